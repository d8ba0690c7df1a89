import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import type { TicketEventData, TicketState } from '../../src/core/ticket.ts';
import { NOTICE_AFTER_MS } from '../../src/core/ticket-notice.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { ids, later, T0 } from './store-fixtures.ts';

/** What a customer is to be told of a ticket: found when it is due, and told with its message or not at all. */
export function noticesContract(name: string, open: () => Promise<Store>): void {
  describe(`notices of tickets on ${name}`, () => {
    let store: Store;
    let ticketId = '';
    let conversationId = '';

    beforeEach(async () => {
      store = await open();
      ({ ticketId, conversationId } = await seedComplaint(store, { brandId: 'shop', at: T0 }));
    });
    afterEach(() => store.close());

    const due = async (ms: number) => (await store.clocks.toTell(later(ms), 10)).map(({ ticket }) => ticket.id);
    const lastSeq = async () => (await store.tickets.events(ticketId)).at(-1)?.seq ?? 0;
    const set = async (to: TicketState, at: Date) => {
      const version = (await store.desk.get(['shop'], ticketId))?.ticket.version ?? 0;
      await store.tickets.setState(ticketId, version, to, 'meera', at);
    };
    const say = async (seq: number) => {
      const id = ids.next();
      const content = { text: 'It is resolved', options: [], language: 'en' };
      const message = { id, idempotencyKey: id, turnId: ids.next(), content, acknowledgesTicketId: null };
      const event: TicketEventData = { type: 'notice-sent', notice: 'resolved', outboundId: id };
      const messages = [{ ...message, to: { conversationId } }];
      return store.clocks.note({ ticketId, lastSeq: seq, events: [event], messages, at: later(NOTICE_AFTER_MS) });
    };
    const texts = async () => (await store.conversations.timeline(conversationId, 0, 20)).map(({ text }) => text);

    it('are looked at some time after the state changed, with their history, and not for any other event', async () => {
      expect(await due(1e9)).toEqual([]);
      await set('resolved', later(1_000));

      expect(await due(NOTICE_AFTER_MS)).toEqual([]);
      expect(await due(NOTICE_AFTER_MS + 1_000)).toEqual([ticketId]);
      const [found] = await store.clocks.toTell(later(NOTICE_AFTER_MS + 1_000), 10);
      expect(found?.events.at(-1)?.data).toEqual({ type: 'state-changed', from: 'new', to: 'resolved' });
    });

    it('are said in one transaction with their event, by one of two who want to', async () => {
      await set('resolved', T0);
      const seq = await lastSeq();

      expect((await Promise.all([say(seq), say(seq)])).sort()).toEqual([false, true]);
      expect((await texts()).filter((text) => text === 'It is resolved')).toHaveLength(1);
      expect(await due(1e9)).toEqual([]);
    });

    describe('of several tickets of one customer', () => {
      const CHAT = {
        from: [{ kind: 'webchat' as const, value: 'asha' }],
        replyAddress: 'asha',
        threadKey: 'asha',
      };
      let own: { ticketId: string; conversationId: string }[];

      beforeEach(async () => {
        own = [];
        for (let n = 0; n < 3; n += 1) own.push(await seedComplaint(store, { brandId: 'shop', at: T0, message: CHAT }));
      });

      const resolve = async (id: string, at: Date) => {
        const version = (await store.desk.get(['shop'], id))?.ticket.version ?? 0;
        await store.tickets.setState(id, version, 'resolved', 'meera', at);
      };
      const placeOf = async (id: string) => ({
        ticketId: id,
        lastSeq: (await store.tickets.events(id)).at(-1)?.seq ?? 0,
      });
      const eventsOf = async (id: string) => (await store.tickets.events(id)).map(({ data }) => data.type);

      it('are found together, however few are asked for, and those of others are not added', async () => {
        await resolve(own[0]?.ticketId ?? '', T0);
        await set('resolved', later(1_000));
        await resolve(own[1]?.ticketId ?? '', later(2_000));
        const found = await store.clocks.toTell(later(NOTICE_AFTER_MS + 2_000), 1);

        expect(found.map(({ ticket }) => ticket.id)).toEqual([own[0]?.ticketId, own[1]?.ticketId]);
        expect(found.map(({ events }) => events.at(-1)?.data.type)).toEqual(['state-changed', 'state-changed']);
      });

      it('are said in one transaction, of all of them or of none', async () => {
        const all = own.map(({ ticketId: id }) => id);
        for (const id of all) await resolve(id, T0);
        const id = ids.next();
        const content = { text: 'They are resolved', options: [], language: 'en' };
        // Said in another conversation than theirs.
        const message = { id, idempotencyKey: id, turnId: ids.next(), content, acknowledgesTicketId: null };
        const messages = [{ ...message, to: { conversationId } }];
        const events: TicketEventData[] = [{ type: 'notice-sent', notice: 'resolved', outboundId: id }];
        const [first, ...others] = await Promise.all(all.map(async (one) => ({ ...(await placeOf(one)), events })));
        if (first === undefined) return expect.fail('no ticket');
        const note = { ...first, others, messages, at: later(NOTICE_AFTER_MS) };
        const before = await Promise.all(all.map(eventsOf));

        const stale = others.map((one, index) => (index === 1 ? { ...one, lastSeq: one.lastSeq - 1 } : one));
        expect(await store.clocks.note({ ...note, others: stale })).toBe(false);
        expect(await Promise.all(all.map(eventsOf))).toEqual(before);
        expect(await texts()).not.toContain('They are resolved');

        expect((await Promise.all([store.clocks.note(note), store.clocks.note(note)])).sort()).toEqual([false, true]);

        expect((await texts()).filter((text) => text === 'They are resolved')).toHaveLength(1);
        for (const one of all) expect((await eventsOf(one)).slice(-2)).toEqual(['conversation-linked', 'notice-sent']);
        expect(await due(1e9)).toEqual([]);
      });
    });

    it('are not dropped where something happened since somebody looked', async () => {
      await set('resolved', T0);
      const before = await lastSeq();
      await set('open', later(1_000));

      await store.clocks.nothingToTell(ticketId, before);
      expect(await due(1e9)).toEqual([ticketId]);
      await store.clocks.nothingToTell(ticketId, await lastSeq());
      expect(await due(1e9)).toEqual([]);
    });
  });
}
