import { z } from 'zod';
import { TICKET_NOTICES } from './ticket.ts';

const minutes = z.number().int().positive();
const targetsSchema = z.object({ firstReply: minutes, nextReply: minutes, resolution: minutes });

const DAY = 10 * 60;

/** How a brand works on its tickets. Minutes are working minutes, within the business hours. The law's clocks do not depend on it. */
export const ticketRulesSchema = z.object({
  /** Time zone of the business hours and holidays. */
  timeZone: z.string().refine(isTimeZone, 'a name like Asia/Kolkata').default('Asia/Kolkata'),
  /** What the shop promises itself, by priority. */
  targets: z
    .object({
      urgent: targetsSchema.default({ firstReply: 30, nextReply: 60, resolution: DAY }),
      high: targetsSchema.default({ firstReply: 60, nextReply: 2 * 60, resolution: 3 * DAY }),
      normal: targetsSchema.default({ firstReply: 4 * 60, nextReply: 8 * 60, resolution: 7 * DAY }),
      low: targetsSchema.default({ firstReply: DAY, nextReply: 2 * DAY, resolution: 14 * DAY }),
    })
    .prefault({}),
  /** Whether the shop's clocks stand still while a courier or a maker is waited for. */
  pauseForThirdParty: z.boolean().default(false),
  /** Who gets a new ticket: whoever takes it, or the next one who is there and has room. */
  assign: z.enum(['by-hand', 'round-robin']).default('by-hand'),
  /** With round robin: tickets of somebody who has been away for so long go to the next one. Minutes. */
  takeBackAfterMinutes: minutes.default(30),
  /** A resolved ticket is closed after so many days; until then a reply opens it again. */
  closeAfterDays: z.number().int().positive().max(28).default(7),
  /** Hours from resolution to the satisfaction survey; null: none is sent. */
  surveyAfterHours: z.number().positive().max(23).nullable().default(1),
  /** Changes that the customer is told of, where no answer of a person says it already. Empty: none. */
  notices: z.array(z.enum(TICKET_NOTICES)).default(['resolved']),
});
export type TicketRules = z.infer<typeof ticketRulesSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
