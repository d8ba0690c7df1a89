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
