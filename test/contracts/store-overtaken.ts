import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../db/postgres/client.ts';
import type { Store } from '../../src/core/store.ts';
import { until } from './job-queue.ts';
import { later, T0 } from './store-fixtures.ts';

const ACCOUNT = 'phone';
const ASHA = { id: 'asha', name: 'Asha', brandIds: null };
const WAITING = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;

interface Opened {
  one: Store;
  other: Store;
  url: string;
}

/** What PostgreSQL does where two come to the same row in a known order, the second before the first has committed. */
export function overtakenContract(open: () => Promise<Opened>): void {
  describe('work on PostgreSQL that is overtaken', () => {
    let one: Store;
    let other: Store;
    let client: Client;
    beforeAll(async () => {
      client = await openClient({ url: (await open()).url, maxConnections: 2 });
    });
    afterAll(() => client.close());
    beforeEach(async () => {
      ({ one, other } = await open());
    });

    /** The second is begun when the first waits for what is held. When it waits too, or is through, all go on. */
    async function inTurn<First, Second>(held: SQL, first: () => Promise<First>, second: () => Promise<Second>) {
      const count = async () => (await client.db.execute(WAITING)).rows.length;
      let isThrough = false;
      const begun = await client.write(async (tx) => {
        await tx.execute(held);
        const before = first();
        await until(async () => (await count()) === 1);
        const after = second().finally(() => {
          isThrough = true;
        });
        await until(async () => isThrough || (await count()) === 2);
        return { before, after };
      });
      return [await begun.before, await begun.after] as const;
    }

    const rowOf = (table: string, column: string, value: string) =>
      sql`select 1 from ${sql.identifier(table)} where ${sql.identifier(column)} = ${value} for update`;
    const theCall = rowOf('calls', 'call_sid', '1');
    const place = (store: Store) => store.calls.place(ACCOUNT, '1', later(60_000), T0);
    const call = () => one.calls.get(ACCOUNT, '1');

    async function enter(): Promise<void> {
      await one.calls.seen(ASHA, true, T0);
      const about = { from: '+919845012301', language: 'en', ticketNumber: null, about: 'a lamp' };
      await one.calls.enter({ accountId: ACCOUNT, callSid: '1', brandId: 'shop', ...about }, T0);
    }

    it('gives a call to nobody that is over meanwhile', async () => {
      await enter();

      const [, given] = await inTurn(
        theCall,
        () => one.calls.over(ACCOUNT, '1', later(60_000)),
        () => place(other),
      );

      expect(given).toBeNull();
      expect(await call()).toMatchObject({ state: 'over', agentId: null });
    });

    it('gives a call to nobody whose caller wants to be called back meanwhile', async () => {
      await enter();

      const [, given] = await inTurn(
        theCall,
        () => one.calls.wantCallBack(ACCOUNT, '1'),
        () => place(other),
      );

      expect(given).toBeNull();
      expect(await call()).toMatchObject({ state: 'call-back', isCallBack: true, agentId: null });
    });

    it('puts no call back into the queue that is over meanwhile', async () => {
      await enter();
      await place(one);

      await inTurn(
        theCall,
        () => one.calls.over(ACCOUNT, '1', later(70_000)),
        () => other.calls.missed(ACCOUNT, '1', later(70_000)),
      );

      expect(await call()).toMatchObject({ state: 'over' });
      expect(await one.calls.agents(['shop'], T0)).toMatchObject([{ id: 'asha', isAvailable: true }]);
    });

    it('leaves whoever missed a call away, though their browser says at that moment that it is open', async () => {
      await enter();
      await place(one);

      await inTurn(
        rowOf('call_agents', 'id', 'asha'),
        () => one.calls.missed(ACCOUNT, '1', later(70_000)),
        () => other.calls.seen(ASHA, null, later(70_000)),
      );

      expect(await one.calls.agents(['shop'], T0)).toMatchObject([{ isAvailable: false, seenAt: later(70_000) }]);
    });
  });
}
