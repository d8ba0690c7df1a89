import { eachOf } from '../../lib/each-of.ts';
import type { ServiceDeps } from '../deps.ts';
import type { DeskResult } from './change-ticket.ts';

/** Tickets whose changes are under way together: they share commits (db/group-commit.ts), and others still get in between. */
const AT_ONCE = 32;

/** What became of one of many. `failed`: the store did not say so, all or nothing of it was written. */
export interface Named {
  id: string;
  result: DeskResult | { outcome: 'failed' };
}

/** The same for many tickets, each its own transaction: what is refused or fails stops none of the others, and is named. */
export function forMany(
  deps: ServiceDeps,
  ticketIds: readonly string[],
  change: (ticketId: string) => Promise<DeskResult>,
): Promise<Named[]> {
  return eachOf([...new Set(ticketIds)], AT_ONCE, async (id) => {
    try {
      return { id, result: await change(id) };
    } catch (error) {
      deps.log.error({ ticketId: id, err: error }, 'ticket.change-failed');
      return { id, result: { outcome: 'failed' as const } };
    }
  });
}
