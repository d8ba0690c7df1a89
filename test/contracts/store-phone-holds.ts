import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { commit, ids, input, later, lease, MESSAGE, T0 } from './store-fixtures.ts';

const HOUR_MS = 3_600_000;

/** How long the bot is silent after an answer from the shop's own phone: a part of the contract of the store. */
export function phoneHoldsContract(name: string, open: () => Promise<Store>): void {
  describe(`an answer from the phone on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    /** The bot is silent for an hour. */
    async function answeredByPhone(): Promise<string> {
      const { conversationId } = await store.inbox.receive(input());
      const { accountId, threadKey } = MESSAGE;
      const answer = { accountId, threadKey, providerId: 'typed', text: 'A moment', at: T0 };
      await store.chats.answeredOutside({ ...answer, id: ids.next(), turnId: ids.next(), silentUntil: later(HOUR_MS) });
      return conversationId;
    }

    const holder = async (id: string) => {
      const conversation = await store.conversations.get(['shop'], id);
      return [conversation?.holder, conversation?.holderId];
    };

    it('leaves the conversation to the bot when its time is over', async () => {
      const id = await answeredByPhone();

      expect(await store.chats.endHolds(later(HOUR_MS - 1), 10)).toEqual([]);
      expect(await holder(id)).toEqual(['person', null]);
      expect(await store.chats.endHolds(later(HOUR_MS), 10)).toEqual([id]);
      expect(await holder(id)).toEqual(['bot', null]);
    });

    it('takes it from nobody who has taken it over in the console since', async () => {
      const id = await answeredByPhone();
      await store.desk.hold({ conversationId: id, holder: 'person', userId: 'meera', expected: null, at: later(1) });

      expect(await store.chats.endHolds(later(HOUR_MS), 10)).toEqual([]);
      expect(await holder(id)).toEqual(['person', 'meera']);
    });

    it('ends for a turn too that began before', async () => {
      const id = await answeredByPhone();
      const own = await lease(store, id, later(HOUR_MS - 1));

      await store.chats.endHolds(later(HOUR_MS), 10);

      expect(await store.lanes.commitTurn(commit(own, { holder: 'person' }))).toBe('stale');
      expect(await holder(id)).toEqual(['bot', null]);
    });
  });
}
