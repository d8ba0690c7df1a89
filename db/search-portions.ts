import { sql } from 'drizzle-orm';
import { sharedRuns } from '../src/lib/shared-runs.ts';
import type { Client, ClientOptions, Tx } from './client.ts';

/** Messages whose words are put in with one transaction: it holds the event loop for a few milliseconds. */
const PORTION = 128;

/** The words of customers' messages on their way into the index of words, where they are put in many at once. */
export interface SearchPortions {
  /** One more message was kept. After a portion of them its words are put in, which nobody waits for. */
  received(): void;
  /** When the words of all that was kept before this call are put in, whichever process kept it; where that fails, it is logged. */
  putIn(): Promise<void>;
}

export function createSearchPortions(
  { read, writeUnsynced }: Pick<Client, 'read' | 'writeUnsynced'>,
  { log }: Pick<ClientOptions, 'log'>,
): SearchPortions {
  let received = 0;
  let isBehind = false;

  const putIn = sharedRuns(1, async () => {
    try {
      const isWaiting = await read((db) => db.get(sql`select 1 from search_waiting`));
      // A portion that is not full has taken all.
      let taken = isWaiting === undefined ? 0 : PORTION;
      while (taken === PORTION) taken = await writeUnsynced(putInPortion);
      isBehind = false;
    } catch (error) {
      // Nobody's message and nobody's search fails for it: what waits goes on waiting, and is tried again with the next portion or search.
      if (!isBehind) log?.warn({ err: error }, 'search.behind');
      isBehind = true;
    }
  });

  return {
    received() {
      received += 1;
      if (received % PORTION === 0) void putIn();
    },
    putIn,
  };
}

/** The messages that have waited longest, as they are now: those that are gone meanwhile have no words. Says how many they were. */
function putInPortion(tx: Tx): number {
  const waiting = tx.all<{ id: number }>(sql`select id from search_waiting order by id limit ${PORTION}`);
  const last = waiting.at(-1)?.id;
  if (last === undefined) return 0;
  tx.run(sql`
    insert into search_documents (source, brand_id, conversation_id)
    select 'in:' || inbox.id, conversations.brand_id, conversations.id
    from search_waiting waiting
    cross join inbox on inbox.id = waiting.message_id
    cross join conversations on conversations.id = inbox.conversation_id
    where waiting.id <= ${last} and coalesce(json_extract(inbox.message, '$.text'), '') <> ''
    order by waiting.id`);
  // In the order of places: else FTS5 writes out what it has gathered whenever it has to go back.
  tx.run(sql`
    insert into search_texts (rowid, text)
    select places.place, json_extract(inbox.message, '$.text')
    from search_waiting waiting
    cross join search_places places on places.source = 'in:' || waiting.message_id
    cross join inbox on inbox.id = waiting.message_id
    where waiting.id <= ${last}
    order by places.place`);
  tx.run(sql`delete from search_waiting where id <= ${last}`);
  return waiting.length;
}
