import { isOpen } from '../core/ticket-life.ts';
import type { TurnContext } from './turn-context.ts';

/**
 * "Complaint karo meri" to people who have the conversation: what they have it for is a complaint from then on, with the law's
 * clocks, and the sweep acknowledges it with its number and copy (E-Commerce Rules 2020, rules 4(5) and 5(3)). Nothing else is
 * read while a person has it.
 */
export async function takeAnnouncedComplaint({ turn, deps, account, complaints }: TurnContext): Promise<void> {
  if (account.type.capabilities.form === 'spoken') return;
  const written = turn.waiting.filter(({ message }) => message.kind === 'message');
  if (!written.some(({ message }) => deps.engine.announcesComplaint(message.text))) return;
  const open = (await deps.store.desk.ofConversation(turn.conversation.id)).filter(isOpen);
  const [ticket] = open;
  if (ticket !== undefined && open.every(({ kind }) => kind === 'request')) complaints.push(ticket.id);
}
