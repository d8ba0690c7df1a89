import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Names whose values never reach a log, at any depth down to four: what people wrote, who they are, secrets. */
const REDACTED = [
  'text',
  'body',
  'content',
  'payload',
  'email',
  'phone',
  'address',
  'from',
  'to',
  'name',
  'displayName',
  'replyAddress',
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
];

export interface LogOptions {
  level: string;
  /** Where lines go; standard output by default. */
  destination?: NodeJS.WritableStream;
}

/** One JSON line per event: `log.info({ conversationId }, 'message.received')`. Event names are fixed. */
export function createLog(options: LogOptions): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);
  const settings = { level: options.level, base: null, redact: { paths, censor: '[redacted]' } };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
