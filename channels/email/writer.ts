import { createTransport } from 'nodemailer';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import { fromUnknown } from '../../src/core/errors.ts';
import { attachedFiles, type OutboundMessage } from '../../src/core/message.ts';
import type { Marks } from './marks.ts';
import type { EmailOptions } from './options.ts';
import { type MailAttachment, toMail } from './outbound.ts';
import type { Tokens } from './tokens.ts';

const CONNECT_TIMEOUT_MS = 15_000;
const SOCKET_TIMEOUT_MS = 25_000;
/** Greylisting asks for some minutes (RFC 6647). */
const GREYLIST_MS = 5 * 60_000;

export interface Writer {
  send(message: OutboundMessage): Promise<SendReceipt>;
}

/**
 * Sends by SMTP, a connection for each mail: nodemailer's pool puts a mail back into its own queue when a connection
 * breaks, and whether the server had taken it nobody knows then.
 */
export function createWriter(
  options: EmailOptions,
  {
    marks,
    tokens,
    deps: { log, bytesOf },
  }: { marks: () => Promise<Marks>; tokens: Tokens | null; deps: Pick<ChannelDeps, 'log' | 'bytesOf'> },
): Writer {
  const { host, port, secure, user, password } = options.smtp;
  let isTokenRefused = false;

  async function auth(): Promise<object> {
    if (tokens !== null) {
      // One that was taken back before its time is not shown again.
      const accessToken = await tokens.get(isTokenRefused);
      return { auth: { type: 'OAuth2', user: user ?? options.imap.user, accessToken } };
    }
    return user === undefined || password === undefined ? {} : { auth: { user, pass: password } };
  }

  return {
    async send(message) {
      let signIn: object;
      try {
        signIn = await auth();
      } catch (error) {
        log.error('smtp.credentials', { reason: fromUnknown(error).message });
        return { status: 'retry', reason: `SMTP sign-in: ${fromUnknown(error).message}` };
      }
      let attachments: MailAttachment[] | null;
      let ours: Marks;
      try {
        [attachments, ours] = await Promise.all([attachmentsOf(message, bytesOf), marks()]);
      } catch (error) {
        // A disk or a database that fails for a moment: nothing was sent.
        return { status: 'retry', reason: fromUnknown(error).message };
      }
      if (attachments === null) return { status: 'failed', reason: 'a file of it is not there any more' };
      const mail = toMail(message, options, ours, attachments);
      const progress = watch();
      const transport = createTransport({
        host,
        port,
        secure,
        ...signIn,
        ...progress.options,
        ...(options.dkim === undefined ? {} : { dkim: options.dkim }),
        connectionTimeout: CONNECT_TIMEOUT_MS,
        greetingTimeout: CONNECT_TIMEOUT_MS,
        socketTimeout: SOCKET_TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        // The envelope's sender is our mailbox: that is where bounces are read.
        const from = ours.bounceAddress(message.id);
        await transport.sendMail({ ...mail, envelope: { from, to: mail.to } });
        isTokenRefused = false;
        return { status: 'sent', providerId: mail.messageId };
      } catch (error) {
        const receipt = receiptOf(error, progress.isBegun());
        const isRefused = receipt.status === 'retry' && receipt.reason.includes('EAUTH');
        isTokenRefused = isRefused;
        if (isRefused) log.error('smtp.credentials', { reason: receipt.reason });
        return receipt;
      } finally {
        transport.close();
      }
    },
  };
}

/** Null where the bytes of one are gone: a mail that promises a file must not go without it. */
async function attachmentsOf(
  { content }: OutboundMessage,
  bytesOf: ChannelDeps['bytesOf'],
): Promise<MailAttachment[] | null> {
  const attachments: MailAttachment[] = [];
  for (const file of attachedFiles(content)) {
    const bytes = await bytesOf(file);
    if (bytes === null) return null;
    const { name: filename, contentType } = file;
    attachments.push({ filename, content: Buffer.from(bytes), contentType, contentDisposition: 'attachment' });
  }
  return attachments;
}

/**
 * Whether the server was offered the words of the mail. nodemailer's errors do not tell: a certificate that ran out and a
 * line that broke behind the last word have the same code and command.
 */
function watch() {
  let begun = false;
  const nothing = (): void => {};
  const debug = (entry: { tnx?: unknown }, line: unknown): void => {
    if (entry.tnx === 'client' && line === 'DATA') begun = true;
  };
  const logger = {
    level: nothing,
    trace: nothing,
    debug,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
  };
  return { options: { transactionLog: true, logger }, isBegun: () => begun };
}

/** What a failure means for the mail: whether the server may have it is what decides. */
export function receiptOf(thrown: unknown, isBegun: boolean): SendReceipt {
  const error: { code?: unknown; command?: unknown; responseCode?: unknown; message?: unknown } =
    thrown instanceof Error ? thrown : {};
  const code = String(error.code ?? '');
  const response = typeof error.responseCode === 'number' ? error.responseCode : null;
  const message = String(error.message ?? 'no reason given').slice(0, 200);
  const reason = `SMTP ${response ?? ''} ${code}: ${message}`;
  // Wrong credentials are ours to mend, not the customer's loss.
  if (code === 'EAUTH') return { status: 'retry', reason };
  if (response !== null && response >= 500) return { status: 'failed', reason, ...whyOf(message) };
  if (response !== null)
    return /grey|gray/i.test(message)
      ? { status: 'retry', reason, retryAfterMs: GREYLIST_MS }
      : { status: 'retry', reason };
  if (isBegun) return { status: 'uncertain', reason };
  // What nodemailer does not even offer: no address, or larger than the server says it takes.
  return code === 'EENVELOPE' || code === 'EMESSAGE'
    ? { status: 'failed', reason, ...whyOf(message) }
    : { status: 'retry', reason };
}

function whyOf(message: string): { why?: 'unreachable' | 'content' | 'blocked' } {
  if (
    /5\.1\.[0-9]|invalid recipient|user unknown|no such (?:user|mailbox|recipient)|unknown (?:user|recipient)|does not exist/i.test(
      message,
    )
  )
    return { why: 'unreachable' };
  if (/5\.7\.\d|blocked|blacklist|blocklist|spam|policy/i.test(message)) return { why: 'blocked' };
  return /5\.3\.4|too large|size/i.test(message) ? { why: 'content' } : {};
}
