import { z } from 'zod';

export const voiceTwilioOptions = z.object({
  /** The Twilio account (or subaccount) that the number belongs to. */
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/i, 'an Account SID: AC and 32 hexadecimal digits'),
  /** Signs the webhooks; from the environment. */
  authToken: z.string().min(16),
  /** The token before, while it is being rotated. */
  previousAuthToken: z.string().min(16).optional(),
  /** How long a webhook waits for the answer before the caller hears "one moment", milliseconds. Default 2500. */
  patienceMs: z.number().int().min(100).max(8_000).default(2_500),
});
export type VoiceTwilioOptions = z.infer<typeof voiceTwilioOptions>;
