import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { MergeReview, ReviewFilter } from '../../src/core/reach.ts';
import type { Db } from '../client.ts';
import { contacts } from '../schema/people.ts';
import { mergeReviews } from '../schema/reach.ts';
import { oldestOf } from '../shared/oldest.ts';
import { newerThan } from '../shared/past.ts';
import { countUpTo } from './count-up-to.ts';

/** The second of two contacts that may be one person. */
const others = alias(contacts, 'others');

export function listReviews(db: Db, { brandIds, limit, after }: ReviewFilter): MergeReview[] {
  const pages = brandIds.flatMap((brandId) =>
    db
      .select({
        id: mergeReviews.id,
        contactId: mergeReviews.contactId,
        contactName: contacts.name,
        otherId: mergeReviews.otherId,
        otherName: others.name,
        at: mergeReviews.at,
      })
      .from(mergeReviews)
      .innerJoin(contacts, eq(contacts.id, mergeReviews.contactId))
      .innerJoin(others, eq(others.id, mergeReviews.otherId))
      .where(
        and(
          eq(mergeReviews.brandId, brandId),
          isNull(mergeReviews.decision),
          newerThan(after, mergeReviews.at, mergeReviews.id),
        ),
      )
      .orderBy(asc(mergeReviews.at), asc(mergeReviews.id))
      .limit(limit)
      .all(),
  );
  return oldestOf(pages, limit, (review) => review);
}

export function countReviews(db: Db, brandIds: readonly string[], limit: number): number {
  return countUpTo(
    db,
    mergeReviews,
    and(inArray(mergeReviews.brandId, [...brandIds]), isNull(mergeReviews.decision)),
    limit,
  );
}
