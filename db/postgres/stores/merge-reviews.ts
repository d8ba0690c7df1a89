import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { MergeReview, ReviewFilter } from '../../../src/core/reach.ts';
import { oldestOf } from '../../shared/oldest.ts';
import { newerThan } from '../../shared/past.ts';
import type { Db } from '../client.ts';
import { inOrder } from '../results.ts';
import { contacts } from '../schema/people.ts';
import { mergeReviews } from '../schema/reach.ts';
import { countUpTo } from './count-up-to.ts';

/** The second of two contacts that may be one person. */
const others = alias(contacts, 'others');

export async function listReviews(db: Db, { brandIds, limit, after }: ReviewFilter): Promise<MergeReview[]> {
  const { at, id } = mergeReviews;
  const pages = await inOrder(brandIds, async (brandId) =>
    db
      .select({
        id,
        contactId: mergeReviews.contactId,
        contactName: contacts.name,
        otherId: mergeReviews.otherId,
        otherName: others.name,
        at,
      })
      .from(mergeReviews)
      .innerJoin(contacts, eq(contacts.id, mergeReviews.contactId))
      .innerJoin(others, eq(others.id, mergeReviews.otherId))
      .where(and(eq(mergeReviews.brandId, brandId), isNull(mergeReviews.decision), newerThan(after, at, id)))
      .orderBy(asc(at), asc(id))
      .limit(limit),
  );
  return oldestOf(pages.flat(), limit, (review) => review);
}

export async function countReviews(db: Db, brandIds: readonly string[], limit: number): Promise<number> {
  return countUpTo(
    db,
    mergeReviews,
    and(inArray(mergeReviews.brandId, [...brandIds]), isNull(mergeReviews.decision)),
    limit,
  );
}
