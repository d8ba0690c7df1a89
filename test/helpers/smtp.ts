import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * `accept`; `refuse` with 550; `defer` and `greylist` with 451; `drop` takes the data and breaks the line before it
 * answers; `delay` answers after a second; `hang` takes the data and never answers.
 */
export type SmtpBehaviour = 'accept' | 'refuse' | 'defer' | 'greylist' | 'drop' | 'delay' | 'hang';

export interface TestSmtp {
  port: number;
  received: ParsedMail[];
  /** The same mails, byte for byte. */
  raw: Buffer[];
  behave(behaviour: SmtpBehaviour): void;
  stop(): Promise<void>;
}

/** A real SMTP server that keeps what it takes. With `accepts` it asks for a sign-in by XOAUTH2. */
export async function startSmtp(accepts?: (token: string) => boolean): Promise<TestSmtp> {
  const received: ParsedMail[] = [];
  const raw: Buffer[] = [];
  let behaviour: SmtpBehaviour = 'accept';
  const server = new SMTPServer({
    authOptional: accepts === undefined,
    allowInsecureAuth: true,
    authMethods: ['XOAUTH2'],
    onAuth(auth, _session, callback) {
      if (accepts?.(auth.accessToken ?? '') === true) callback(null, { user: auth.username ?? 'care' });
      else callback(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
    },
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, callback) {
      if (behaviour === 'refuse') callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      else if (behaviour === 'defer') callback(Object.assign(new Error('try again later'), { responseCode: 451 }));
      else if (behaviour === 'greylist')
        callback(Object.assign(new Error('4.7.1 greylisted, please try again'), { responseCode: 451 }));
      else callback();
    },
    onData(stream, session, callback) {
      buffer(stream)
        .then(async (bytes) => {
          received.push(await simpleParser(bytes));
          raw.push(bytes);
          if (behaviour === 'hang') return;
          if (behaviour === 'delay') setTimeout(callback, 1_000);
          else if (behaviour !== 'drop') callback();
          else
            for (const connection of server.connections)
              if (connection.session.id === session.id) connection._socket.destroy();
        })
        .catch(callback);
    },
  });
  server.on('error', () => {}); // dropped lines are the point
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    raw,
    behave: (next) => {
      behaviour = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
