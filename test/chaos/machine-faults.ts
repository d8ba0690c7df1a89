import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import type { Installation } from './installation.ts';

/** Longer than an owner may be silent before another one takes its accounts. */
const TAKEOVER_LIMIT_MS = 60_000;

/** SIGKILL of one of them that chance picks; it is started again as PM2 does. */
const oneKilled = (name: string, kind: RegExp, times: number): Fault => ({
  name,
  modes: ['machines'],
  times,
  async strike({ processes }) {
    await processes.kill(anyOf(processes.names.filter((one) => kind.test(one))));
  },
});

/** What may happen to one of several machines. */
export const machineFaults: readonly Fault[] = [
  oneKilled('a web server killed', /^web/, 4),
  oneKilled('a worker killed', /^worker/, 6),
  oneKilled('any process killed', /./, 12),
  {
    name: 'the owner of the mailbox killed',
    modes: ['machines'],
    times: 2,
    async strike(installation) {
      const { name, process } = await ownerOf(installation);
      await installation.processes.kill(name);
      return takenOver(installation, process);
    },
  },
  {
    name: "the mailbox owner's machine is gone",
    modes: ['machines'],
    times: 1,
    async strike(installation) {
      const { name, process } = await ownerOf(installation);
      await installation.processes.down(name);
      const ms = await takenOver(installation, process);
      await installation.processes.revive(name);
      return ms;
    },
  },
  {
    // It wakes up and believes that the mailbox is still its own.
    name: 'the owner of the mailbox frozen',
    modes: ['machines'],
    times: 1,
    async strike(installation) {
      const { name, process } = await ownerOf(installation);
      installation.processes.freeze(name, true);
      const ms = await takenOver(installation, process);
      installation.processes.freeze(name, false);
      return ms;
    },
  },
  {
    name: 'a worker frozen for 35 s',
    modes: ['machines'],
    times: 1,
    async strike({ processes }) {
      const name = anyOf(processes.names.filter((one) => one.startsWith('worker')));
      processes.freeze(name, true);
      // Past the life of a lease.
      await pause(35_000);
      processes.freeze(name, false);
    },
  },
  {
    name: 'rolling restart',
    modes: ['machines'],
    times: 1,
    async strike({ processes }) {
      for (const name of processes.names) {
        await processes.down(name, 'SIGINT');
        await processes.revive(name);
      }
    },
  },
];

/** Which process runs the mailbox: by its own name, and by that which it was started under here. */
async function ownerOf({ database, processes }: Installation): Promise<{ name: string; process: string }> {
  for (;;) {
    const [row] = await database.all<{ owner: string | null }>(
      "select owner from account_owners where account_id = 'mail'",
    );
    const process = row?.owner ?? '';
    const name = processes.names.find(
      (one) => process.startsWith(`channels@${one}/`) || process.includes(`:${processes.pid(one)}.`),
    );
    if (name !== undefined) return { name, process };
    await pause(100);
  }
}

/** How long it takes until another one reads the mailbox, milliseconds. */
async function takenOver({ database }: Installation, dead: string): Promise<number> {
  const from = performance.now();
  while (performance.now() - from < TAKEOVER_LIMIT_MS) {
    const ready = await database.count(
      `select count(*) from account_owners o join account_health h on h.account_id = o.account_id
       where o.account_id = 'mail' and o.owner <> ? and h.process = o.owner and h.state = 'ok'`,
      dead,
    );
    if (ready > 0) break;
    await pause(100);
  }
  return performance.now() - from;
}

function anyOf(names: readonly string[]): string {
  return names[Math.floor(Math.random() * names.length)] ?? '';
}
