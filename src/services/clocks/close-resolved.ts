import { brandsOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 100;

/** What was solved and stayed so is closed; a message after that is a new matter. */
export async function closeResolved(deps: ServiceDeps): Promise<void> {
  const now = deps.clock.now();
  for (const brand of brandsOf(deps)) {
    const before = new Date(now.getTime() - brand.tickets.closeAfterDays * DAY_MS);
    for (const { id, version } of await deps.store.clocks.resolvedBefore(brand.id, before, AT_ONCE)) {
      const change = {
        ticketId: id,
        version,
        events: [{ type: 'state-changed', from: 'resolved', to: 'closed' }],
      } as const;
      await deps.store.desk.commit({ actor: 'system', at: now, changes: [{ ...change, events: [...change.events] }] });
    }
  }
}
