import type { ServiceDeps } from '../deps.ts';
import { assignEvents } from './assign.ts';
import { type Actor, changeTicket } from './change-ticket.ts';

const AT_ONCE = 200;

/**
 * What somebody has open goes back to the queue: they left, or may not see these brands any more. Returns how many
 * tickets that were.
 */
export async function takeBackAll(deps: ServiceDeps, actor: Actor, userId: string): Promise<number> {
  const { brandIds } = actor;
  let taken = 0;
  for (;;) {
    const rows = await deps.store.desk.list({ brandIds, userId, assigneeId: userId, view: 'open', limit: AT_ONCE });
    let done = 0;
    for (const { ticket } of rows) {
      const request = { actor, ticketId: ticket.id, version: null };
      const { outcome } = await changeTicket(deps, request, (now) => ({
        events: now.assigneeId === userId ? assignEvents(now, null, 'taken-back') : [],
      }));
      if (outcome === 'done') done += 1;
    }
    taken += done;
    if (done < AT_ONCE) return taken;
  }
}
