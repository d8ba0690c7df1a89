import { sql } from 'drizzle-orm';
import { SENT_AGAIN } from '../../src/core/reach.ts';

/** Of what never arrived, not what a person has sent again: how that fares is a row of its own. */
export const notSentAgain = sql`not exists (select 1 from outbox later where later.id = ${SENT_AGAIN} || outbox.id)`;
