import type { TicketChange } from '../../core/desk.ts';
import type { Ticket, TicketEventData, TicketState } from '../../core/ticket.ts';
import { canChange, isOpen } from '../../core/ticket-life.ts';
import type { ServiceDeps } from '../deps.ts';
import { type ChangeRequest, changeTicket, type DeskResult } from './change-ticket.ts';

export interface SetState extends ChangeRequest {
  to: TicketState;
  /** What was decided; kept for the register. */
  resolution?: string;
}

/** Only legal changes. A ticket that is solved leaves its conversations to the bot again. */
export function setState(deps: ServiceDeps, request: SetState): Promise<DeskResult> {
  const { to, resolution } = request;
  return changeTicket(deps, request, (ticket) => {
    if (ticket.state !== to && !canChange(ticket.state, to)) return { refused: 'illegal-transition' };
    const events: TicketEventData[] = ticket.state === to ? [] : [{ type: 'state-changed', from: ticket.state, to }];
    return { events, ...(resolution === undefined ? {} : { resolution }), ...leftToBot(to, ticket) };
  });
}

/** What a ticket gives back that is solved afterwards. */
export function leftToBot(
  state: TicketState,
  { conversationId, conversationIds }: Pick<Ticket, 'conversationId' | 'conversationIds'>,
): Pick<TicketChange, 'givesBack'> {
  return isOpen({ state }) ? {} : { givesBack: [conversationId, ...conversationIds] };
}
