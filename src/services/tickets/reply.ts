import type { ReplyDraft } from '../../core/desk.ts';
import type { Ticket, TicketEventData, TicketState } from '../../core/ticket.ts';
import { canChange, isOpen } from '../../core/ticket-life.ts';
import { splitText } from '../../engine/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { ringAll } from '../ways.ts';
import { assignEvents } from './assign.ts';
import { type ChangeRequest, changeTicket, type Decision, type DeskResult } from './change-ticket.ts';
import { giveBack } from './set-state.ts';
import { writingWindow } from './writing-window.ts';

export interface Reply extends Omit<ChangeRequest, 'version'> {
  /** One of the ticket's conversations, or another of the same contact. */
  conversationId: string;
  /** Last line of that conversation that the writer saw. */
  seenSeq: number;
  text: string;
  /** State of the ticket afterwards; default: a new one becomes open. */
  stateAfter?: TicketState | undefined;
  /** With `stateAfter`: the version that the state was chosen from. */
  version: number | null;
}

/**
 * A person's answer goes the way of every answer: into the outbox, in one transaction with the ticket's history. It is
 * stopped where the customer or a colleague wrote something that the writer has not seen.
 */
export async function reply(deps: ServiceDeps, request: Reply): Promise<DeskResult> {
  let outboundIds: { id: string; accountId: string }[] = [];
  const result = await changeTicket(deps, request, async (ticket) => {
    const prepared = await prepare(deps, ticket, request);
    if ('refused' in prepared) return prepared;
    outboundIds = prepared.outbound;
    return prepared.decision;
  });
  if (result.outcome !== 'done') return result;

  deps.feed.publish({ kind: 'conversation.changed', id: request.conversationId, brandId: result.ticket.brandId });
  for (const row of outboundIds) await ringAll(deps, row.accountId, [row]);
  if (!isOpen(result.ticket)) await giveBack(deps, request.conversationId, request.actor.brandIds);
  await deps.store.workplace.setDraft(request.ticketId, request.actor.id, '', deps.clock.now());
  return result;
}

async function prepare(
  deps: ServiceDeps,
  ticket: Ticket,
  request: Reply,
): Promise<
  Extract<Decision, { refused: unknown }> | { decision: Decision; outbound: { id: string; accountId: string }[] }
> {
  const found = await deps.store.desk.conversation(request.actor.brandIds, request.conversationId);
  if (found === null) return { refused: 'no-such-conversation' };
  const { conversation } = found;
  const isLinked = [ticket.conversationId, ...ticket.conversationIds].includes(conversation.id);
  if (!isLinked && conversation.contactId !== ticket.contactId) return { refused: 'not-this-contact' };
  const account = deps.accounts.get(conversation.accountId);
  if (account === undefined || account.type.replyMode === 'inline') return { refused: 'cannot-write' };
  if (writingWindow(account, found.lastCustomerAt, deps.clock.now()).isClosed) return { refused: 'window-closed' };
  if (ticket.state === 'closed') return { refused: 'closed' };
  const states = stateEvents(ticket, request);
  if (states === null) return { refused: 'illegal-transition' };

  const language = conversation.language ?? ticket.language;
  const messages: ReplyDraft['messages'] = splitText([request.text], account.type.capabilities.maxText).map((text) => {
    const id = deps.ids.next();
    const content = { text, options: [], language };
    return { id, idempotencyKey: `reply-${id}`, turnId: deps.ids.next(), content };
  });
  const acknowledges = ticket.ackDueAt !== null && ticket.acknowledgedAt === null;
  return {
    outbound: messages.map(({ id }) => ({ id, accountId: conversation.accountId })),
    decision: {
      events: [
        ...(isLinked ? [] : [{ type: 'conversation-linked' as const, conversationId: conversation.id }]),
        ...messages.map(({ id }) => ({ type: 'replied' as const, outboundId: id })),
        ...(ticket.assigneeId === null ? assignEvents({ ...ticket, state: 'open' }, request.actor.id, 'hand') : []),
        ...states,
      ],
      reply: { conversationId: conversation.id, seenSeq: request.seenSeq, messages, acknowledges },
    },
  };
}

/** Null: the ticket cannot go there from where it is. */
function stateEvents({ state }: Ticket, { stateAfter }: Reply): TicketEventData[] | null {
  const to = stateAfter ?? (state === 'new' ? 'open' : state);
  if (to === state) return [];
  return canChange(state, to) ? [{ type: 'state-changed', from: state, to }] : null;
}
