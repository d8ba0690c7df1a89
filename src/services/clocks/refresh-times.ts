import type { ClockedTicket } from '../../core/clock-store.ts';
import { type ClockReading, readClocks, timesOf } from '../../core/ticket-clocks.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueWebhooks } from '../webhooks.ts';
import { brandOf, calendarOf } from './brand-rules.ts';

const AT_ONCE = 200;
const NO_TIMES = {
  firstReplyDueAt: null,
  nextReplyDueAt: null,
  resolutionDueAt: null,
  dueAt: null,
  checkAt: null,
} as const;

/** Due times are computed from the history and kept in the row; whatever wrote an event, they follow within a tick. */
export async function refreshTimes(deps: ServiceDeps): Promise<number> {
  const stale = await deps.store.clocks.stale(AT_ONCE);
  for (const clocked of stale) {
    await queueWebhooks(deps, clocked);
    const readings = readingsOf(deps, clocked);
    const times = readings === null ? NO_TIMES : timesOf(clocked.ticket, readings, clocked.fired);
    await deps.store.clocks.setTimes(clocked.ticket.id, lastSeqOf(clocked), times);
  }
  return stale.length;
}

/** Null: its brand is no longer in the configuration. */
export function readingsOf(deps: ServiceDeps, { ticket, events }: ClockedTicket): ClockReading[] | null {
  const brand = brandOf(deps, ticket.brandId);
  return brand === null ? null : readClocks(ticket, events, brand.tickets, calendarOf(brand));
}

export function lastSeqOf({ events }: ClockedTicket): number {
  return events.at(-1)?.seq ?? 0;
}
