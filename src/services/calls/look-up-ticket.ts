import { isTicketNumber } from '../../core/ticket-number.ts';
import { contactKey, dayBefore } from '../identity.ts';
import type { CallHandler } from '../turn-context.ts';

/** Wrong ticket numbers that one contact may try in a day: there are 900 million, and a check digit. */
const MAX_WRONG_NUMBERS = 10;

/** Whoever knows the number hears state and dates, as rule 5(3) asks; nothing personal. */
export const lookUpTicket: CallHandler = async (args, context) => {
  const number = String(args['ticketNumber'] ?? '').replace(/\D/g, '');
  const { brandId } = context.turn.conversation;
  const key = `ticket-${contactKey(context)}`;
  const tries = await context.deps.store.attempts.count(brandId, [key], dayBefore(context));
  if ((tries.get(key) ?? 0) >= MAX_WRONG_NUMBERS) return { outcome: 'not-shown', slots: {} };

  const ticket = isTicketNumber(number) ? await context.deps.store.tickets.findByNumber(brandId, number) : null;
  if (ticket === null) {
    await context.deps.store.attempts.add(brandId, [key], context.deps.clock.now(), dayBefore(context));
    return { outcome: 'not-shown', slots: {} };
  }
  return {
    outcome: 'found',
    slots: {
      ticketNumber: number,
      state: ticket.state,
      topic: ticket.topic,
      openedAt: ticket.receivedAt.toISOString(),
      redressDueAt: ticket.redressDueAt?.toISOString() ?? null,
    },
  };
};
