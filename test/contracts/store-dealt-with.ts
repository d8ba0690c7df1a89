import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SENT_AGAIN } from '../../src/core/reach.ts';
import type { Store } from '../../src/core/store.ts';
import { answered, later, T0 } from './store-fixtures.ts';

const HOUR_MS = 3_600_000;

/** What never arrived, and somebody has seen to another way: a part of the contract of the store. */
export function dealtWithContract(name: string, open: () => Promise<Store>): void {
  describe(`what somebody has dealt with, in the store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    /** Failed, uncertain, late, in this order. */
    async function neverArrived() {
      const { conversationId, rows } = await answered(store, 'one', 'two', 'three');
      for (const [index, status] of (['failed', 'uncertain'] as const).entries()) {
        await store.outbox.claimNext({ conversationId }, 'a', T0);
        await store.outbox.settle(rows[index]?.id ?? '', { status, reason: 'why' }, T0, null);
      }
      const late = later(HOUR_MS + 1);
      const filter = { brandIds: ['shop'], now: late, limit: 10 };
      return {
        conversationId,
        ids: rows.map(({ id }) => id),
        late,
        listed: async () => {
          const list = await store.outbox.undelivered(filter);
          expect(await store.outbox.countUndelivered(filter)).toBe(list.length);
          const texts = list.map(({ message }) => message.content.text);
          // They are of the same moment.
          return ['one', 'two', 'three', 'once more'].filter((text) => texts.includes(text));
        },
        lines: async () =>
          (await store.conversations.timeline(conversationId, 1, 10)).map(({ text, status, dealtWith }) => [
            text,
            status,
            dealtWith?.userId,
          ]),
      };
    }

    it('leaves the list and its count, stays as it is, and comes back where it is taken back', async () => {
      const { ids, late, listed, lines, conversationId } = await neverArrived();
      for (const id of ids) expect(await store.outbox.dealWith(id, 'asha', late)).toBe('done');

      expect(await listed()).toEqual([]);
      expect(await lines()).toEqual([
        ['one', 'failed', 'asha'],
        ['two', 'uncertain', 'asha'],
        ['three', 'queued', 'asha'],
      ]);
      const [line] = await store.conversations.timeline(conversationId, 1, 1);
      expect(line?.dealtWith).toEqual({ userId: 'asha', at: late });
      expect(await store.reach.facts(ids[0] ?? '')).toMatchObject({ isDealtWith: true });
      expect(await store.reach.account('chat', null, late)).toMatchObject({ undelivered: 0 });

      for (const id of ids) expect(await store.outbox.reopen(id, 'asha')).toBe('done');
      expect(await listed()).toEqual(['one', 'two', 'three']);
      expect(await store.reach.account('chat', null, late)).toMatchObject({ undelivered: 2 });
      expect((await lines())[0]).toEqual(['one', 'failed', undefined]);
    });

    it('is the first one’s, who alone takes it back; said once more it is the same', async () => {
      const { ids, late, listed } = await neverArrived();
      const id = ids[0] ?? '';
      const both = await Promise.all(['asha', 'ravi'].map((who) => store.outbox.dealWith(id, who, late)));
      const [first, second] = both[0] === 'done' ? (['asha', 'ravi'] as const) : (['ravi', 'asha'] as const);

      expect(both.sort()).toEqual(['dealt-with', 'done']);
      expect(await store.outbox.dealWith(id, first, later(2 * HOUR_MS))).toBe('done');
      expect(await store.outbox.reopen(id, second)).toBe('dealt-with');
      expect(await listed()).toEqual(['two', 'three']);
      expect(await store.outbox.reopen(id, first)).toBe('done');
      expect(await store.outbox.reopen(id, first)).toBe('done');
      expect(await listed()).toEqual(['one', 'two', 'three']);
    });

    it('is nothing that arrived, is on its way, was sent again, or is not there', async () => {
      const { ids, late, listed, conversationId } = await neverArrived();
      const [one = '', two = '', three = ''] = ids;
      const again = `${SENT_AGAIN}${one}`;
      const content = { text: 'one', options: [], language: 'en' };
      const message = { id: again, idempotencyKey: again, turnId: again, content, acknowledgesTicketId: null };
      await store.desk.say({ ...message, to: { conversationId } }, late);
      await store.outbox.report({ accountId: 'chat', outboundId: two, status: 'delivered' }, late);

      expect(await store.outbox.dealWith(one, 'asha', late)).toBe('sent-again');
      expect(await store.outbox.dealWith(two, 'asha', late)).toBe('settled');
      expect(await store.outbox.dealWith(three, 'asha', T0)).toBe('settled');
      expect(await store.outbox.dealWith('unknown', 'asha', late)).toBe('settled');
      expect(await store.outbox.reopen('unknown', 'asha')).toBe('done');
      expect(await listed()).toEqual(['three']);
    });

    it('is in the list again where it fails after that, or its sender dies, and not where it only waits for another try', async () => {
      const { ids, late, listed, conversationId } = await neverArrived();
      const id = ids[2] ?? '';
      const trying = () => store.outbox.claimNext({ conversationId }, 'a', late);
      await store.outbox.dealWith(id, 'asha', late);
      await trying();
      await store.outbox.settle(id, { status: 'retry', reason: 'busy' }, late, late);
      expect(await listed()).toEqual(['one', 'two']);

      await trying();
      await store.sweeps.recoverStuck(later(2 * HOUR_MS), [], late);
      expect(await listed()).toEqual(['one', 'two', 'three']);
      await store.outbox.dealWith(id, 'asha', late);
      // It was dealt with as one of which nobody knows; that it did not arrive is no news.
      await store.outbox.report({ accountId: 'chat', outboundId: id, status: 'failed' }, late);
      expect(await listed()).toEqual(['one', 'two']);

      const again = `${SENT_AGAIN}${id}`;
      const content = { text: 'once more', options: [], language: 'en' };
      const message = { id: again, idempotencyKey: again, turnId: again, content, acknowledgesTicketId: null };
      await store.desk.say({ ...message, to: { conversationId } }, late);
      await store.outbox.claimNext({ conversationId }, 'a', late);
      await store.outbox.settle(again, { status: 'failed', reason: 'no such number' }, late, null);
      expect(await listed()).toEqual(['one', 'two', 'once more']);
    });
  });
}
