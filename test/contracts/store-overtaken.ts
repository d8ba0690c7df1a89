import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../db/postgres/client.ts';
import type { Store } from '../../src/core/store.ts';
import { until } from './job-queue.ts';
import { commit, input, later, lease, T0, ticket } from './store-fixtures.ts';

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

    it('joins a person to nobody who has just become somebody else', async () => {
      const value = (index: number) => `+91984501230${index}`;
      const write = (from: readonly number[], index: number) =>
        one.inbox.receive(
          input({
            providerId: `p${index}`,
            threadKey: `t${index}`,
            from: from.map((n) => ({ kind: 'phone', value: value(n) })),
          }),
        );
      // Each has a name of their own, and the second writes under those of the first and of the third.
      const talks = [await write([1], 1), await write([2], 2), await write([3], 3)];
      await write([1, 2], 4);
      await write([2, 3], 5);
      const reviews = await one.chats.mergeReviews({ brandIds: ['shop'], limit: 10 });
      const merge = (store: Store, index: number) =>
        store.chats.decideMerge(['shop'], reviews[index]?.id ?? '', 'merged', 'asha', T0);

      const outcomes = await inTurn(
        rowOf('conversations', 'id', talks[1]?.conversationId ?? ''),
        () => merge(one, 0),
        () => merge(other, 1),
      );

      expect(outcomes).toEqual(['done', 'not-found']);
      const find = (index: number) => one.privacy.find('shop', { kind: 'phone', value: value(index) });
      const owners = [await find(1), await find(2), await find(3)];
      expect(owners[1]).toBe(owners[0]);
      expect(owners[2]).not.toBe(owners[0]);
    });

    it('erases nobody whose ticket becomes a complaint meanwhile', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const draft = { ...ticket('1234567890'), kind: 'request' as const };
      await one.lanes.commitTurn(commit(await lease(one, conversationId), { tickets: [draft] }));
      const contactId = (await one.privacy.find('shop', { kind: 'phone', value: '+919845012301' })) ?? '';
      const begun: Promise<unknown>[] = [];

      await client.write(async (tx) => {
        await tx.execute(sql`update tickets set kind = 'complaint' where id = ${draft.id}`);
        begun.push(one.privacy.erase('shop', contactId, later(2_000)));
        await until(async () => (await client.db.execute(WAITING)).rows.length === 1);
      });

      expect(await Promise.all(begun)).toEqual([{ outcome: 'held', ticketNumbers: ['1234567890'] }]);
      expect((await one.desk.get(['shop'], draft.id))?.ticket).toMatchObject({ summary: 'broken' });
    });

    it('keeps one of two canned replies that are made under one id', async () => {
      const reply = { id: 'late', brandId: 'shop', title: 'Late', shortcut: 'late', texts: { en: 'soon' }, version: 0 };

      const outcomes = await inTurn(
        sql`lock table canned_replies in share mode`,
        () => one.workplace.setCanned({ ...reply, title: 'One' }, T0),
        () => other.workplace.setCanned({ ...reply, title: 'Other' }, T0),
      );

      expect(outcomes.toSorted()).toEqual(['done', 'stale']);
      const title = outcomes[0] === 'done' ? 'One' : 'Other';
      expect(await one.workplace.canned(['shop'])).toMatchObject([{ title, version: 1 }]);
    });

    it('queues what is to be told where an address is removed meanwhile', async () => {
      const webhook = { brandId: 'shop', url: 'https://x.example', events: ['ticket.opened'], isActive: true };
      for (const id of ['kept', 'removed'])
        await one.integrations.addWebhook({ ...webhook, id, secret: 'whsec_x', createdAt: T0 });
      const news = { type: 'ticket.opened', eventId: 'e1', payload: '{}', at: T0, happenedAt: T0 } as const;

      await inTurn(
        sql`lock table webhook_deliveries in share mode`,
        () => one.integrations.queueDeliveries({ ...news, brandId: 'shop' }),
        () => other.integrations.removeWebhook(['shop'], 'removed'),
      );

      expect(await one.integrations.deliveries('kept', 10)).toHaveLength(1);
      expect(await one.integrations.deliveries('removed', 10)).toHaveLength(0);
    });
  });
}
