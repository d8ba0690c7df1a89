import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TicketChange } from '../../src/core/desk.ts';
import type { Store } from '../../src/core/store.ts';
import { commit, ids, input, later, lease, T0, ticket } from './store-fixtures.ts';

/** Who has a conversation once its tickets are solved: a part of the contract of the store. */
export function givingBackContract(name: string, open: () => Promise<Store>): void {
  describe(`a solved ticket on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    /** A conversation that the bot gave to people, with so many tickets. */
    async function handedOff(threadKey: string, numbers: readonly string[]) {
      const { conversationId } = await store.inbox.receive(input({ providerId: threadKey, threadKey }));
      const tickets = numbers.map(ticket);
      await store.lanes.commitTurn(commit(await lease(store, conversationId), { holder: 'person', tickets }));
      return { conversationId, ticketIds: tickets.map(({ id }) => id) };
    }

    const change = async (ticketId: string, rest: Partial<TicketChange>): Promise<TicketChange> => {
      const version = (await store.desk.get(['shop'], ticketId))?.ticket.version ?? 0;
      const events = [{ type: 'state-changed', from: 'new', to: 'resolved' }] as const;
      return { ticketId, version, events: [...events], ...rest };
    };
    const write = (...changes: TicketChange[]) => store.desk.commit({ actor: 'meera', at: later(1), changes });
    const holder = async (id: string) => {
      const conversation = await store.conversations.get(['shop'], id);
      return [conversation?.holder, conversation?.holderId];
    };

    it('gives its conversations back in the same transaction, from whoever had them', async () => {
      const one = await handedOff('one', ['1234567897']);
      const two = await handedOff('two', []);
      const [ticketId = ''] = one.ticketIds;
      const all = [one.conversationId, two.conversationId];
      await store.desk.hold({ conversationId: all[0] ?? '', holder: 'person', userId: 'ravi', expected: null, at: T0 });

      expect(await write(await change(ticketId, { givesBack: all }))).toEqual({ outcome: 'done' });

      expect(await Promise.all(all.map(holder))).toEqual([
        ['bot', null],
        ['bot', null],
      ]);
    });

    it('is answered once: a commit whose message was put out before writes nothing', async () => {
      const { conversationId, ticketIds } = await handedOff('one', ['1234567897']);
      const content = { text: 'It is on its way', options: [], language: 'en' };
      const sent = { idempotencyKey: 'the same try', content };
      const answer = async (): Promise<TicketChange> => {
        const messages = [{ id: ids.next(), turnId: ids.next(), ...sent }];
        return change(ticketIds[0] ?? '', { reply: { conversationId, seenSeq: 9, messages, acknowledges: false } });
      };
      const [first, again] = [await answer(), await answer()];

      expect(await store.desk.isPutOut('the same try')).toBe(false);
      expect(await Promise.all([write(first), write(again)])).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);

      expect(await store.desk.isPutOut('the same try')).toBe(true);
      const lines = await store.desk.lines([conversationId], 9);
      expect(lines.filter(({ text }) => text === content.text)).toHaveLength(1);
      expect((await store.desk.get(['shop'], ticketIds[0] ?? ''))?.ticket.version).toBe(first.version + 1);
    });

    it('gives back what it answered in the same commit, and stops a turn that had begun', async () => {
      const { conversationId, ticketIds } = await handedOff('one', ['1234567897']);
      await store.inbox.receive(input({ providerId: 'more', threadKey: 'one' }));
      const own = await lease(store, conversationId);
      const content = { text: 'It is on its way', options: [], language: 'en' };
      const messages = [{ id: ids.next(), idempotencyKey: 'reply', turnId: ids.next(), content }];
      const reply = { conversationId, seenSeq: 9, messages, acknowledges: false };

      await write(await change(ticketIds[0] ?? '', { reply, givesBack: [conversationId] }));

      expect(await holder(conversationId)).toEqual(['bot', null]);
      expect(await store.lanes.commitTurn(commit(own, { readFromSeq: 1, readToSeq: 2, holder: 'person' }))).toBe(
        'stale',
      );
    });

    it('keeps what another ticket of theirs still needs a person for, also a linked one', async () => {
      const one = await handedOff('one', ['1234567897', '1234567806']);
      const two = await handedOff('two', ['1234567814']);
      const all = [one.conversationId, two.conversationId];
      const link = { type: 'conversation-linked', conversationId: two.conversationId } as const;
      await write(await change(one.ticketIds[1] ?? '', { events: [link] }));

      await write(await change(one.ticketIds[0] ?? '', { givesBack: all }));
      await write(await change(two.ticketIds[0] ?? '', { givesBack: all }));
      expect(await Promise.all(all.map(holder))).toEqual([
        ['person', null],
        ['person', null],
      ]);

      await write(await change(one.ticketIds[1] ?? '', { givesBack: all }));
      expect(await Promise.all(all.map(holder))).toEqual([
        ['bot', null],
        ['bot', null],
      ]);
    });

    it('gives nothing back where the ticket was changed by somebody else meanwhile', async () => {
      const { conversationId, ticketIds } = await handedOff('one', ['1234567897']);

      const done = await write(await change(ticketIds[0] ?? '', { version: 99, givesBack: [conversationId] }));

      expect(done).toEqual({ outcome: 'stale' });
      expect(await holder(conversationId)).toEqual(['person', null]);
    });
  });
}
