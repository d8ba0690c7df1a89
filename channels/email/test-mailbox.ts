import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { ChannelCheck } from '../../src/core/channel.ts';
import type { EmailOptions } from './options.ts';
import type { Tokens } from './tokens.ts';

const TIMEOUT_MS = 10_000;

/** Signs in at both servers and looks at the folders. Nothing is read, marked or sent. */
export async function testMailbox(
  options: EmailOptions,
  tokens: Tokens | null,
  signal: AbortSignal,
): Promise<ChannelCheck[]> {
  const [imap, smtp] = await Promise.all([testImap(options, tokens, signal), testSmtp(options, tokens, signal)]);
  return [...imap, smtp, proofCheck(options)];
}

async function testImap(
  { imap, sentFolder, afterwards }: EmailOptions,
  tokens: Tokens | null,
  signal: AbortSignal,
): Promise<ChannelCheck[]> {
  const { host, port, secure, user, password } = imap;
  const name = 'imap sign-in';
  let client: ImapFlow | null = null;
  const end = (): void => client?.close();
  try {
    const auth = tokens === null ? { user, pass: password ?? '' } : { user, accessToken: await tokens.get(false) };
    client = new ImapFlow({ host, port, secure, auth, logger: false, connectionTimeout: TIMEOUT_MS });
    // Without a listener an error would end the process; connect() rejects with it as well.
    client.on('error', () => {});
    signal.addEventListener('abort', end, { once: true });
    await client.connect();
    const folders = new Set((await client.list()).map(({ path }) => path));
    const wanted = [imap.mailbox, sentFolder, afterwards.moveTo].filter((folder) => folder !== undefined);
    return [
      { name, isOk: true, detail: `${user} at ${host}` },
      ...wanted.map((folder): ChannelCheck => {
        const isThere = folder.toUpperCase() === 'INBOX' || folders.has(folder);
        const cure = `make it, or write one that is there: ${[...folders].join(', ')}`;
        return { name: 'folder', isOk: isThere, detail: folder, ...(isThere ? {} : { cure }) };
      }),
    ];
  } catch (error) {
    return [{ name, isOk: false, detail: reasonOf(error), cure: cureOf(error, `${host}:${port}`) }];
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

async function testSmtp(
  { smtp, imap }: EmailOptions,
  tokens: Tokens | null,
  signal: AbortSignal,
): Promise<ChannelCheck> {
  const { host, port, secure, user, password } = smtp;
  const name = 'smtp sign-in';
  try {
    const oauth = async () => ({
      type: 'OAuth2' as const,
      user: user ?? imap.user,
      accessToken: await tokens?.get(false),
    });
    const plain = user === undefined || password === undefined ? {} : { auth: { user, pass: password } };
    const transport = createTransport({
      host,
      port,
      secure,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      ...(tokens === null ? plain : { auth: await oauth() }),
    });
    const end = (): void => transport.close();
    signal.addEventListener('abort', end, { once: true });
    try {
      await transport.verify();
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
    return { name, isOk: true, detail: `${user ?? 'without sign-in'} at ${host}` };
  } catch (error) {
    return { name, isOk: false, detail: reasonOf(error), cure: cureOf(error, `${host}:${port}`) };
  }
}

function proofCheck({ authservId }: EmailOptions): ChannelCheck {
  const name = 'proof of senders';
  if (authservId !== undefined) return { name, isOk: true, detail: `what ${authservId} says of DMARC is believed` };
  const cure = 'set authservId to the name in the Authentication-Results that your server writes';
  return { name, isOk: false, detail: 'no sender is believed: every customer is asked for a code', cure };
}

/** imapflow says more in `responseText` than in its message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : error.message;
  return said.slice(0, 200);
}

function cureOf(error: unknown, server: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isSignIn = code === 'EAUTH' || (error instanceof Error && 'authenticationFailed' in error);
  if (isSignIn)
    return 'compare user and password (an app password where the provider asks for one), or the OAuth settings';
  return `look at the name, the port and "secure" of ${server}, and whether it can be reached from here`;
}
