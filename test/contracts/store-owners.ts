import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelHealth } from '../../src/core/channel.ts';
import type { Tenure } from '../../src/core/owner.ts';
import type { Store } from '../../src/core/store.ts';
import { answered, later, T0 } from './store-fixtures.ts';

const ACCOUNT = 'shop-mail';
const HEALTH: ChannelHealth = { state: 'ok', detail: 'reading INBOX', since: T0 };

/** Who runs an account, and that nobody else can act for it; whatever database stands behind it. */
export function ownersContract(name: string, open: () => Promise<Store>): void {
  describe(`owners of accounts on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    async function take(owner: string, accountId = ACCOUNT): Promise<Tenure> {
      const [seen = null] = await store.owners.list([accountId]);
      const tenure = await store.owners.take(accountId, owner, seen);
      if (tenure === null) throw new Error('it was not to be had');
      return tenure;
    }

    it('gives an account to one of those that ask at once', async () => {
      const asked = await Promise.all(['a', 'b', 'c'].map((owner) => store.owners.take(ACCOUNT, owner, null)));

      const tenures = asked.filter((tenure) => tenure !== null);
      expect(tenures).toHaveLength(1);
      expect(await store.owners.list([ACCOUNT, 'other'])).toEqual([{ ...tenures[0], beat: 0 }]);
    });

    it('gives it to another one only as it was seen, so that an owner that lives keeps it', async () => {
      const first = await take('a');
      const [seen = null] = await store.owners.list([ACCOUNT]);
      expect(await store.owners.beat([first])).toEqual([ACCOUNT]);

      expect(await store.owners.take(ACCOUNT, 'b', seen)).toBeNull();
      const [now = null] = await store.owners.list([ACCOUNT]);
      const taken = await Promise.all(['b', 'c'].map((owner) => store.owners.take(ACCOUNT, owner, now)));

      expect(taken.filter((tenure) => tenure !== null)).toMatchObject([{ fence: first.fence + 1 }]);
      expect(await store.owners.beat([first])).toEqual([]);
    });

    it('is given up by its owner, and not by one that lost it', async () => {
      const first = await take('a');
      const second = await take('b');

      await store.owners.release(first);
      expect(await store.owners.list([ACCOUNT])).toMatchObject([{ owner: 'b' }]);
      await store.owners.release(second);
      expect(await store.owners.list([ACCOUNT])).toMatchObject([{ owner: null, fence: second.fence }]);

      // The same process, and all the same another tenure.
      expect((await take('b')).fence).toBe(second.fence + 1);
      expect(await store.owners.beat([second])).toEqual([]);
    });

    it('lets no earlier owner read or write the state of the account, and anybody who does not run it', async () => {
      const first = await take('a');
      const own = store.channelState(ACCOUNT, first);
      await own.set(new Map([['cursor', Buffer.from('1')]]));
      await take('b');

      const late = [own.get(['cursor']), own.keys(''), own.set(new Map([['cursor', Buffer.from('0')]]))];
      expect(await Promise.allSettled(late)).toMatchObject(late.map(() => ({ reason: { code: 'conflict' } })));
      const asking = store.channelState(ACCOUNT);
      expect(Buffer.from((await asking.get(['cursor'])).get('cursor') ?? []).toString()).toBe('1');
      await asking.set(new Map([['pairing/request', Buffer.from('pair')]]));
    });

    it('lets no earlier owner begin to send', async () => {
      const { conversationId } = await answered(store, 'hello back');
      const first = await take('a', 'chat');
      const second = await take('b', 'chat');

      expect(await store.outbox.claimNext({ conversationId }, 'a', T0, first)).toBeNull();
      expect(await store.outbox.claimNext({ conversationId }, 'b', T0, second)).toMatchObject({ attempt: 1 });
    });

    it.each([
      [true, 'queued'],
      [false, 'uncertain'],
    ] as const)(
      'settles at once what an earlier owner was sending (may be repeated: %s)',
      async (isIdempotent, status) => {
        const { conversationId, rows } = await answered(store, 'hello back');
        await store.outbox.claimNext({ conversationId }, 'a', T0, await take('a', 'chat'));
        const second = await take('b', 'chat');

        expect(await store.sweeps.recoverLeft(second, isIdempotent, later(1_000))).toBe(1);

        const [line] = await store.conversations.newest(conversationId, 1);
        expect(line).toMatchObject({ id: rows[0]?.id, status });
        expect(await store.sweeps.recoverLeft(second, isIdempotent, later(2_000))).toBe(0);
      },
    );

    it('leaves alone what the owner itself is sending, and what other accounts are', async () => {
      const { conversationId } = await answered(store, 'hello back');
      const tenure = await take('a', 'chat');
      await store.outbox.claimNext({ conversationId }, 'a', T0, tenure);

      expect(await store.sweeps.recoverLeft(tenure, true, later(1_000))).toBe(0);
      expect(await store.sweeps.recoverLeft(await take('b', 'other'), true, later(1_000))).toBe(0);
    });

    it('keeps the newest word on each account, the last fault, and the last message of any process', async () => {
      const tenure = await take('a');
      const note = (health: ChannelHealth, process = 'a') => ({ accountId: ACCOUNT, process, health, tenure: null });
      await store.owners.note([note({ ...HEALTH, state: 'down', detail: 'refused' })], T0);
      await store.owners.note([note({ ...HEALTH, lastMessageAt: later(5_000) })], later(6_000));
      await store.owners.note([note({ ...HEALTH, lastMessageAt: later(1_000) }, 'b')], later(7_000));

      expect(await store.owners.heard([ACCOUNT, 'other'])).toEqual([
        {
          accountId: ACCOUNT,
          process: 'b',
          heardAt: later(7_000),
          health: { ...HEALTH, lastMessageAt: later(5_000) },
          lastFault: { detail: 'refused', at: T0 },
        },
      ]);
      await take('c');
      await store.owners.note([{ accountId: ACCOUNT, process: 'a', health: HEALTH, tenure }], later(9_000));
      expect(await store.owners.heard([ACCOUNT])).toMatchObject([{ process: 'b' }]);
    });
  });
}
