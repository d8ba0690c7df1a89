import { z } from 'zod';

const templateSchema = z.object({
  /** The template's id at the operators' DLT portal. */
  id: z.string().regex(/^\d{10,25}$/, 'a DLT template id: 10 to 25 digits'),
  /** The registered text, word for word, with our variables in braces where the portal has its own. */
  text: z.string().min(1).max(2000),
});

export const smsTwilioOptions = z.object({
  /** The Twilio account (or subaccount) that sends. */
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/i, 'an Account SID: AC and 32 hexadecimal digits'),
  /** Authenticates requests and signs the callbacks; from the environment. */
  authToken: z.string().min(16),
  /** The token before, while it is being rotated. */
  previousAuthToken: z.string().min(16).optional(),
  /** The registered header (six letters), or a number in E.164 for other countries. */
  sender: z.string().regex(/^([A-Za-z]{6}|\+[1-9]\d{6,14})$/, 'six letters as registered at DLT, or +14155550100'),
  /**
   * Texts registered at DLT (TCCCPR 2018), by our text key and language: `code.message`, `ticket.message`,
   * `ticket.missedMessage`, `upload.message`, `ticketNotice.resolved`, ... Operators block what is not registered, so it is not sent to India either.
   */
  templates: z.record(z.string(), z.record(z.string(), templateSchema)).default({}),
  /** Twilio's REST API; another address only in tests. */
  apiBaseUrl: z.url().default('https://api.twilio.com'),
});
export type SmsTwilioOptions = z.infer<typeof smsTwilioOptions>;
