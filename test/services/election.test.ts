import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tenure } from '../../src/core/owner.ts';
import type { Store } from '../../src/core/store.ts';
import { createProcessName, isProcessGone, shownProcessName } from '../../src/lib/process-name.ts';
import { createElection, type Election } from '../../src/services/election.ts';
import { pause, until } from '../contracts/job-queue.ts';
import { serviceDeps } from '../helpers/service-deps.ts';

const TIMES = { lookMs: 50, beatMs: 200, giveUpMs: 1_200, deadMs: 2_500, settledMs: 400 };
/** Nobody is ever taken for dead. */
const PATIENT = { ...TIMES, giveUpMs: 60_000, deadMs: 120_000, settledMs: 120_000 };
const ACCOUNTS = ['mail-1', 'mail-2', 'mail-3', 'mail-4'];

describe('the election of owners', () => {
  let store: Store;
  const elections: Election[] = [];
  /** Who runs what, as it is seen from outside: a second owner at the same time would throw. */
  const running = new Map<string, Tenure>();

  beforeEach(async () => {
    ({ store } = await serviceDeps());
    running.clear();
  });
  afterEach(async () => {
    await Promise.all(elections.splice(0).map((election) => election.stop(0)));
    await store.close();
  });

  async function join(
    processName: string,
    {
      owners = store.owners,
      accounts = ACCOUNTS,
      times = TIMES,
    }: Partial<{ owners: Store['owners']; accounts: string[]; times: typeof TIMES }> = {},
  ) {
    const deps = await serviceDeps({ store: { ...store, owners }, processName });
    const candidates = accounts.map((accountId) => ({
      accountId,
      async run(tenure: Tenure) {
        if (running.has(accountId)) throw new Error('two owners');
        running.set(accountId, tenure);
        return {
          async stop() {
            running.delete(accountId);
          },
        };
      },
    }));
    const election = createElection(candidates, deps, times);
    elections.push(election);
    return election;
  }
  const ownedBy = (name: string) => [...running.values()].filter(({ owner }) => owner === name).length;

  it('spreads the accounts over the processes, and each has one owner', async () => {
    const [first, second] = [await join('a', { times: PATIENT }), await join('b', { times: PATIENT })];

    await Promise.all([first.start(), second.start()]);

    await until(() => running.size === ACCOUNTS.length);
    expect(ownedBy('a')).toBeGreaterThan(0);
    expect(ownedBy('b')).toBeGreaterThan(0);
  });

  it('hands over at once what is given up at a clean stop', async () => {
    const [first, second] = [await join('a', { times: PATIENT }), await join('b', { times: PATIENT })];
    await first.start();
    await second.start();
    expect(ownedBy('a')).toBe(ACCOUNTS.length);

    await first.stop(1_000);

    await until(() => ownedBy('b') === ACCOUNTS.length);
  });

  it('gives half of the accounts to a process that comes back and stays, each once, and never has two owners', async () => {
    const first = await join('a');
    await first.start();
    expect(ownedBy('a')).toBe(ACCOUNTS.length);

    const back = await join('b');
    await back.start();
    await pause(TIMES.settledMs / 2);
    expect(ownedBy('a')).toBe(ACCOUNTS.length);

    await until(() => ownedBy('b') === 2 && ownedBy('a') === 2);
    await pause(10 * TIMES.lookMs);
    expect([ownedBy('a'), ownedBy('b')]).toEqual([2, 2]);

    // What it gave away once and has again, it keeps.
    await back.stop(1_000);
    await until(() => ownedBy('a') === ACCOUNTS.length);
    await (await join('c')).start();
    await until(() => ownedBy('c') === 2);
    await pause(10 * TIMES.lookMs);
    expect([ownedBy('a'), ownedBy('c')]).toEqual([2, 2]);
  });

  it('takes over from an owner that is not heard of any more, and not from one that lives', async () => {
    // It dies without a word: elsewhere, so that only its silence tells.
    for (const accountId of ACCOUNTS) await store.owners.take(accountId, 'elsewhere', null);
    const dead = (await store.owners.list(['mail-1'])).map(({ accountId, fence }) => ({
      accountId,
      owner: 'elsewhere',
      fence,
    }));
    const beating = setInterval(() => void store.owners.beat(dead), 50);
    const heir = await join('b');
    await heir.start();

    await until(() => running.size === 3);
    await pause(2 * TIMES.lookMs);
    expect([...running.keys()].sort()).toEqual(['mail-2', 'mail-3', 'mail-4']);
    clearInterval(beating);

    await until(() => running.size === 4);
    expect(running.get('mail-1')).toMatchObject({ owner: 'b', fence: 2 });
  });

  it('stops by itself before it may be taken for dead, where the database does not answer', async () => {
    let [isAway, beats] = [false, 0];
    const flaky: Store['owners'] = {
      ...store.owners,
      async beat(tenures) {
        if (isAway) return new Promise<string[]>(() => {});
        beats += 1;
        return store.owners.beat(tenures);
      },
    };
    const cut = await join('a', { owners: flaky, accounts: ['mail-1'] });
    await cut.start();
    expect(ownedBy('a')).toBe(1);
    const heir = await join('b', { accounts: ['mail-1'] });
    await heir.start();
    await until(() => beats > 0);

    isAway = true;

    // Two owners at once would have thrown in `run`, and nobody would own it.
    await until(() => ownedBy('b') === 1);
    elections.splice(elections.indexOf(cut), 1); // it waits for its database for ever
  });

  it('leaves an account to others where it cannot be ended here, though the database answers again', async () => {
    let isAway = false;
    const flaky: Store['owners'] = {
      ...store.owners,
      async beat(tenures) {
        if (isAway) throw new Error('away');
        return store.owners.beat(tenures);
      },
    };
    const deps = await serviceDeps({ store: { ...store, owners: flaky }, processName: 'a' });
    const stuck = createElection(
      [
        {
          accountId: 'mail-1',
          run: async () => ({
            async stop() {
              isAway = false;
              await new Promise<void>(() => {});
            },
          }),
        },
      ],
      deps,
      TIMES,
    );
    await stuck.start();
    const heir = await join('b', { accounts: ['mail-1'] });
    await heir.start();

    isAway = true;

    await until(() => ownedBy('b') === 1);
  });

  it('starts nothing anew where it was never stopped, and tries again where it could not be started', async () => {
    let tries = 0;
    const deps = await serviceDeps({ store, processName: 'a' });
    const election = createElection(
      [
        {
          accountId: 'mail-1',
          async run() {
            tries += 1;
            if (tries < 3) throw new Error('the disk is full');
            return { stop: async () => {} };
          },
        },
      ],
      deps,
      TIMES,
    );
    elections.push(election);

    await election.start();

    await until(() => tries === 3);
    await pause(3 * TIMES.lookMs);
    expect(tries).toBe(3);
    expect(await store.owners.list(['mail-1'])).toMatchObject([{ owner: 'a', fence: 3 }]);
  });
});

describe('the name of a process', () => {
  it('tells whether it ended, where that can be seen', () => {
    const own = createProcessName('channels');
    const place = /\/(.*):/.exec(own)?.[1];

    expect(shownProcessName(own)).toBe(`channels@${hostname()} (${process.pid})`);
    expect(isProcessGone(own)).toBe(false);
    // No process has this number: the kernel's largest is 4,194,304.
    expect(isProcessGone(own.replace(`:${process.pid}.`, ':5000000.'))).toBe(true);
    expect(isProcessGone(own.replace(`/${place}:${process.pid}.`, '/0123456789ab:5000000.'))).toBe(false);
    expect(isProcessGone('somebody')).toBe(false);
  });
});
