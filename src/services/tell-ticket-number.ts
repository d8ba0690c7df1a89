import { MISSED_CALL } from '../core/call.ts';
import { dayBefore } from './identity.ts';
import { draftNotice, wayTo } from './notice.ts';
import { callerOf } from './promise-call-back.ts';
import type { TurnContext } from './turn-context.ts';

/** Messages in a day to one number: anybody can call with somebody else's number as their own. */
const MAX_A_DAY = 5;
/** Later than this it says nothing new. */
const LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * The numbers of tickets that a call opened, in writing to the number that it came from, where the brand can send such.
 * The number of a ticket alone opens nothing, and no more is written.
 */
export async function tellTicketNumbers(context: TurnContext): Promise<void> {
  const { deps, turn, tickets } = context;
  if (tickets.length === 0) return;
  const caller = callerOf(context);
  if (caller === null) return;
  const way = await wayTo({ kind: 'phone', value: caller }, context);
  if (way === null) return;
  const now = deps.clock.now();
  for (const ticket of tickets) {
    const key = `ticket-message:${caller}`;
    const sent = await deps.store.attempts.add(turn.conversation.brandId, [key], now, dayBefore(context));
    if ((sent.get(key) ?? 0) > MAX_A_DAY) return;
    const text = ticket.topic === MISSED_CALL ? 'ticket.missedMessage' : 'ticket.message';
    const notice = draftNotice(
      way,
      { text, values: { ticketNumber: ticket.number }, expiresAt: new Date(now.getTime() + LIFE_MS) },
      context,
    );
    context.notices.push({ ...notice, acknowledgesTicketId: ticket.id });
  }
}
