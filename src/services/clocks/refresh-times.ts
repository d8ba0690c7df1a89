import type { ClockedTicket } from '../../core/clock-store.ts';
import { type ClockReading, readClocks, timesOf } from '../../core/ticket-clocks.ts';
import { brandOf, calendarOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueWebhooks } from '../webhooks.ts';

const AT_ONCE = 200;
/** In one tick, so that the ladder and the rest have their turn while a whole shop is computed anew. */
const MAX_BATCHES = 10;
const NO_TIMES = {
  firstReplyDueAt: null,
  nextReplyDueAt: null,
  resolutionDueAt: null,
  dueAt: null,
  checkAt: null,
} as const;

/** Due times are computed from the history and kept in the row; whatever wrote an event, they follow within a tick. */
export async function refreshTimes(deps: ServiceDeps): Promise<number> {
  let computed = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const stale = await deps.store.clocks.stale(AT_ONCE);
    if (stale.length === 0) break;
    // After the marks were read: a change of hours marks tickets in the transaction that writes it.
    await deps.brandSettings?.refresh();
    for (const clocked of stale) await compute(deps, clocked);
    computed += stale.length;
    if (stale.length < AT_ONCE) break;
  }
  return computed;
}

async function compute(deps: ServiceDeps, clocked: ClockedTicket): Promise<void> {
  const { ticket, fired } = clocked;
  const settings = settingsOf(deps, ticket.brandId);
  await queueWebhooks(deps, clocked);
  const readings = readingsOf(deps, clocked);
  const times = readings === null ? NO_TIMES : timesOf(ticket, readings, fired);
  await deps.store.clocks.setTimes(ticket.id, lastSeqOf(clocked), times, settings);
}

/** What due times were computed from, so that a change made meanwhile is not overwritten by older rules. */
export function settingsOf(
  { brandSettings }: Pick<ServiceDeps, 'brandSettings'>,
  id: string,
): { id: string; settingsVersion: number } | undefined {
  return brandSettings === undefined ? undefined : { id, settingsVersion: brandSettings.versionOf(id) };
}

/** Null: its brand is no longer in the configuration. */
export function readingsOf(deps: ServiceDeps, { ticket, events }: ClockedTicket): ClockReading[] | null {
  const brand = brandOf(deps, ticket.brandId);
  return brand === null ? null : readClocks(ticket, events, brand.tickets, calendarOf(brand));
}

export function lastSeqOf({ events }: ClockedTicket): number {
  return events.at(-1)?.seq ?? 0;
}
