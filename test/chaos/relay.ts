import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Place } from './accounts.ts';

/** A machine whose cable was pulled says nothing: the next one is asked. */
const REACH_LIMIT_MS = 2_000;

/** Stands on a port of its own and passes lines on to one of several servers: a balancer, or a bad line to one server. */
export interface Relay {
  port: number;
  /** Every chunk comes so much later, both ways; 0: at once. */
  slow(ms: number): void;
  /** Cuts the lines that stand. */
  cut(): void;
  /** Nothing passes and nothing is refused, as when a cable is pulled; null: again as it was. */
  hold(isHeld: boolean): void;
  stop(): Promise<void>;
}

/** @param host where it listens */
export async function startRelay(targets: readonly Place[], host = '127.0.0.1'): Promise<Relay> {
  const lines = new Set<Socket>();
  let delayMs = 0;
  let held: Promise<void> | null = null;
  let letGo = (): void => {};
  let turn = 0;

  function pass(from: Socket, to: Socket): void {
    // One after the other: a chunk that waits holds up those behind it.
    let before: Promise<void> = Promise.resolve();
    const later = (work: () => void): void => {
      const due = performance.now() + delayMs;
      before = before
        .then(() => held ?? undefined)
        .then(() => pause(due - performance.now()))
        .then(work);
    };
    from.on('data', (chunk) => later(() => void (to.destroyed || to.write(chunk))));
    from.on('end', () => later(() => void to.end()));
    from.on('close', () => later(() => to.destroySoon()));
    from.on('error', () => to.destroy());
  }

  /** The next server that takes the line; who is down is passed over. */
  async function reach(): Promise<Socket | null> {
    for (let tried = 0; tried < targets.length; tried += 1) {
      const target = targets[turn % targets.length] ?? { host, port: 0 };
      turn += 1;
      const socket = connect(target);
      try {
        await once(socket, 'connect', { signal: AbortSignal.timeout(REACH_LIMIT_MS) });
        return socket;
      } catch {
        socket.on('error', () => undefined);
        socket.destroy();
      }
    }
    return null;
  }

  async function take(client: Socket): Promise<void> {
    client.on('error', () => undefined);
    await held;
    const upstream = await reach();
    if (upstream === null) {
      client.destroy();
      return;
    }
    for (const line of [client, upstream]) {
      lines.add(line);
      line.on('close', () => lines.delete(line));
    }
    pass(client, upstream);
    pass(upstream, client);
    client.resume();
  }

  const server = createServer({ pauseOnConnect: true }, (client) => void take(client));
  server.listen(0, host);
  await once(server, 'listening');
  const listening = server.address();
  const cut = (): void => {
    for (const line of lines) line.destroy();
  };
  return {
    port: typeof listening === 'object' && listening !== null ? listening.port : 0,
    slow(ms) {
      delayMs = ms;
    },
    cut,
    hold(isHeld) {
      letGo();
      held = isHeld ? new Promise((resolve) => (letGo = resolve)) : null;
    },
    async stop() {
      letGo();
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
