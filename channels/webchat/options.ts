import { z } from 'zod';

export const webchatOptions = z.object({
  /** Origins of other sites that may talk to this chat, such as `https://shop.example`. Default: only our own page. */
  allowedOrigins: z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)).default([]),
  /** Messages that one visitor may send in a minute. */
  messagesPerMinute: z.number().int().positive().default(60),
  /** Texts and files that one visitor may send in an hour, megabytes. From one address ten times as much of both may come: many people share one. */
  megabytesPerHour: z.number().int().positive().default(60),
});
export type WebchatOptions = z.infer<typeof webchatOptions>;
