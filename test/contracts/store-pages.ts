import { beforeEach, describe, expect, it } from 'vitest';
import type { QuarantineReason } from '../../src/core/channel-outcome.ts';
import type { Cursor } from '../../src/core/desk.ts';
import { placeOfItem, type QuarantineFilter } from '../../src/core/quarantine.ts';
import type { Store } from '../../src/core/store.ts';
import { commit, input, later, lease, outbound, T0 } from './store-fixtures.ts';

const BRANDS = ['shop', 'other'];

/** Lists that go by pages: each row once, whatever stands at one moment, and nothing of others. */
export function pagesContract(name: string, open: () => Promise<Store>): void {
  describe(`pages on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });

    const setAside = (id: string, at: Date, item: { accountId?: string | null; reason?: QuarantineReason } = {}) =>
      store.quarantine.put(id, { accountId: 'chat', reason: 'loop', detail: id, payload: 'x', ...item }, at);
    const quarantined = (filter: Partial<QuarantineFilter>) =>
      pagesOf(
        (after) => store.quarantine.list({ accountIds: null, view: 'waiting', limit: 2, ...filter, after }),
        placeOfItem,
      );

    it('turn through what waits in quarantine, the newest first, of one moment too', async () => {
      for (const id of ['b', 'c', 'a']) await setAside(id, T0);
      await setAside('last', later(1));
      await setAside('first', later(-1));

      expect(await quarantined({})).toEqual([['last', 'c'], ['b', 'a'], ['first']]);
    });

    it('bury nothing that waits behind what was let out, which stands by when it went', async () => {
      for (const [index, id] of ['one', 'two', 'three', 'four'].entries()) await setAside(id, later(index));
      for (const [index, id] of ['four', 'two', 'three'].entries())
        await store.quarantine.markReleased(id, later(10 + index));

      expect(await quarantined({})).toEqual([['one']]);
      expect(await quarantined({ view: 'released' })).toEqual([['three', 'two'], ['four']]);
      expect(await store.quarantine.list({ accountIds: null, view: 'released', limit: 1 })).toMatchObject([
        { id: 'three', at: later(2), releasedAt: later(12) },
      ]);
      expect(await store.quarantine.countWaiting(null, 10)).toBe(1);
    });

    it('hold what is of some accounts, and of one reason', async () => {
      await setAside('ours', later(0));
      await setAside('nobody’s', later(1), { accountId: null });
      await setAside('theirs', later(2), { accountId: 'mail' });
      await setAside('robot', later(3), { reason: 'auto-reply' });
      await setAside('their robot', later(4), { accountId: 'mail', reason: 'auto-reply' });

      expect(await quarantined({ accountIds: ['chat'], limit: 1 })).toEqual([['robot'], ['ours']]);
      expect(await quarantined({ reason: 'auto-reply', limit: 1 })).toEqual([['their robot'], ['robot']]);
      expect(await quarantined({ accountIds: ['chat', 'sms'], reason: 'loop' })).toEqual([['ours']]);
      expect(await quarantined({ accountIds: [] })).toEqual([]);
      expect(await Promise.all([null, ['chat'], []].map((ids) => store.quarantine.countWaiting(ids, 4)))).toEqual([
        4, 2, 0,
      ]);
    });

    it('turn through what never arrived, of all brands in the order of time, and count it', async () => {
      const texts = ['1', '2', '3', '4', '5', '6', '7'];
      for (const [index, text] of texts.entries())
        await lost(text, { minutes: index, brandId: BRANDS[index % 2] ?? '' });
      const two = await lost('8', { minutes: 7, brandId: 'shop' }, ['9']);
      await lost('foreign', { minutes: 1, brandId: 'third' });
      const filter = { brandIds: BRANDS, now: later(0), limit: 2 };

      const pages = await pagesOf(
        (after) => store.outbox.undelivered({ ...filter, after }),
        ({ message, createdAt }) => ({ id: message.id, at: createdAt }),
      );
      const rows = await store.outbox.undelivered({ ...filter, limit: 10 });

      expect(pages.flat()).toEqual(rows.map(({ message }) => message.id));
      expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 2, 1]);
      expect(rows.map(({ message }) => message.content.text).slice(0, 7)).toEqual(texts);
      expect(pages.flat().slice(7)).toEqual([...two].sort());
      expect(await store.outbox.countUndelivered({ ...filter, limit: 100 })).toBe(9);
      expect(await store.outbox.countUndelivered({ ...filter, limit: 8 })).toBe(8);
    });

    it('turn through who may be one person, of all brands, until it is decided', async () => {
      for (const [index, brandId] of ['shop', 'other', 'shop', 'third'].entries()) await alike(index, brandId);
      const list = (after?: Cursor) => store.chats.mergeReviews({ brandIds: BRANDS, limit: 2, after });
      const pages = await pagesOf(list, (review) => review);
      const [first] = await list();

      expect(pages.map(({ length }) => length)).toEqual([2, 1]);
      expect(new Set(pages.flat()).size).toBe(3);
      expect(first?.contactName).toBe('Phone 0');
      expect(await store.chats.countMergeReviews(BRANDS, 10)).toBe(3);
      expect(await store.chats.countMergeReviews(BRANDS, 2)).toBe(2);

      await store.chats.decideMerge(BRANDS, first?.id ?? '', 'apart', 'meera', T0);

      expect((await pagesOf(list, (review) => review)).flat()).toEqual(pages.flat().slice(1));
      expect(await store.chats.countMergeReviews(BRANDS, 10)).toBe(2);
    });

    it('turn through conversations of all brands, what changed last first, of one moment too', async () => {
      for (const [index, brandId] of ['shop', 'other', 'third', 'shop', 'other'].entries())
        await store.inbox.receive(
          input(
            { providerId: `${index}`, threadKey: `${index}`, text: `${index}` },
            { brandId, receivedAt: later(Math.min(index, 3)) },
          ),
        );
      const list = (after?: Cursor) => store.conversations.list({ brandIds: BRANDS, limit: 2, after });

      const pages = await pagesOf(list, ({ conversation: { id, updatedAt } }) => ({ id, at: updatedAt }));
      const all = await store.conversations.list({ brandIds: BRANDS, limit: 10 });

      expect(pages.map(({ length }) => length)).toEqual([2, 2]);
      expect(pages.flat()).toEqual(all.map(({ conversation }) => conversation.id));
      expect(all.slice(2).map(({ lastText }) => lastText)).toEqual(['1', '0']);
      expect(await store.conversations.list({ brandIds: [], limit: 10 })).toEqual([]);
    });

    /** Messages that failed, written in one turn. */
    async function lost(text: string, { minutes, brandId }: { minutes: number; brandId: string }, more: string[] = []) {
      const at = later((minutes - 60) * 60_000);
      const { conversationId } = await store.inbox.receive(
        input(
          { providerId: text, threadKey: text, from: [{ kind: 'webchat', value: text }] },
          { brandId, receivedAt: at },
        ),
      );
      const messages = [text, ...more].map((one) => outbound(one));
      const taken = await lease(store, conversationId, at);
      await store.lanes.commitTurn(commit(taken, { at, outbound: messages }));
      for (const { id } of messages) {
        await store.outbox.claimNext({ conversationId }, 'a', at);
        await store.outbox.settle(id, { status: 'failed', reason: 'gone' }, at, null);
      }
      return messages.map(({ id }) => id);
    }

    async function alike(index: number, brandId: string): Promise<void> {
      const phone = { kind: 'phone', value: `+9198450123${10 + index}` } as const;
      const lid = { kind: 'whatsapp-lid', value: `${100 + index}@lid` } as const;
      for (const [key, from] of [
        ['Phone', [phone]],
        ['LID', [lid]],
        ['Both', [phone, lid]],
      ] as const)
        await store.inbox.receive(
          input(
            {
              providerId: `${key}-${index}`,
              threadKey: `${key}-${index}`,
              displayName: `${key} ${index}`,
              from: [...from],
            },
            { brandId, receivedAt: later(index) },
          ),
        );
    }
  });
}

async function pagesOf<Row>(
  list: (after: Cursor | undefined) => Promise<Row[]>,
  placeOf: (row: Row) => Cursor,
): Promise<string[][]> {
  const pages: string[][] = [];
  for (let after: Cursor | undefined; ; ) {
    const rows = await list(after);
    const last = rows.at(-1);
    if (last === undefined) return pages;
    pages.push(rows.map((row) => placeOf(row).id));
    after = placeOf(last);
  }
}
