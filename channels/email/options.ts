import { z } from 'zod';

const serverSchema = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  /** TLS from the first byte (993, 465); false: STARTTLS where the server offers it. */
  secure: z.boolean().default(true),
  user: z.string().min(1),
  /** From the environment. */
  password: z.string().min(1),
});

export const emailOptions = z.object({
  /** The support address; answers come from it. */
  address: z.email().toLowerCase(),
  fromName: z.string().min(1),
  imap: serverSchema.extend({ mailbox: z.string().min(1).default('INBOX') }),
  /** Without user and password the server is used unauthenticated. */
  smtp: serverSchema.partial({ user: true, password: true }),
  /**
   * The name by which our own receiving server signs its Authentication-Results (RFC 8601, 2.5), such as `mx.google.com`.
   * Without it no sender is believed: anybody can write that header into a mail.
   */
  authservId: z.string().min(1).optional(),
  /** The mailbox is looked at this often even where the server announces nothing, milliseconds. Default 60 s. */
  pollMs: z.number().int().min(100).default(60_000),
  /** How far back the first look goes, days. Default 2. */
  backfillDays: z.number().int().min(0).max(90).default(2),
});
export type EmailOptions = z.infer<typeof emailOptions>;
