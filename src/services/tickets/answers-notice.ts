import type { Ticket } from '../../core/ticket.ts';
import { findOrderNumber } from '../../engine/index.ts';
import type { TurnResult } from '../run-turn.ts';
import type { TurnContext } from '../turn-context.ts';

/** Later than this they write of their own accord. Milliseconds. */
const ANSWER_WITHIN_MS = 24 * 60 * 60 * 1000;
const NEWEST_LINES = 50;

/** The newest notice that the ticket is resolved. */
async function noticeOf({ store }: TurnContext['deps'], { id }: Ticket) {
  const history = await store.tickets.events(id);
  for (const event of history.toReversed())
    if (event.data.type === 'notice-sent' && event.data.notice === 'resolved')
      return { event, outboundId: event.data.outboundId };
  return null;
}

export interface ToldTogether {
  tickets: Ticket[];
  /** When they were told; null: never. */
  at: Date | null;
}

/** Those of these tickets that were told as resolved in one message with this one, itself first. */
export async function toldTogether(
  { deps }: TurnContext,
  ticket: Ticket,
  others: readonly Ticket[],
): Promise<ToldTogether> {
  const told = await noticeOf(deps, ticket);
  if (told === null) return { tickets: [ticket], at: null };
  const tickets = [ticket];
  for (const other of others) {
    const isSame = other.id !== ticket.id && (await noticeOf(deps, other))?.outboundId === told.outboundId;
    if (isSame) tickets.push(other);
  }
  return { tickets, at: told.event.at };
}

/** A request, and nothing that a flow goes on with: only such words can be an answer to a notice. */
export function mayAnswerNotice({ turn, effect }: TurnContext, { understood }: TurnResult): boolean {
  const isRequest = understood.length > 0 && understood.every(({ read }) => !read.startsWith('command:'));
  return isRequest && effect === null && turn.state.stack.length === 0;
}

/**
 * Whether these are the first words after they were told that the ticket is resolved, and are meant for it: the notice asks
 * for them, however the bot would read "not resolved" or "still broken". A command, or another order's number, is not.
 */
export async function answersNotice(
  { deps, account, turn }: TurnContext,
  { tickets, at: toldAt }: ToldTogether,
): Promise<boolean> {
  if (toldAt === null || deps.clock.now().getTime() - toldAt.getTime() > ANSWER_WITHIN_MS) return false;

  const waiting = new Set(turn.waiting.map(({ id }) => id));
  const lines = await deps.store.desk.lines([turn.conversation.id], NEWEST_LINES);
  const wroteSince = lines.some(({ id, direction, at }) => direction === 'in' && at >= toldAt && !waiting.has(id));
  if (wroteSince) return false;
  const { orderNumberPattern: pattern, orderNumberExample: example } = account.brand;
  const own = tickets.flatMap(({ orderNumber, orderNumbers }) => [orderNumber, ...orderNumbers]);
  return turn.waiting.every(({ message }) => {
    const number = findOrderNumber(message.text, { pattern, example });
    return number === null || own.includes(number);
  });
}
