import type { Colleague } from '../../core/desk.ts';
import type { Ticket, TicketEventData } from '../../core/ticket.ts';
import type { ServiceDeps } from '../deps.ts';
import { type ChangeRequest, changeTicket, type DeskResult } from './change-ticket.ts';
import { notify } from './notify.ts';

/** Somebody who did not show for this long is not there. Milliseconds. */
export const OFFLINE_AFTER_MS = 5 * 60 * 1000;

export interface Assign extends ChangeRequest {
  /** A user's id; `next`: whose turn it is; null: nobody. */
  to: string | null;
}

export async function assign(deps: ServiceDeps, request: Assign): Promise<DeskResult> {
  let assignee: string | null = null;
  const result = await changeTicket(deps, request, async (ticket) => {
    const colleagues = await deps.store.staff.list();
    const found = request.to === 'next' ? nextOf(colleagues, ticket.brandId, deps.clock.now()) : null;
    if (request.to === 'next' && found === null) return { refused: 'nobody-free' };
    assignee = request.to === 'next' ? (found?.id ?? null) : request.to;
    if (assignee !== null && !colleagues.some((one) => one.id === assignee && seesBrand(one, ticket.brandId))) {
      return { refused: 'no-such-colleague' };
    }
    return { events: assignEvents(ticket, assignee, request.to === 'next' ? 'round-robin' : 'hand') };
  });
  if (result.outcome === 'done' && assignee !== null) await tell(deps, result.ticket, assignee, request.actor.id);
  return result;
}

async function tell(deps: ServiceDeps, ticket: Ticket, assignee: string, actorId: string): Promise<void> {
  await deps.store.staff.assigned(assignee, deps.clock.now());
  if (assignee !== actorId) await notify(deps, ticket, [assignee], { kind: 'assigned', detail: actorId });
}

/** Whoever gets a new ticket has begun with it. */
export function assignEvents(
  ticket: Ticket,
  to: string | null,
  how: 'hand' | 'round-robin' | 'taken-back',
): TicketEventData[] {
  if (ticket.assigneeId === to) return [];
  const assigned: TicketEventData = { type: 'assigned', from: ticket.assigneeId, to, how };
  return to !== null && ticket.state === 'new'
    ? [assigned, { type: 'state-changed', from: 'new', to: 'open' }]
    : [assigned];
}

/** Round robin with capacity: of those who are there and have room, the one who was given a ticket longest ago. */
export function nextOf(colleagues: readonly Colleague[], brandId: string, now: Date): Colleague | null {
  const free = colleagues.filter((one) => seesBrand(one, brandId) && isAvailable(one, now) && one.load < one.capacity);
  return free.sort((one, other) => since(one) - since(other) || one.load - other.load)[0] ?? null;
}

export function isAvailable({ status, seenAt }: Colleague, now: Date): boolean {
  return status === 'available' && seenAt !== null && now.getTime() - seenAt.getTime() <= OFFLINE_AFTER_MS;
}

export function seesBrand({ brandIds }: Pick<Colleague, 'brandIds'>, brandId: string): boolean {
  return brandIds === null || brandIds.includes(brandId);
}

function since({ assignedAt }: Colleague): number {
  return assignedAt?.getTime() ?? 0;
}
