import { setTimeout as pause } from 'node:timers/promises';
import { kindOf, type Owned } from './accounts.ts';
import type { Installation } from './installation.ts';

/** For how long one of each kind was without an owner, at most; milliseconds. */
export type Takeovers = Partial<Record<Owned, number>>;

/** A process that runs accounts of which there may be only one. */
export interface Owner {
  /** What it was started as here. */
  name: string;
  /** What it calls itself. */
  process: string;
  accounts: { id: string; fence: number }[];
}

/** Whoever is waited for longer than this is not coming. */
const LIMIT_MS = 90_000;
const BACK_LIMIT_MS = 120_000;
const LOOK_MS = 100;

/** Who runs this account, and what else. */
export async function ownerOf({ database, processes, owned }: Installation, accountId: string): Promise<Owner> {
  for (;;) {
    const rows = await database.all<{ id: string; owner: string | null; fence: number }>(
      'select account_id as id, owner, fence from account_owners',
    );
    const process = rows.find(({ id }) => id === accountId)?.owner ?? '';
    const name = processes.names.find(
      (one) => process.startsWith(`channels@${one}/`) || process.includes(`:${processes.pid(one)}.`),
    );
    const accounts = rows.filter(({ id, owner }) => owner === process && owned.includes(id));
    if (name !== undefined) return { name, process, accounts };
    await pause(LOOK_MS);
  }
}

/** How long it takes until each account of this owner is run anew. */
export async function takenOver({ database }: Installation, { accounts }: Owner): Promise<Takeovers> {
  const from = performance.now();
  const takeovers: Takeovers = {};
  await Promise.all(
    accounts.map(async ({ id, fence }) => {
      while (performance.now() - from < LIMIT_MS) {
        const ready = await database.count(
          `select count(*) from account_owners o join account_health h on h.account_id = o.account_id
           where o.account_id = ? and o.fence > ? and h.process = o.owner and h.state = 'ok'`,
          id,
          fence,
        );
        if (ready > 0) break;
        await pause(LOOK_MS);
      }
      const kind = kindOf(id);
      takeovers[kind] = Math.max(takeovers[kind] ?? 0, performance.now() - from);
    }),
  );
  return takeovers;
}

/** Waits until a process that was silent says again that it lives. It has one of the seats, whatever it runs. */
export async function speaksAgain({ database }: Installation, { process, name }: Owner): Promise<void> {
  const beats = (): Promise<number> =>
    database.count("select sum(beat) from account_owners where owner = ? and account_id like 'seat/%'", process);
  const before = await beats();
  for (const deadline = performance.now() + BACK_LIMIT_MS; (await beats()) <= before; ) {
    if (performance.now() > deadline) throw new Error(`${name} is back and does not say that it lives`);
    await pause(LOOK_MS);
  }
}

/** Of two at once the longer one. */
export function longest(one: Takeovers, other: Takeovers): Takeovers {
  const all = { ...one };
  for (const [kind, ms] of Object.entries(other) as [Owned, number][]) all[kind] = Math.max(all[kind] ?? 0, ms);
  return all;
}
