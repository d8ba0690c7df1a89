import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, TurnCommit } from '../../src/core/store.ts';
import { commit, ids, input, later, lease, outbound, T0, ticket } from './store-fixtures.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

/** What every store tells of a period: a part of the contract of the store. */
export function reportsContract(name: string, open: () => Promise<Store>): void {
  describe(`reports on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    /** Somebody asks, and the bot answers after so many seconds. */
    async function asked(text: string, seconds: number, rest: Partial<TurnCommit> = {}) {
      const who = ids.next();
      const message = { providerId: who, threadKey: who, from: [{ kind: 'webchat' as const, value: who }], text };
      const { conversationId } = await store.inbox.receive(input(message));
      const at = later(seconds * SECOND_MS);
      await store.lanes.commitTurn(commit(await lease(store, conversationId), { at, ...rest }));
      return conversationId;
    }
    const wanted = (intent: string) => ({ understood: [{ read: `intent:${intent}`, score: 0.9 }] });
    const lost = { understood: [{ read: 'nothing', score: null }] };
    const report = (brandIds = ['shop']) =>
      store.reports.report({ brandIds, from: later(-HOUR_MS), to: later(10 * HOUR_MS) }, later(10 * HOUR_MS));
    const change = async (ticketId: string, rest: object, at: Date) => {
      const version = (await store.desk.get(['shop'], ticketId))?.ticket.version ?? 0;
      const done = await store.desk.commit({
        actor: 'meera',
        at,
        changes: [{ ticketId, version, events: [], ...rest }],
      });
      expect(done).toEqual({ outcome: 'done' });
    };

    it('count as contained what no person had to do with, of what customers began', async () => {
      await asked('where is it', 1, wanted('order-status'));
      await asked('and the other one', 1, wanted('order-status'));
      await asked('broken', 1, { ...wanted('complaint'), tickets: [ticket('1234567890')] });
      const taken = await asked('hello?', 1, lost);
      await store.desk.hold({ conversationId: taken, holder: 'person', userId: 'meera', expected: null, at: T0 });
      const content = { text: 'Your code is 1234', options: [], language: 'en' };
      const to = { accountId: 'sms', channel: 'sms-twilio', to: '+919845012301', threadKey: '+919845012301' };
      const identity = { kind: 'phone' as const, value: '+919845012301' };
      const fresh = { newContactId: ids.next(), newConversationId: ids.next() };
      const code = {
        id: ids.next(),
        idempotencyKey: ids.next(),
        turnId: ids.next(),
        content,
        acknowledgesTicketId: null,
      };
      await store.desk.say({ ...code, to: { notice: { ...to, identity, ...fresh }, brandId: 'shop' } }, T0);

      const { containment, volumes, flows } = await report();

      expect(containment).toEqual({ conversations: 4, contained: 2 });
      expect(volumes).toEqual([{ day: '2026-11-24', channel: 'test', conversations: 4 }]);
      expect(flows).toEqual([
        { flow: 'order-status', requests: 2 },
        { flow: 'complaint', requests: 1 },
      ]);
      expect((await report(['other'])).containment).toEqual({ conversations: 0, contained: 0 });
    });

    it('keep the bot’s time and people’s time apart, with the half and the nine tenths of each', async () => {
      for (const seconds of [1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
        await asked('where is it', seconds, wanted('order-status'));
      const numbers = ['1234567890', '1234567891', '1234567892'];
      for (const [index, number] of numbers.entries()) {
        const draft = ticket(number);
        const conversationId = await asked('broken', 2, { tickets: [draft], outbound: [outbound('noted')] });
        const [first] = [{ ...outbound('I look into it'), turnId: ids.next() }];
        const reply = { conversationId, seenSeq: 9, messages: [first], acknowledges: false };
        const events = [{ type: 'replied', outboundId: first?.id ?? '' }];
        await change(draft.id, { events, reply }, later((index + 1) * HOUR_MS));
        const solved = [{ type: 'state-changed', from: 'new', to: 'resolved' }];
        await change(draft.id, { events: solved }, later((index + 5) * HOUR_MS));
      }

      const { botSeconds, firstReplySeconds, resolutionSeconds } = await report();

      expect(botSeconds).toEqual({ count: 13, p50: 4, p90: 9 });
      expect(firstReplySeconds).toEqual({ count: 3, p50: 7200, p90: 10_800 });
      expect(resolutionSeconds).toEqual({ count: 3, p50: 6 * 3600, p90: 7 * 3600 });
    });

    it('take satisfaction from answers alone, and say what nobody understood, most often first', async () => {
      await asked('5', 1, { ratings: [{ id: ids.next(), score: 5, comment: null }] });
      await asked('2', 1, { ratings: [{ id: ids.next(), score: 2, comment: 'slow' }] });
      for (const text of ['kya scene hai', ' Kya scene hai ', 'blorp']) await asked(text, 1, lost);

      const { csat, unrecognised } = await report();

      expect(csat).toEqual({
        asked: 0,
        answered: 2,
        average: 3.5,
        scores: [
          { score: 2, count: 1 },
          { score: 5, count: 1 },
        ],
      });
      expect(unrecognised).toEqual([
        { text: 'kya scene hai', count: 2 },
        { text: 'blorp', count: 1 },
      ]);
      expect((await report(['other'])).csat).toEqual({ asked: 0, answered: 0, average: null, scores: [] });
    });
  });
}
