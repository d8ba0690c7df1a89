import { z } from 'zod';

export const whatsappBaileysOptions = z.object({
  /** Messages older than this when they arrive are set aside for a person instead of being answered, hours. Default 24. */
  maxAnswerAgeHours: z.number().positive().default(24),
  /** WhatsApp's own address; another one only in tests. */
  webSocketUrl: z.url().optional(),
});
export type WhatsappBaileysOptions = z.infer<typeof whatsappBaileysOptions>;
