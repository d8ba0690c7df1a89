import type { Ticket, TicketEventData, TicketState } from '../../core/ticket.ts';
import { canChange, isOpen } from '../../core/ticket-life.ts';
import type { ServiceDeps } from '../deps.ts';
import { type ChangeRequest, changeTicket, type DeskResult } from './change-ticket.ts';

export interface SetState extends ChangeRequest {
  to: TicketState;
  /** What was decided; kept for the register. */
  resolution?: string;
}

/** Only legal changes. A ticket that is solved leaves the conversation to the bot again. */
export async function setState(deps: ServiceDeps, request: SetState): Promise<DeskResult> {
  const { to, resolution } = request;
  const result = await changeTicket(deps, request, (ticket) => {
    if (ticket.state !== to && !canChange(ticket.state, to)) return { refused: 'illegal-transition' };
    const events: TicketEventData[] = ticket.state === to ? [] : [{ type: 'state-changed', from: ticket.state, to }];
    return { events, ...(resolution === undefined ? {} : { resolution }) };
  });
  if (result.outcome === 'done' && !isOpen({ state: to })) {
    await giveBack(deps, result.ticket, request.actor.brandIds);
  }
  return result;
}

/** The bot answers again in all conversations of a ticket, unless another ticket of theirs still needs a person. */
export async function giveBack(deps: ServiceDeps, ticket: Ticket, brandIds: readonly string[]): Promise<void> {
  for (const id of [ticket.conversationId, ...ticket.conversationIds]) await giveBackOne(deps, id, brandIds);
}

async function giveBackOne(deps: ServiceDeps, conversationId: string, brandIds: readonly string[]): Promise<void> {
  const found = await deps.store.desk.conversation(brandIds, conversationId);
  if (found === null || found.conversation.holder === 'bot') return;
  const others = await deps.store.desk.ofConversation(conversationId);
  if (others.some(isOpen)) return;
  await deps.store.desk.hold({
    conversationId,
    holder: 'bot',
    userId: null,
    expected: 'any',
    at: deps.clock.now(),
  });
  deps.feed.publish({ kind: 'conversation.changed', id: conversationId, brandId: found.conversation.brandId });
}
