import { sql } from 'drizzle-orm';
import { SENT_AGAIN } from '../../src/core/reach.ts';

/**
 * What the index of what never arrived holds, in the index's own words: SQLite takes a partial index only where its condition
 * stands in the query as it is (https://www.sqlite.org/partialindex.html#queries_using_partial_indexes).
 */
export const isInUndelivered = sql`outbox.status in ('failed', 'uncertain', 'queued') and outbox.dealt_at is null`;

/** It did not arrive, or nobody knows, and nobody has dealt with it; by that index. */
export const hasFailed = sql`(${isInUndelivered} and outbox.status in ('failed', 'uncertain'))`;

/** The same of what somebody has dealt with, which has an index of its own. */
export const hasFailedAndIsDealtWith = sql`(outbox.dealt_at is not null and outbox.status in ('failed', 'uncertain'))`;

/** Of what never arrived, the last try alone: what was sent again, by a person or by itself, has a row of its own. */
export const isLastTry = sql`not exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || outbox.id)
  and not exists (
    select 1 from outbox_ways way where way.outbound_id = outbox.id and way.next_outbound_id is not null
  )`;

/**
 * For a ticket, whose customer may have got the same words in another conversation: no try of them arrived or is on its way,
 * and nobody has dealt with one of them.
 */
export const isLost = sql`outbox.dealt_at is null
  and not exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || outbox.id)
  and not exists (
    select 1 from outbox_ways way
    join outbox_ways mate on mate.chain_id = way.chain_id
    join outbox other on other.id = mate.outbound_id
    where way.outbound_id = outbox.id
      and (
        other.status not in ('failed', 'uncertain')
        or (other.dealt_at is not null and mate.next_outbound_id is null)
        or exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || other.id)
      )
  )`;
