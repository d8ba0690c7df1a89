import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { commit, ids, input, later, lease, outbound, T0, ticket } from './store-fixtures.ts';
import { mailIn } from './store-mails.ts';

const MANY = 12;

/**
 * What every store keeps to when two processes use it at the same moment.
 * @param open two stores on one empty database, each with connections of its own
 */
export function raceContract(name: string, open: () => Promise<readonly [Store, Store]>): void {
  describe(`two processes on ${name}`, () => {
    let one: Store;
    let other: Store;
    beforeEach(async () => {
      [one, other] = await open();
    });
    afterEach(() => Promise.all([one.close(), other.close()]));

    /** The same work many times at once, half of it by each process. */
    const together = <T>(work: (store: Store, index: number) => Promise<T>): Promise<T[]> =>
      Promise.all(Array.from({ length: MANY }, (_, index) => work(index % 2 === 0 ? one : other, index)));

    it('store a message once that comes many times at once', async () => {
      const results = await together((store) => store.inbox.receive(input()));

      expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
      expect(new Set(results.map(({ messageId }) => messageId)).size).toBe(1);
      expect(await one.conversations.timeline(results[0]?.conversationId ?? '', 0, 100)).toHaveLength(1);
    });

    it('take a mail once that comes to many mailboxes of a brand at once, from somebody new and from somebody known', async () => {
      const accounts = Array.from({ length: MANY }, (_, index) => `box-${index}`);
      const follows = { mail: { id: '<q2@x.example>' }, references: ['<q1@customer.example>'] };
      const inAll = (message: Parameters<typeof mailIn>[1]) =>
        together((store, index) => store.inbox.receive(mailIn(accounts[index] ?? '', message, { siblings: accounts })));

      const begun = await inAll({});
      const followed = await inAll(follows);

      for (const results of [begun, followed]) {
        expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
        expect(results.filter(({ outcome }) => outcome === 'copy')).toHaveLength(MANY - 1);
      }
      expect(new Set([...begun, ...followed].map(({ conversationId }) => conversationId)).size).toBe(1);
      const lines = await one.conversations.timeline(begun[0]?.conversationId ?? '', 0, 100);
      expect(lines.map(({ copies = [] }) => copies.length)).toEqual([MANY - 1, MANY - 1]);
    });

    it('make one contact and one conversation of the first messages of somebody, each with a place of its own', async () => {
      const results = await together((store, index) => store.inbox.receive(input({ providerId: `p${index}` })));
      const [conversationId = ''] = results.map((result) => result.conversationId);

      expect(new Set(results.map((result) => result.conversationId)).size).toBe(1);
      const lines = await one.conversations.timeline(conversationId, 0, 100);
      expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: MANY }, (_, index) => index + 1));
      expect((await other.lanes.load(conversationId))?.waiting).toHaveLength(MANY);
    });

    it('give a lane to one of those who want it', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const taken = await together((store, index) => store.lanes.acquire(conversationId, `w${index}`, 30_000, T0));

      expect(taken.filter((won) => won !== null)).toHaveLength(1);
    });

    it('commit one of two turns that read the same messages', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const own = await lease(one, conversationId);
      const outcomes = await together((store, index) => {
        const drawn = ticket(String(1_234_567_890 + index));
        return store.lanes.commitTurn(commit(own, { outbound: [outbound('answer')], tickets: [drawn] }));
      });

      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'stale')).toHaveLength(MANY - 1);
      expect(await one.conversations.timeline(conversationId, 0, 100)).toHaveLength(2);
      expect(await one.tickets.list({ brandIds: ['shop'], limit: 10 })).toHaveLength(1);
    });

    it('let the new owner of a lane win over the one who was too slow', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const slow = await lease(one, conversationId);
      const quick = await lease(other, conversationId, later(31_000));
      const outcomes = await Promise.all([
        one.lanes.commitTurn(commit(slow, { outbound: [outbound('slow')] })),
        other.lanes.commitTurn(commit(quick, { outbound: [outbound('quick')] })),
      ]);

      expect(outcomes).toEqual(['stale', 'committed']);
      expect((await one.conversations.timeline(conversationId, 1, 100)).map(({ text }) => text)).toEqual(['quick']);
    });

    it('give a ticket number to one ticket', async () => {
      const leases = await together(async (store, index) => {
        const who = { providerId: `p${index}`, threadKey: `t${index}` };
        return lease(store, (await store.inbox.receive(input(who))).conversationId);
      });
      const outcomes = await together((store, index) => {
        const own = leases[index];
        if (own === undefined) throw new Error('no lease');
        return store.lanes.commitTurn(commit(own, { tickets: [ticket('1234567890')] }));
      });

      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'number-taken')).toHaveLength(MANY - 1);
    });

    it('hand an outgoing message to one sender', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const own = await lease(one, conversationId);
      await one.lanes.commitTurn(commit(own, { outbound: [outbound('one'), outbound('two')] }));
      const claimed = await together((store, index) => store.outbox.claimNext({ conversationId }, `s${index}`, T0));

      expect(claimed.flatMap((message) => message?.content.text ?? [])).toEqual(['one']);
    });

    it('change a ticket for one of those who saw the same version', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const draft = ticket('1234567890');
      await one.lanes.commitTurn(commit(await lease(one, conversationId), { tickets: [draft] }));
      const outcomes = await together((store, index) =>
        store.tickets.setState(draft.id, 1, 'open', `user-${index}`, later(index)),
      );

      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(MANY - 1);
      expect((await one.tickets.events(draft.id)).map(({ seq }) => seq)).toEqual([1, 2]);
    });

    it('take a turn and a message at the same moment, and lose neither', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const own = await lease(one, conversationId);
      await Promise.all([
        one.lanes.commitTurn(commit(own, { outbound: [outbound('answer')] })),
        ...Array.from({ length: MANY }, (_, index) => other.inbox.receive(input({ providerId: `q${index}` }))),
      ]);

      const lines = await one.conversations.timeline(conversationId, 0, 100);
      expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: MANY + 2 }, (_, index) => index + 1));
      expect((await one.lanes.load(conversationId))?.waiting).toHaveLength(MANY);
    });

    it('open one ticket about a promise that was broken', async () => {
      const { conversationId } = await one.inbox.receive(input());
      const effect = { id: ids.next(), call: 'cancel', arguments: {}, action: {}, followUpAt: later(1_000) };
      await one.lanes.commitTurn(commit(await lease(one, conversationId), { effect }));
      await one.effects.settle(effect.id, { outcome: 'done', slots: {} }, null, ids.next(), T0);
      const promised = await one.effects.promises(later(2_000), 10);
      const contactId = (await one.lanes.load(conversationId))?.contact.id ?? '';
      const open = await other.effects.promisesTo(contactId);

      await together((store, index) =>
        store.effects.followUp(effect.id, null, ticket(String(1_234_567_890 + index)), later(2_000)),
      );

      expect([promised, open].map((found) => found.map(({ id }) => id))).toEqual([[effect.id], [effect.id]]);
      expect(await one.effects.promisesTo(contactId)).toEqual([]);
      expect(await one.tickets.list({ brandIds: ['shop'], limit: 20 })).toHaveLength(1);
    });

    it('let one owner have an account', async () => {
      const name = `account-${ids.next()}`;
      const taken = await together((store, index) => store.owners.take(name, `w${index}`, null));

      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });
}
