import { sql } from 'drizzle-orm';
import { SENT_AGAIN } from '../../src/core/reach.ts';

/**
 * What the index of what never arrived holds, in the index's own words: SQLite takes a partial index only where its condition
 * stands in the query as it is (https://www.sqlite.org/partialindex.html#queries_using_partial_indexes).
 */
export const isInUndelivered = sql`outbox.status in ('failed', 'uncertain', 'queued')`;

/** It did not arrive, or nobody knows; by that index. */
export const hasFailed = sql`(${isInUndelivered} and outbox.status in ('failed', 'uncertain'))`;

/** Of what never arrived, the last try alone: what was sent again, by a person or by itself, has a row of its own. */
export const isLastTry = sql`not exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || outbox.id)
  and not exists (
    select 1 from outbox_ways way where way.outbound_id = outbox.id and way.next_outbound_id is not null
  )`;

/** For a ticket, whose customer may have got the same words in another conversation: no try of them arrived or is on its way. */
export const isLost = sql`not exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || outbox.id)
  and not exists (
    select 1 from outbox_ways way
    join outbox_ways mate on mate.chain_id = way.chain_id
    join outbox other on other.id = mate.outbound_id
    where way.outbound_id = outbox.id
      and (
        other.status not in ('failed', 'uncertain')
        or exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || other.id)
      )
  )`;
