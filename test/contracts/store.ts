import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../src/core/order.ts';
import type { Lease, Store } from '../../src/core/store.ts';
import { callsContract } from './store-calls.ts';
import { dealtWithContract } from './store-dealt-with.ts';
import { answered, commit, ids, input, later, lease, MESSAGE, outbound, T0, ticket } from './store-fixtures.ts';
import { givingBackContract } from './store-giving-back.ts';
import { noticesContract } from './store-notices.ts';
import { outboxContract } from './store-outbox.ts';
import { ownersContract } from './store-owners.ts';
import { pagesContract } from './store-pages.ts';
import { reportsContract } from './store-reports.ts';

/** What an order carries that nobody has sent back or been paid for. */
const NOTHING_MADE = { returns: [], refunds: [] };
const BARE_ORDER: Order = {
  number: 'TS-1',
  status: 'shipped',
  placedAt: T0,
  totalPaise: 300,
  lines: [{ sku: 'A', title: 'Lamp', quantity: 1, unitPricePaise: 300 }],
  shipments: [],
};

/** What every store keeps to, whatever database stands behind it. Seen through the ports alone. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  outboxContract(name, open);
  dealtWithContract(name, open);
  reportsContract(name, open);
  callsContract(name, open);
  ownersContract(name, open);
  noticesContract(name, open);
  pagesContract(name, open);
  givingBackContract(name, open);
  describe(`the store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    describe('inbox', () => {
      it('knows a message again by account and provider id, and changes nothing', async () => {
        const first = await store.inbox.receive(input());
        const again = await store.inbox.receive(input({ text: 'changed' }));
        const elsewhere = await store.inbox.receive(input({ accountId: 'other' }));

        expect(again).toMatchObject({ outcome: 'duplicate', messageId: first.messageId });
        expect(elsewhere.outcome).toBe('stored');
        const turn = await store.lanes.load(first.conversationId);
        expect(turn?.waiting.map(({ message }) => message.text)).toEqual(['hello']);
      });

      it('numbers the messages of a conversation in the order of their arrival', async () => {
        for (const n of [1, 2, 3]) await store.inbox.receive(input({ providerId: `p${n}`, text: `m${n}` }));
        const { conversationId } = await store.inbox.receive(input({ providerId: 'p4', text: 'm4' }));

        const turn = await store.lanes.load(conversationId);
        expect(turn?.waiting.map(({ seq, message }) => [seq, message.text])).toEqual([
          [1, 'm1'],
          [2, 'm2'],
          [3, 'm3'],
          [4, 'm4'],
        ]);
        expect(turn?.contact.name).toBe('Asha');
      });

      it('finds a message in the conversations that are named, and in no other', async () => {
        const first = await store.inbox.receive(input());
        const other = await store.inbox.receive(input({ providerId: 'p2', threadKey: 'other' }));
        const { conversationId, messageId } = first;

        expect(await store.desk.received([other.conversationId, conversationId], messageId)).toEqual({
          conversationId,
          at: T0,
        });
        expect(await store.desk.received([other.conversationId], messageId)).toBeNull();
        expect(await store.desk.received([conversationId], 'no-such')).toBeNull();
      });

      it('joins the identities of one person, and never takes one from somebody else', async () => {
        const lid = { kind: 'whatsapp-lid', value: '1@lid' } as const;
        const first = await store.inbox.receive(input());
        await store.inbox.receive(input({ providerId: 'p2', from: [...MESSAGE.from, lid] }));
        const byLid = await store.inbox.receive(input({ providerId: 'p3', from: [lid], proven: false }));
        const stranger = await store.inbox.receive(
          input({ providerId: 'p4', from: [{ kind: 'email', value: 'x@y.example' }, lid], threadKey: 'x' }),
        );

        expect(byLid.conversationId).toBe(first.conversationId);
        expect((await store.lanes.load(stranger.conversationId))?.contact.id).toBe(
          (await store.lanes.load(first.conversationId))?.contact.id,
        );
      });

      it('keeps brands apart: the same phone is another contact there', async () => {
        const one = await store.inbox.receive(input());
        const two = await store.inbox.receive(input({ accountId: 'other' }, { brandId: 'other-shop' }));

        const contacts = await Promise.all(
          [one, two].map(async (r) => (await store.lanes.load(r.conversationId))?.contact.id),
        );
        expect(new Set(contacts).size).toBe(2);
      });

      it('joins a reply to the conversation that it refers to, and lets no stranger in', async () => {
        const { conversationId, rows } = await answered(store, 'hello back');
        await store.outbox.claimNext({ conversationId }, 'sender', T0);
        await store.outbox.settle(rows[0]?.id ?? '', { status: 'sent', providerId: 'our-id' }, T0, null);

        const reply = await store.inbox.receive(input({ providerId: 'p2', threadKey: 'new', references: ['our-id'] }));
        const from = [{ kind: 'email', value: 'thief@x.example' }] as const;
        const stranger = await store.inbox.receive(
          input({ providerId: 'p3', threadKey: 'new2', references: ['our-id'], from: [...from] }),
        );
        const sameKey = await store.inbox.receive(input({ providerId: 'p4', from: [...from] }));
        const sameKeyAgain = await store.inbox.receive(input({ providerId: 'p5', from: [...from] }));

        expect(reply.conversationId).toBe(conversationId);
        expect(stranger.conversationId).not.toBe(conversationId);
        expect(sameKey.conversationId).not.toBe(conversationId);
        expect(sameKeyAgain.conversationId).toBe(sameKey.conversationId);
      });

      it('waits for quiet, and no longer than the limit', async () => {
        const quiet = { quietMs: 1500, maxMs: 6000 };
        const dues = [];
        for (const ms of [0, 1000, 2000, 3000, 4000, 5000]) {
          dues.push(
            (await store.inbox.receive(input({ providerId: `p${ms}` }, { quiet, receivedAt: later(ms) }))).dueAt,
          );
        }

        expect(dues.map((due) => due.getTime() - T0.getTime())).toEqual([1500, 2500, 3500, 4500, 5500, 6000]);
      });

      it('keeps files with their message', async () => {
        const file = { id: ids.next(), name: 'a.png', contentType: 'image/png', size: 3, sha256: 'f'.repeat(64) };
        const { conversationId } = await store.inbox.receive(input({}, { files: [file] }));

        expect((await store.lanes.load(conversationId))?.waiting[0]?.files).toEqual([file]);
        expect(await store.conversations.file(conversationId, file.id)).toEqual(file);
        expect(await store.conversations.file('another', file.id)).toBeNull();
      });
    });

    describe('lanes', () => {
      it('has one owner at a time, and the next one a higher fence', async () => {
        const { conversationId } = await store.inbox.receive(input());
        const first = await lease(store, conversationId);

        expect(await store.lanes.acquire(conversationId, 'worker', 30_000, T0)).toBeNull();
        const second = await lease(store, conversationId, later(31_000));
        expect(second.fence).toBeGreaterThan(first.fence);
        await store.lanes.release(first);
        expect(await store.lanes.acquire(conversationId, 'third', 30_000, later(32_000))).toBeNull();
        await store.lanes.release(second);
        expect(await store.lanes.acquire(conversationId, 'third', 30_000, later(32_000))).not.toBeNull();
      });

      it('commits a turn whole', async () => {
        const { conversationId } = await store.inbox.receive(input());
        const draft = ticket('1234567890');

        const outcome = await store.lanes.commitTurn(
          commit(await lease(store, conversationId), {
            outbound: [outbound('one'), outbound('two', draft.id)],
            tickets: [draft],
          }),
        );

        expect(outcome).toBe('committed');
        const turn = await store.lanes.load(conversationId);
        expect(turn).toMatchObject({ doneSeq: 1, waiting: [], state: { unrecognised: 7 } });
        expect(turn?.conversation).toMatchObject({ language: 'hi', rung: 'status-only' });
        const timeline = await store.conversations.timeline(conversationId, 0, 10);
        expect(timeline.map(({ seq, direction, text, status }) => [seq, direction, text, status])).toEqual([
          [1, 'in', 'hello', null],
          [2, 'out', 'one', 'queued'],
          [3, 'out', 'two', 'queued'],
        ]);
        expect(timeline[0]?.understood).toEqual([{ read: 'answer', score: null }]);
        const opened = await store.tickets.findByNumber('shop', '1234567890');
        expect(opened).toMatchObject({ state: 'new', kind: 'complaint', numbers: ['1234567890'], conversationId });
        expect((await store.tickets.events(draft.id)).map(({ seq, data }) => [seq, data.type])).toEqual([
          [1, 'opened'],
          [2, 'acknowledgement-queued'],
        ]);
      });

      it.each([
        ['the lease was lost', (own: Lease) => commit({ ...own, fence: own.fence - 1 }, { outbound: [outbound('x')] })],
        ['somebody else holds it', (own: Lease) => commit({ ...own, owner: 'other' }, { outbound: [outbound('x')] })],
        [
          'the lane has moved',
          (own: Lease) => commit(own, { readFromSeq: 1, readToSeq: 2, outbound: [outbound('x')] }),
        ],
      ])('writes nothing where %s', async (_, make) => {
        const { conversationId } = await store.inbox.receive(input());

        expect(await store.lanes.commitTurn(make(await lease(store, conversationId)))).toBe('stale');

        expect(await store.conversations.timeline(conversationId, 0, 10)).toHaveLength(1);
        expect((await store.lanes.load(conversationId))?.doneSeq).toBe(0);
      });

      it('writes nothing where a ticket number is taken', async () => {
        const one = await store.inbox.receive(input());
        await store.lanes.commitTurn(
          commit(await lease(store, one.conversationId), { tickets: [ticket('1234567890')] }),
        );
        const two = await store.inbox.receive(input({ providerId: 'p2', threadKey: 'b' }));
        const again = commit(await lease(store, two.conversationId), {
          tickets: [ticket('1234567890')],
          outbound: [outbound('x')],
        });

        expect(await store.lanes.commitTurn(again)).toBe('number-taken');

        expect((await store.lanes.load(two.conversationId))?.doneSeq).toBe(0);
      });

      it('goes on with what came during the turn', async () => {
        const { conversationId } = await store.inbox.receive(input());
        const own = await lease(store, conversationId);
        await store.inbox.receive(input({ providerId: 'p2', text: 'and?' }));

        await store.lanes.commitTurn(commit(own));

        expect((await store.lanes.load(conversationId))?.waiting.map(({ message }) => message.text)).toEqual(['and?']);
        await store.lanes.release(own);
        expect((await store.sweeps.due(later(1), 10)).conversations).toEqual([conversationId]);
      });
    });

    it('lists tickets by brand, state and time, and changes them against their version only', async () => {
      const { conversationId } = await store.inbox.receive(input());
      const draft = ticket('1234567890');
      await store.lanes.commitTurn(commit(await lease(store, conversationId), { tickets: [draft] }));

      expect(await store.tickets.list({ brandIds: ['shop'], limit: 10 })).toMatchObject([
        { contactName: 'Asha', channel: 'test' },
      ]);
      expect(await store.tickets.list({ brandIds: ['other-shop'], limit: 10 })).toEqual([]);
      expect(await store.tickets.get(['other-shop'], draft.id)).toBeNull();
      expect(await store.tickets.findByNumber('other-shop', '1234567890')).toBeNull();
      expect(await store.tickets.setState(draft.id, 1, 'open', 'user-1', later(1))).toBe('done');
      expect(await store.tickets.setState(draft.id, 1, 'closed', 'user-2', later(2))).toBe('conflict');
      expect(await store.tickets.setState('nothing', 1, 'closed', 'user-2', later(2))).toBe('not-found');
      expect(await store.tickets.list({ brandIds: ['shop'], state: 'new', limit: 10 })).toEqual([]);
      expect((await store.tickets.events(draft.id)).at(-1)).toMatchObject({
        actor: 'user-1',
        data: { type: 'state-changed', to: 'open' },
      });
    });

    it('lists conversations with their last words, walled by brand', async () => {
      const { conversationId } = await answered(store, 'good bye');

      expect(await store.conversations.list({ brandIds: ['shop'], limit: 10 })).toMatchObject([
        { lastText: 'good bye', waiting: 0 },
      ]);
      expect(await store.conversations.get(['other-shop'], conversationId)).toBeNull();
      expect(await store.conversations.byThread('chat', 'asha')).toMatchObject({ id: conversationId });
    });

    it('keeps the quarantine’s payloads and knows the same thing again', async () => {
      const item = { accountId: 'chat', reason: 'malformed', detail: 'why', payload: 'raw \u0000 bytes' } as const;
      await store.quarantine.put('one', item, T0);
      await store.quarantine.put('one', { ...item, detail: 'again' }, T0);

      expect(await store.quarantine.list({ accountIds: ['chat'], view: 'waiting', limit: 10 })).toMatchObject([
        { id: 'one', detail: 'why' },
      ]);
      expect(await store.quarantine.list({ accountIds: ['other'], view: 'waiting', limit: 10 })).toEqual([]);
      expect(new TextDecoder().decode((await store.quarantine.payload('one')) ?? new Uint8Array())).toBe(
        'raw \u0000 bytes',
      );
    });

    it('gives orders back as they came, replaces them whole, and counts by brand', async () => {
      const order: Order = {
        ...BARE_ORDER,
        phone: '+919845012301',
        lines: [
          { sku: 'A', title: 'Lamp', quantity: 1, unitPricePaise: 100 },
          { sku: 'B', title: 'Rug', quantity: 2, unitPricePaise: 100 },
        ],
        shipments: [{ carrier: 'C', trackingNumber: '1', status: 'in-transit', expectedAt: later(1) }],
      };
      await store.orders.import('shop', [order]);

      expect(await store.orders.findByNumber('shop', 'TS-1')).toEqual({ ...order, ...NOTHING_MADE });
      const changed: Order = { ...order, status: 'delivered', lines: order.lines.slice(0, 1), shipments: [] };
      await store.orders.import('shop', [changed]);
      expect(await store.orders.findByNumber('shop', 'TS-1')).toEqual({ ...changed, ...NOTHING_MADE });
      expect(await store.orders.findByNumber('other-shop', 'TS-1')).toBeNull();
      expect([await store.orders.count('shop'), await store.orders.count('other-shop')]).toEqual([1, 0]);
    });

    it('keeps an amount of more than two crore rupees as it is', async () => {
      const lines = [{ sku: 'A', title: 'Fleet', quantity: 1, unitPricePaise: 5_000_000_000 }];
      const refunds = [{ id: 'RF-1', amountPaise: 4_999_999_999, status: 'due' as const, createdAt: T0 }];
      const order: Order = { ...BARE_ORDER, totalPaise: 5_000_000_000, lines, refunds };
      await store.orders.import('shop', [order]);

      expect(await store.orders.findByNumber('shop', 'TS-1')).toMatchObject({
        totalPaise: 5_000_000_000,
        lines,
        refunds,
      });
    });

    it('gives an account to the refund of that amount, and to the oldest of several', async () => {
      const due = (id: string, amountPaise: number, at: number) => ({
        id,
        amountPaise,
        createdAt: later(at),
        status: 'due' as const,
      });
      const refunds = [due('RF-3', 300, 3_000), due('RF-2', 300, 2_000), due('RF-1', 500, 1_000)];
      await store.orders.import('shop', [{ ...BARE_ORDER, refunds }]);
      const ask = {
        kind: 'request-refund' as const,
        orderNumber: 'TS-1',
        reason: '',
        dueAt: later(9_000).toISOString(),
      };
      const request = (amountPaise: number, key: string) =>
        store.orders.perform(
          'shop',
          { ...ask, amountPaise, payout: { kind: 'upi', address: 'asha@upi' } },
          key,
          key,
          later(5_000),
        );

      expect(await request(300, 'k1')).toEqual({ outcome: 'done', reference: 'RF-2' });
      expect(await request(300, 'k2')).toEqual({ outcome: 'done', reference: 'RF-3' });
      expect(await request(400, 'k3')).toEqual({ outcome: 'done', reference: 'RF-1' });
    });

    it('counts tries within their window', async () => {
      await store.attempts.add('shop', ['a', 'b'], T0, T0);
      const counts = await store.attempts.add('shop', ['a'], later(1000), T0);

      expect([...counts]).toEqual([['a', 2]]);
      expect(await store.attempts.count('shop', ['a', 'b'], later(500))).toEqual(new Map([['a', 1]]));
      expect(await store.attempts.count('other-shop', ['a'], T0)).toEqual(new Map());
    });

    it('keeps channels’ state apart, all or none, and lists it by prefix', async () => {
      const state = store.channelState('chat');
      await state.set(
        new Map([
          ['key/a', new Uint8Array([1])],
          ['key/b', new Uint8Array([2])],
          ['other', new Uint8Array([3])],
        ]),
      );
      await state.set(new Map([['key/b', null]]));

      expect(await state.keys('key/')).toEqual(['key/a']);
      expect([...(await state.get(['key/a', 'key/b']))].map(([key, value]) => [key, [...value]])).toEqual([
        ['key/a', [1]],
      ]);
      expect(await store.channelState('other').keys('')).toEqual([]);
    });
  });
}
