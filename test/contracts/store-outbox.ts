import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SENT_AGAIN } from '../../src/core/reach.ts';
import type { Store } from '../../src/core/store.ts';
import { answered, commit, ids, input, later, lease, outbound, T0, ticket } from './store-fixtures.ts';

const HOUR_MS = 3_600_000;

/** What every outbox keeps to, and what the sweep finds in it: a part of the contract of the store. */
export function outboxContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    describe('outbox', () => {
      it('hands out one message of a conversation at a time, in order, and only when it is due', async () => {
        const { conversationId, rows } = await answered(store, 'one', 'two');
        const first = await store.outbox.claimNext({ conversationId }, 'a', T0);

        expect(first).toMatchObject({
          content: { text: 'one' },
          to: 'to-asha',
          inReplyTo: 'p1',
          replyContext: { subject: 'Hello' },
          attempt: 1,
        });
        expect(await store.outbox.claimNext({ conversationId }, 'b', T0)).toBeNull();
        await store.outbox.settle(rows[0]?.id ?? '', { status: 'retry', reason: 'busy' }, T0, later(5000));
        expect(await store.outbox.claimNext({ conversationId }, 'b', later(4999))).toBeNull();
        expect(await store.outbox.claimNext({ conversationId }, 'b', later(5000))).toMatchObject({
          content: { text: 'one' },
          attempt: 2,
        });
        const sent = { status: 'sent', providerId: 'x' } as const;
        expect(await store.outbox.settle(rows[0]?.id ?? '', sent, later(5000), null)).toBe(true);
        expect(await store.outbox.claimNext({ conversationId }, 'b', later(5000))).toMatchObject({
          content: { text: 'two' },
        });
        expect(await store.outbox.settle(rows[1]?.id ?? '', sent, later(5000), null)).toBe(false);
      });

      it('keeps reports in any order moving forward only', async () => {
        const { conversationId, rows } = await answered(store, 'one');
        const id = rows[0]?.id ?? '';
        await store.outbox.claimNext({ conversationId }, 'a', T0);
        const report = (status: 'sent' | 'delivered' | 'read' | 'failed', providerId = 'x') =>
          store.outbox.report({ accountId: 'chat', outboundId: id, providerId, status }, T0);
        const status = async () => (await store.conversations.timeline(conversationId, 1, 1))[0]?.status;

        await report('delivered');
        await store.outbox.settle(id, { status: 'sent', providerId: 'x' }, T0, null);
        expect(await status()).toBe('delivered');
        await report('sent');
        await report('failed');
        expect(await status()).toBe('delivered');
        expect(await store.outbox.report({ accountId: 'chat', providerId: 'x', status: 'read' }, T0)).toBe(true);
        expect(await status()).toBe('read');
        expect(await store.outbox.report({ accountId: 'other', providerId: 'x', status: 'read' }, T0)).toBe(false);
      });

      it('believes a slow sender that was taken for dead', async () => {
        const { conversationId, rows } = await answered(store, 'one');
        await store.outbox.claimNext({ conversationId }, 'a', T0);
        await store.sweeps.recoverStuck(later(1), [], later(61_000));
        await store.outbox.settle(rows[0]?.id ?? '', { status: 'sent', providerId: 'x' }, later(62_000), null);

        expect((await store.conversations.timeline(conversationId, 1, 1))[0]?.status).toBe('sent');
      });

      it('acknowledges a ticket when the word of it arrived, once', async () => {
        const { conversationId } = await store.inbox.receive(input());
        const draft = ticket('1234567890');
        const row = outbound('your number', draft.id);
        await store.lanes.commitTurn(commit(await lease(store, conversationId), { outbound: [row], tickets: [draft] }));
        await store.outbox.claimNext({ conversationId }, 'a', T0);
        await store.outbox.settle(row.id, { status: 'sent', providerId: null }, T0, null);

        expect((await store.tickets.findByNumber('shop', '1234567890'))?.acknowledgedAt).toBeNull();
        await store.outbox.report({ accountId: 'chat', outboundId: row.id, status: 'delivered' }, later(1000));
        await store.outbox.report({ accountId: 'chat', outboundId: row.id, status: 'read' }, later(9000));

        expect((await store.tickets.findByNumber('shop', '1234567890'))?.acknowledgedAt).toEqual(later(1000));
        expect((await store.tickets.events(draft.id)).map(({ data }) => data.type)).toEqual([
          'opened',
          'acknowledgement-queued',
          'acknowledged',
        ]);
      });

      it('gives inline answers to the webhook, the same ones again, and counts them heard at the next', async () => {
        const { conversationId } = await store.inbox.receive(input());
        expect(await store.outbox.takeInline('chat', 'p1', T0)).toBeNull();
        expect(await store.outbox.inlineAnswers('chat', 'p1')).toBeNull();
        await store.lanes.commitTurn(commit(await lease(store, conversationId), { outbound: [outbound('one')] }));

        const read = await store.outbox.inlineAnswers('chat', 'p1');
        expect((await store.conversations.timeline(conversationId, 1, 1))[0]?.status).toBe('queued');
        const first = await store.outbox.takeInline('chat', 'p1', T0);
        expect(read).toEqual(first);
        expect(first).toMatchObject([{ content: { text: 'one' } }]);
        expect(await store.outbox.takeInline('chat', 'p1', later(1))).toEqual(first);
        await store.outbox.confirmInline(conversationId, later(2));

        expect((await store.conversations.timeline(conversationId, 1, 1))[0]?.status).toBe('delivered');
      });

      it('keeps what comes after a refusal until its time, and tells all of the chain', async () => {
        const { conversationId, rows } = await answered(store, 'one');
        const id = rows[0]?.id ?? '';
        await store.outbox.claimNext({ conversationId }, 'a', T0);
        await store.outbox.settle(id, { status: 'failed', reason: 'busy', why: 'passing' }, T0, null);
        const facts = await store.reach.facts(id);
        const message = {
          id: ids.next(),
          idempotencyKey: ids.next(),
          accountId: 'chat',
          channel: 'webchat',
          to: facts?.to ?? '',
          threadKey: facts?.conversation.threadKey ?? '',
          content: { text: 'one', options: [], language: 'en' },
          notBefore: later(30_000),
          newConversationId: ids.next(),
        };

        expect(facts).toMatchObject({ refusal: 'passing', status: 'failed' });
        expect(await store.reach.decide({ outboundId: id, at: T0, message })).toBe('done');

        expect(await store.reach.facts(id)).toMatchObject({ hasNext: true });
        expect(await store.reach.facts(message.id)).toMatchObject({ hasNext: false, tried: [{}, {}] });
        expect(await store.outbox.claimNext({ conversationId }, 'a', later(29_999))).toBeNull();
        expect(await store.outbox.claimNext({ conversationId }, 'a', later(30_000))).toMatchObject({
          id: message.id,
          inReplyTo: 'p1',
        });
        expect(await store.outbox.undelivered({ brandIds: ['shop'], now: later(30_000), limit: 10 })).toEqual([]);
        await store.outbox.settle(
          message.id,
          { status: 'failed', reason: 'gone', why: 'unreachable' },
          later(31_000),
          null,
        );
        expect(
          (await store.outbox.undelivered({ brandIds: ['shop'], now: later(31_000), limit: 10 })).map(
            (row) => row.message.id,
          ),
        ).toEqual([message.id]);
      });

      it('lists what never arrived, by brand', async () => {
        const { conversationId, rows } = await answered(store, 'one', 'two', 'three');
        for (const [index, status] of (['failed', 'uncertain'] as const).entries()) {
          await store.outbox.claimNext({ conversationId }, 'a', T0);
          await store.outbox.settle(rows[index]?.id ?? '', { status, reason: 'why' }, T0, null);
        }

        expect(
          (await store.outbox.undelivered({ brandIds: ['shop'], now: T0, limit: 10 }))
            .map(({ status }) => status)
            .sort(),
        ).toEqual(['failed', 'uncertain']);
        expect(await store.outbox.undelivered({ brandIds: ['shop'], now: later(3600_001), limit: 10 })).toHaveLength(3);
        expect(await store.outbox.undelivered({ brandIds: ['other-shop'], now: later(3600_001), limit: 10 })).toEqual(
          [],
        );

        const again = `${SENT_AGAIN}${rows[0]?.id}`;
        const content = { text: 'one', options: [], language: 'en' };
        const message = { id: again, idempotencyKey: again, turnId: again, content, acknowledgesTicketId: null };
        await store.desk.say({ ...message, to: { conversationId } }, T0);

        expect(
          (await store.outbox.undelivered({ brandIds: ['shop'], now: T0, limit: 10 })).map(({ status }) => status),
        ).toEqual(['uncertain']);
      });
    });

    it('says with a message that goes out whether its receiver said STOP, by any identity', async () => {
      const { conversationId } = await answered(store, 'one', 'two');
      const asha = { kind: 'phone', value: '+919845012301' } as const;
      const isAfterStop = async (at: Date) => {
        const message = await store.outbox.claimNext({ conversationId }, 'a', at);
        await store.outbox.settle(message?.id ?? '', { status: 'retry', reason: 'busy' }, at, at);
        return message?.isAfterStop;
      };

      await store.reach.suppress('other-shop', [asha], T0);
      expect(await isAfterStop(T0)).toBeUndefined();
      await store.reach.suppress('shop', [asha], T0);
      expect(await isAfterStop(later(1))).toBe(true);
      await store.reach.suppress('shop', [asha], null);
      expect(await isAfterStop(later(2))).toBeUndefined();
    });

    it('hands out the next message of the conversation that any of its messages names', async () => {
      const { rows } = await answered(store, 'one', 'two');

      expect(await store.outbox.claimNext({ outboundId: 'unknown' }, 'a', T0)).toBeNull();
      expect(await store.outbox.claimNext({ outboundId: rows[1]?.id ?? '' }, 'a', T0)).toMatchObject({
        id: rows[0]?.id,
      });
    });

    it('says how an account stands, and whom it can write to', async () => {
      const { conversationId, rows } = await answered(store, 'one', 'two');
      await store.inbox.receive(
        input(
          { providerId: 'p2', from: [{ kind: 'phone', value: '+919845012302' }], threadKey: 'binod' },
          { receivedAt: later(HOUR_MS) },
        ),
      );
      await store.outbox.claimNext({ conversationId }, 'a', T0);
      await store.outbox.settle(rows[0]?.id ?? '', { status: 'failed', reason: 'no such number' }, T0, null);
      const account = (hours: number, freeMs: number | null) =>
        store.reach.account('chat', freeMs, later(hours * HOUR_MS));

      expect(await account(2, null)).toEqual({
        queued: 1,
        undelivered: 1,
        windows: null,
        lastInboundAt: later(HOUR_MS),
      });
      expect(await account(2, 24 * HOUR_MS)).toMatchObject({ windows: { open: 2, closing: 0 } });
      expect(await account(22.5, 24 * HOUR_MS)).toMatchObject({ windows: { open: 2, closing: 1 } });
      expect(await account(24.5, 24 * HOUR_MS)).toMatchObject({ windows: { open: 1, closing: 1 } });
      expect(await store.reach.account('other', null, T0)).toMatchObject({ queued: 0, lastInboundAt: null });

      const asha = { kind: 'phone', value: '+919845012301' } as const;
      expect(await store.reach.chatWith('chat', asha)).toMatchObject({
        conversation: { id: conversationId },
        lastInboundAt: T0,
      });
      expect(await store.reach.chatWith('other', asha)).toBeNull();
      expect(await store.conversations.recentWith('chat', asha, later(-1))).toMatchObject({ id: conversationId });
      expect(await store.conversations.recentWith('chat', asha, later(HOUR_MS))).toBeNull();
    });

    it('sweeps up what is due, and what a dead sender left', async () => {
      const { conversationId, rows } = await answered(store, 'one');
      const due = await store.sweeps.due(T0, 10);
      expect(due).toEqual({ conversations: [], outbound: [{ id: rows[0]?.id, accountId: 'chat' }] });

      await store.outbox.claimNext({ conversationId }, 'a', T0);
      expect(await store.sweeps.recoverStuck(T0, ['chat'], later(1))).toBe(0);
      expect(await store.sweeps.recoverStuck(later(1), ['chat'], later(1))).toBe(1);
      await store.outbox.claimNext({ conversationId }, 'a', later(2));
      expect(await store.sweeps.recoverStuck(later(3), [], later(3))).toBe(1);
      expect((await store.conversations.timeline(conversationId, 1, 1))[0]?.status).toBe('uncertain');
    });
  });
}
