import { z } from 'zod';

export const whatsappBaileysOptions = z.object({
  /** Messages older than this when they arrive are set aside for a person instead of being answered, hours. Default 24. */
  maxAnswerAgeHours: z.number().positive().default(24),
  /** How long the bot is silent in a chat after somebody answered on the shop's phone, hours. Default 12. */
  silentHours: z.number().positive().default(12),
  /** Sends like a person: not at once, not all together. */
  pace: z
    .object({
      /** Between two messages to one customer, milliseconds. */
      gapMs: z.number().nonnegative().default(1500),
      /** "typing…" is shown for so long per character, milliseconds. */
      typingMs: z.number().nonnegative().default(20),
      maxTypingMs: z.number().nonnegative().default(5000),
      /** Messages of the whole account in a minute. */
      perMinute: z.number().int().positive().default(20),
    })
    .prefault({}),
  /** Wait before the first new connection after a break, then longer and longer, milliseconds. Default 500. */
  reconnectMs: z.number().positive().default(500),
  /** WhatsApp's own address; another one only in tests. */
  webSocketUrl: z.url().optional(),
  /** Where media may be fetched from beside WhatsApp's own hosts; only in tests. */
  mediaOrigin: z.url().optional(),
  /** Host and port that media is uploaded to before WhatsApp's own; only in tests. */
  mediaUploadHost: z.string().optional(),
});
export type WhatsappBaileysOptions = z.infer<typeof whatsappBaileysOptions>;
