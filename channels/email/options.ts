import { z } from 'zod';

/** Sign-in without a password. The token is fetched anew for each connection. */
const oauthSchema = z
  .object({
    provider: z.enum(['google', 'microsoft']),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    /** Absent with Microsoft: the application signs in by itself (client credentials). */
    refreshToken: z.string().min(1).optional(),
    /** Microsoft's directory (tenant) id; asked for with `microsoft`. */
    tenant: z.string().min(1).optional(),
    /** Where tokens come from, if not from the provider's own address. */
    tokenUrl: z.url().optional(),
  })
  .refine(({ provider, refreshToken }) => provider === 'microsoft' || refreshToken !== undefined, {
    error: 'Google asks for a refreshToken',
  })
  .refine(({ provider, tenant, tokenUrl }) => provider === 'google' || (tenant ?? tokenUrl) !== undefined, {
    error: 'Microsoft asks for a tenant',
  });
export type OAuthOptions = z.infer<typeof oauthSchema>;

const serverSchema = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  /** TLS from the first byte (993, 465); false: STARTTLS where the server offers it. */
  secure: z.boolean().default(true),
  user: z.string().min(1),
  /** From the environment. Absent where `oauth` is set. */
  password: z.string().min(1).optional(),
});

export const emailOptions = z
  .object({
    /** The support address; answers come from it. */
    address: z.email().toLowerCase(),
    fromName: z.string().min(1),
    imap: serverSchema.extend({ mailbox: z.string().min(1).default('INBOX') }),
    /** Without user and password the server is used unauthenticated. */
    smtp: serverSchema.partial({ user: true }),
    /** For both servers, in place of the passwords. */
    oauth: oauthSchema.optional(),
    /**
     * The name by which our own receiving server signs its Authentication-Results (RFC 8601, 2.5), such as `mx.google.com`.
     * Exchange Online signs with no name: write `microsoft`. Without it no sender is believed: anybody can write that
     * header into a mail.
     */
    authservId: z.string().min(1).optional(),
    /**
     * Addresses from which the shop's own contact forms write: whoever their Reply-To names is the customer, unproven as
     * everybody whom a form names. Default none.
     */
    formSenders: z.array(z.email().toLowerCase()).default([]),
    /** The mailbox is looked at this often even where the server announces nothing, milliseconds. Default 60 s. */
    pollMs: z.number().int().min(100).default(60_000),
    /** After a refused sign-in it is tried again after this, milliseconds, and then ever more slowly. Default a minute. */
    signInRetryMs: z.number().int().min(100).default(60_000),
    /** How far back the first look goes, days. Default 2. */
    backfillDays: z.number().int().min(0).max(90).default(2),
    /** What is done with a mail that was taken. Default: nothing. */
    afterwards: z.object({ moveTo: z.string().min(1).optional(), keyword: z.string().min(1).optional() }).default({}),
    /** Where the server keeps a copy of what it sends: there it is seen whether an uncertain mail went out. */
    sentFolder: z.string().min(1).optional(),
    /** Answers come back to `care+r<token>@…`; false where the server knows no addresses with a plus sign. */
    replyToken: z.boolean().default(true),
    /**
     * Sends under an envelope sender of its own for each mail, `care+b<token>@…` (VERP), so that bounces which quote nothing
     * are understood too. Not at Google and Microsoft: they take the mailbox's own address only. Default false.
     */
    bounceToken: z.boolean().default(false),
    /** Signs what is sent (RFC 6376), where the SMTP server does not. */
    dkim: z
      .object({ domainName: z.string().min(1), keySelector: z.string().min(1), privateKey: z.string().min(1) })
      .optional(),
    /** The brand's colour in the head of a letter, `#rrggbb`. */
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'write a colour such as #0b5d4a')
      .default('#334155'),
  })
  .refine(({ imap, oauth }) => (imap.password ?? oauth) !== undefined, {
    error: 'give a password or oauth',
    path: ['imap', 'password'],
  });
export type EmailOptions = z.infer<typeof emailOptions>;
