import { createTransport } from 'nodemailer';
import type { SendReceipt } from '../../src/core/channel.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { EmailOptions } from './options.ts';
import { toMail } from './outbound.ts';

const CONNECT_TIMEOUT_MS = 15_000;
const SOCKET_TIMEOUT_MS = 25_000;

export interface Writer {
  send(message: OutboundMessage): Promise<SendReceipt>;
  close(): void;
}

/**
 * Sends by SMTP, a connection for each mail: nodemailer's pool puts a mail back into its own queue when a connection
 * breaks, and whether the server had taken it nobody knows then.
 */
export function createWriter(options: EmailOptions): Writer {
  const { host, port, secure, user, password } = options.smtp;
  const transport = createTransport({
    host,
    port,
    secure,
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      const mail = toMail(message, options);
      try {
        await transport.sendMail(mail);
        return { status: 'sent', providerId: mail.messageId };
      } catch (error) {
        return receiptOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** What a failure means for the mail: whether the server had it is what decides. */
export function receiptOf(thrown: unknown): SendReceipt {
  const error: { code?: unknown; command?: unknown; responseCode?: unknown; message?: unknown } =
    thrown instanceof Error ? thrown : {};
  const code = String(error.code ?? '');
  const response = typeof error.responseCode === 'number' ? error.responseCode : null;
  const reason = `SMTP ${response ?? code}: ${String(error.message ?? 'no reason given').slice(0, 200)}`;
  // Wrong credentials are ours to mend, not the customer's loss.
  if (code === 'EAUTH') return { status: 'retry', reason };
  if (response !== null && response >= 500) return { status: 'failed', reason };
  if (response !== null) return { status: 'retry', reason };
  const beforeMail =
    ['EDNS', 'ETLS', 'ECONNREFUSED'].includes(code) ||
    /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|greeting never|connection timeout/i.test(reason);
  return beforeMail ? { status: 'retry', reason } : { status: 'uncertain', reason };
}
