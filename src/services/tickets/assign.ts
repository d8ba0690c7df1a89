import type { Colleague } from '../../core/desk.ts';
import type { Ticket, TicketEventData } from '../../core/ticket.ts';
import type { ServiceDeps } from '../deps.ts';
import { type Actor, type ChangeRequest, changeTicket, type DeskResult } from './change-ticket.ts';
import { forMany, type Named } from './for-many.ts';
import { notifyAll } from './notify.ts';

/** Somebody who did not show for this long is not there. Milliseconds. */
export const OFFLINE_AFTER_MS = 5 * 60 * 1000;

export interface Assign extends ChangeRequest {
  /** A user's id; `next`: whose turn it is; null: nobody. */
  to: string | null;
}

export async function assign(deps: ServiceDeps, request: Assign): Promise<DeskResult> {
  const given: Given[] = [];
  const result = await give(deps, request, { colleagues: await deps.store.staff.list(), given });
  await tell(deps, request.actor, given);
  return result;
}

/** Many at once: who is there is asked once, and they are told once. */
export async function assignMany(
  deps: ServiceDeps,
  { actor, ticketIds, to }: { actor: Actor; ticketIds: readonly string[]; to: string | null },
): Promise<Named[]> {
  const given: Given[] = [];
  const colleagues = await deps.store.staff.list();
  const results = await forMany(deps, ticketIds, (ticketId) =>
    give(deps, { actor, ticketId, version: null, to }, { colleagues, given }),
  );
  await tell(deps, actor, given);
  return results;
}

interface Given {
  ticket: Ticket;
  to: string;
}

interface Round {
  /** As they stand; who is given a ticket by turn has it from then on. */
  colleagues: Colleague[];
  /** What somebody got who did not have it. */
  given: Given[];
}

async function give(deps: ServiceDeps, request: Assign, { colleagues, given }: Round): Promise<DeskResult> {
  let to: string | null = null;
  const result = await changeTicket(deps, request, (ticket) => {
    const next = request.to === 'next' ? takeTurn(colleagues, ticket.brandId, deps.clock.now()) : null;
    if (request.to === 'next' && next === null) return { refused: 'nobody-free' };
    const wanted = next ?? request.to;
    if (wanted !== null && !colleagues.some((one) => one.id === wanted && seesBrand(one, ticket.brandId)))
      return { refused: 'no-such-colleague' };
    const events = assignEvents(ticket, wanted, next === null ? 'hand' : 'round-robin');
    to = events.length === 0 ? null : wanted;
    return { events };
  });
  if (result.outcome === 'done' && to !== null) given.push({ ticket: result.ticket, to });
  return result;
}

function takeTurn(colleagues: Colleague[], brandId: string, now: Date): string | null {
  const next = nextOf(colleagues, brandId, now);
  if (next === null) return null;
  next.load += 1;
  next.assignedAt = now;
  return next.id;
}

async function tell(deps: ServiceDeps, actor: Actor, given: readonly Given[]): Promise<void> {
  for (const to of new Set(given.map((one) => one.to))) await deps.store.staff.assigned(to, deps.clock.now());
  const others = given.filter(({ to }) => to !== actor.id);
  await notifyAll(
    deps,
    others.map(({ ticket, to }) => ({ ticket, userId: to, kind: 'assigned', detail: actor.id })),
  );
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
