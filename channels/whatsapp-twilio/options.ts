import { z } from 'zod';

export const whatsappTwilioOptions = z.object({
  /** The Twilio account (or subaccount) that the sender belongs to. */
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/i, 'an Account SID: AC and 32 hexadecimal digits'),
  /** Signs webhooks and authenticates requests; from the environment. */
  authToken: z.string().min(16),
  /** The other token, while they are being rotated: webhooks and requests pass with either. */
  previousAuthToken: z.string().min(16).optional(),
  /** The approved WhatsApp sender, E.164. */
  number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number such as +919812345678'),
  /** Twilio's REST API; another address only in tests. */
  apiBaseUrl: z.url().default('https://api.twilio.com'),
  /** Twilio's Content API, which makes buttons and lists; another address only in tests. */
  contentBaseUrl: z.url().default('https://content.twilio.com'),
  /** Twilio's API of senders, where their webhooks stand; another address only in tests. */
  sendersBaseUrl: z.url().default('https://messaging.twilio.com'),
});
export type WhatsappTwilioOptions = z.infer<typeof whatsappTwilioOptions>;
