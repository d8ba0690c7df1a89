import { isOpen } from '../../core/ticket-life.ts';
import type { CallHandler } from '../turn-context.ts';

/** The messages of this turn are added to a ticket of the conversation, as long as somebody works on it. */
export const addToTicket: CallHandler = async (args, context) => {
  const number = String(args['ticketNumber'] ?? '');
  // A ticket of this very turn has its messages anyway.
  if (context.tickets.some((draft) => draft.number === number)) return { outcome: 'added', slots: {} };
  const known = await context.deps.store.desk.ofConversation(context.turn.conversation.id);
  const ticket = known.find(({ numbers }) => numbers.includes(number));
  if (ticket === undefined || !isOpen(ticket)) return { outcome: 'not-open', slots: {} };
  context.addToTickets.push(ticket.id);
  return { outcome: 'added', slots: {} };
};
