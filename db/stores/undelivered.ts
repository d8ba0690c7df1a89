import { and, asc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { OutboxRow, UndeliveredFilter } from '../../src/core/outbox.ts';
import type { Db } from '../client.ts';
import { outbox } from '../schema/messages.ts';
import { isInUndelivered, isLastTry } from '../shared/lost.ts';
import { oldestOf } from '../shared/oldest.ts';
import { newerThan } from '../shared/past.ts';
import { toOutboxRow } from '../shared/rows.ts';
import { LATE_AFTER_MS } from '../shared/sending.ts';
import { countUpTo } from './count-up-to.ts';

/** What never arrived, in the order of time. */
export function listUndelivered(db: Db, filter: UndeliveredFilter): OutboxRow[] {
  const pages = filter.brandIds.flatMap((brandId) =>
    db
      .select()
      .from(outbox)
      .where(neverArrived(eq(outbox.brandId, brandId), filter))
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
      .limit(filter.limit)
      .all(),
  );
  return oldestOf(pages, filter.limit, ({ createdAt, id }) => ({ at: createdAt, id })).map(toOutboxRow);
}

export function countUndelivered(db: Db, filter: UndeliveredFilter): number {
  const which = neverArrived(inArray(outbox.brandId, [...filter.brandIds]), filter);
  return countUpTo(db, outbox, which, filter.limit);
}

function neverArrived(brands: SQL, { now, after }: UndeliveredFilter): SQL | undefined {
  const late = new Date(now.getTime() - LATE_AFTER_MS);
  return and(
    brands,
    isInUndelivered,
    isLastTry,
    or(inArray(outbox.status, ['failed', 'uncertain']), and(eq(outbox.status, 'queued'), lt(outbox.createdAt, late))),
    newerThan(after, outbox.createdAt, outbox.id),
  );
}
