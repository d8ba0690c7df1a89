import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TransactionPooler {
  /** The same database through it. */
  url: string;
  stop(): Promise<void>;
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html: what ends an answer, and that no transaction is open. */
const READY = 'Z'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);

/**
 * A pooler as PgBouncer is one in transaction mode: who asks is lent a session of the server for one transaction, the one that
 * was given back last. For servers that trust everybody.
 */
export async function startTransactionPooler(database: string): Promise<TransactionPooler> {
  const { hostname, port, username, pathname } = new URL(database);
  const sessions = new Set<Socket>();
  const free: Socket[] = [];

  async function session(): Promise<Socket> {
    const kept = free.pop();
    if (kept !== undefined) return kept;
    const opened = connect(Number(port), hostname);
    sessions.add(opened);
    opened.on('error', () => opened.destroy());
    opened.write(startup({ user: username, database: pathname.slice(1) }));
    const messages = messageReader();
    for (;;) {
      const [chunk] = await once(opened, 'data');
      if (messages(chunk).some(([type]) => type === READY)) return opened;
    }
  }

  /** Passes its answers on until no transaction is open any more; then it is free for the next one. */
  function lend(session: Socket, client: Socket, onBack: () => void): Socket {
    const answers = messageReader();
    session.on('data', (chunk: Buffer) => {
      client.write(chunk);
      if (!answers(chunk).some((one) => one[0] === READY && one[5] === IDLE)) return;
      session.removeAllListeners('data');
      free.push(session);
      onBack();
    });
    return session;
  }

  function serve(client: Socket): void {
    sessions.add(client);
    client.on('error', () => client.destroy());
    const asked = messageReader();
    let lent: Socket | null = null;
    let before = Promise.resolve();
    const pass = async (message: Buffer): Promise<void> => {
      lent ??= lend(await session(), client, () => (lent = null));
      lent.write(message);
    };
    client.once('data', () => {
      client.write(greeting());
      client.on('data', (chunk: Buffer) => {
        for (const message of asked(chunk)) {
          if (message[0] === TERMINATE) client.end();
          else before = before.then(() => pass(message));
        }
      });
    });
  }

  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    async stop() {
      for (const socket of sessions) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Puts chunks together and cuts them into whole messages: type, length, body. */
function messageReader(): (chunk: Buffer) => Buffer[] {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const whole: Buffer[] = [];
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const end = rest.readUInt32BE(1) + 1;
      whole.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    return whole;
  };
}

function startup(settings: Record<string, string>): Buffer {
  const pairs = Object.entries(settings).flat();
  const body = Buffer.from(`${pairs.map((word) => `${word}\0`).join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.writeUInt32BE(3 << 16, 4);
  return Buffer.concat([head, body]);
}

/** "You are in", a process number of the pooler's own, and "ask". */
function greeting(): Buffer {
  const message = (type: string, ...words: number[]): Buffer => {
    const bytes = Buffer.alloc(5 + 4 * words.length);
    bytes.write(type);
    bytes.writeUInt32BE(bytes.length - 1, 1);
    for (const [index, word] of words.entries()) bytes.writeUInt32BE(word, 5 + 4 * index);
    return bytes;
  };
  return Buffer.concat([message('R', 0), message('K', 0x7f00_0001, 0x1234_5678), Buffer.from('Z\0\0\0\x05I')]);
}
