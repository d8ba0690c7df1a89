import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { commit, ids, input, later, lease, T0 } from './store-fixtures.ts';

const HOUR_MS = 3_600_000;

/** Who was asked something and never answers: a part of the contract of the store. */
export function leftContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    async function asked(leftAt: Date | null = later(HOUR_MS)): Promise<string> {
      const { conversationId } = await store.inbox.receive(input());
      const own = await lease(store, conversationId);
      await store.lanes.commitTurn(commit(own, leftAt === null ? {} : { leftAt }));
      return conversationId;
    }

    describe('left', () => {
      it('are those who have not written until their time, the longest first', async () => {
        const conversationId = await asked();

        expect(await store.lanes.left(later(HOUR_MS - 1), 10)).toEqual([]);
        expect(await store.lanes.left(later(HOUR_MS), 10)).toEqual([conversationId]);
        expect((await store.lanes.load(conversationId))?.leftAt).toEqual(later(HOUR_MS));
      });

      it('is nobody where nothing comes of it, and no longer who was answered since', async () => {
        const conversationId = await asked();
        await store.inbox.receive(input({ providerId: 'p2' }));
        await store.lanes.commitTurn(
          commit(await lease(store, conversationId, later(60_000)), { readFromSeq: 1, readToSeq: 2 }),
        );

        expect(await store.lanes.left(later(2 * HOUR_MS), 10)).toEqual([]);
      });

      it('are heard once: a silence waits, as if from who wrote last, with the time of that', async () => {
        const conversationId = await asked();
        const own = await lease(store, conversationId, later(HOUR_MS));

        expect(await store.lanes.hearSilence(own, ids.next(), later(HOUR_MS))).toBe(true);

        const turn = await store.lanes.load(conversationId);
        const { message } = input();
        expect(turn).toMatchObject({ leftAt: null, doneSeq: 1, dueAt: later(HOUR_MS) });
        expect(turn?.waiting).toMatchObject([
          {
            seq: 2,
            receivedAt: later(HOUR_MS),
            message: { kind: 'silence', text: '', sentAt: T0, from: message.from, replyContext: message.replyContext },
          },
        ]);
        expect(await store.lanes.left(later(2 * HOUR_MS), 10)).toEqual([]);
        expect(await store.lanes.commitTurn(commit(own, { readFromSeq: 1, readToSeq: 2 }))).toBe('committed');
      });

      it('are not heard by who lost the lane, nor beside what came after all', async () => {
        const conversationId = await asked();
        const own = await lease(store, conversationId, later(HOUR_MS));

        expect(await store.lanes.hearSilence({ ...own, fence: own.fence - 1 }, ids.next(), later(HOUR_MS))).toBe(false);
        await store.inbox.receive(input({ providerId: 'p2', text: 'yes' }));
        expect(await store.lanes.hearSilence(own, ids.next(), later(HOUR_MS))).toBe(true);

        const turn = await store.lanes.load(conversationId);
        expect(turn?.waiting.map(({ message }) => [message.kind, message.text])).toEqual([['message', 'yes']]);
      });

      it('are left to the person who has the conversation', async () => {
        const conversationId = await asked();
        const own = await lease(store, conversationId, later(60_000));
        await store.inbox.receive(input({ providerId: 'p2' }));
        await store.lanes.commitTurn(
          commit(own, { readFromSeq: 1, readToSeq: 2, holder: 'person', leftAt: later(HOUR_MS) }),
        );
        const again = await lease(store, conversationId, later(HOUR_MS));

        expect(await store.lanes.hearSilence(again, ids.next(), later(HOUR_MS))).toBe(true);

        expect(await store.lanes.load(conversationId)).toMatchObject({ waiting: [], leftAt: null });
      });
    });
  });
}
