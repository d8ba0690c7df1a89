import type { Colleague } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import { brandsOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import { assignEvents, isAvailable, nextOf, seesBrand } from '../tickets/assign.ts';
import { notify } from '../tickets/notify.ts';

const AT_ONCE = 50;
const MINUTE_MS = 60_000;

/** Where a brand wants it: new tickets go round, and what somebody who went away left open goes to the next one. */
export async function distribute(deps: ServiceDeps): Promise<void> {
  for (const brand of brandsOf(deps)) {
    if (brand.tickets.assign !== 'round-robin') continue;
    const goneBefore = new Date(deps.clock.now().getTime() - brand.tickets.takeBackAfterMinutes * MINUTE_MS);
    await takeBack(deps, brand.id, goneBefore);
    for (const ticket of await deps.store.clocks.unassigned(brand.id, AT_ONCE)) {
      const next = nextOf(await deps.store.staff.list(), brand.id, deps.clock.now());
      if (next === null) break;
      await give(deps, ticket, next.id, 'round-robin');
    }
  }
}

/** Only where somebody else is there to take it. */
async function takeBack(deps: ServiceDeps, brandId: string, goneBefore: Date): Promise<void> {
  const colleagues = await deps.store.staff.list();
  for (const gone of colleagues.filter((one) => isGone(one, goneBefore) && one.load > 0)) {
    for (const ticket of await deps.store.clocks.assignedTo(gone.id, brandId, AT_ONCE)) {
      const others = colleagues.filter(({ id }) => id !== gone.id);
      if (!others.some((one) => seesBrand(one, brandId) && isAvailable(one, deps.clock.now()))) return;
      await give(deps, ticket, null, 'taken-back');
      await notify(deps, ticket, [gone.id], { kind: 'taken-back', detail: 'offline' });
    }
  }
}

function isGone({ seenAt }: Colleague, before: Date): boolean {
  return seenAt === null || seenAt < before;
}

async function give(
  deps: ServiceDeps,
  ticket: Ticket,
  to: string | null,
  how: 'round-robin' | 'taken-back',
): Promise<void> {
  const at = deps.clock.now();
  const events = assignEvents(ticket, to, how);
  const changes = [{ ticketId: ticket.id, version: ticket.version, events }];
  const { outcome } = await deps.store.desk.commit({ actor: 'system', at, changes });
  if (outcome !== 'done') return;
  deps.feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId: ticket.brandId });
  if (to === null) return;
  await deps.store.staff.assigned(to, at);
  await notify(deps, ticket, [to], { kind: 'assigned', detail: 'round-robin' });
}
