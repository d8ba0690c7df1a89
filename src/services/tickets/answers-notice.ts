import type { Ticket } from '../../core/ticket.ts';
import { findOrderNumber } from '../../engine/index.ts';
import type { TurnResult } from '../run-turn.ts';
import type { TurnContext } from '../turn-context.ts';

/** Later than this they write of their own accord. Milliseconds. */
const ANSWER_WITHIN_MS = 24 * 60 * 60 * 1000;
const NEWEST_LINES = 50;

/**
 * Whether these are the first words after they were told that the ticket is resolved, and are meant for it: the notice asks
 * for them, however the bot would read "not resolved" or "still broken". A command, or another order's number, is not.
 */
export async function answersNotice(
  { deps, account, turn, effect }: TurnContext,
  { understood }: TurnResult,
  ticket: Ticket,
): Promise<boolean> {
  const isRequest = understood.length > 0 && understood.every(({ read }) => !read.startsWith('command:'));
  if (!isRequest || effect !== null || turn.state.stack.length > 0) return false;
  const history = await deps.store.tickets.events(ticket.id);
  const told = history.findLast(({ data }) => data.type === 'notice-sent' && data.notice === 'resolved');
  if (told === undefined || deps.clock.now().getTime() - told.at.getTime() > ANSWER_WITHIN_MS) return false;

  const waiting = new Set(turn.waiting.map(({ id }) => id));
  const lines = await deps.store.desk.lines([turn.conversation.id], NEWEST_LINES);
  const wroteSince = lines.some(({ id, direction, at }) => direction === 'in' && at >= told.at && !waiting.has(id));
  if (wroteSince) return false;
  const { orderNumberPattern: pattern, orderNumberExample: example } = account.brand;
  const own = [ticket.orderNumber, ...ticket.orderNumbers];
  return turn.waiting.every(({ message }) => {
    const number = findOrderNumber(message.text, { pattern, example });
    return number === null || own.includes(number);
  });
}
