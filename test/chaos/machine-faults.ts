import { setTimeout as pause } from 'node:timers/promises';
import { WEB } from './accounts.ts';
import type { Fault } from './fault.ts';
import type { Installation } from './installation.ts';
import { type Owner, ownerOf, speaksAgain, type Takeovers, takenOver } from './takeover.ts';

/** SIGKILL of one of them that chance picks; it is started again as PM2 does. */
const oneKilled = (name: string, kind: RegExp, times: number): Fault => ({
  name,
  modes: ['machines'],
  times,
  async strike({ processes }) {
    await processes.kill(anyOf(processes.names.filter((one) => kind.test(one))));
  },
});

/** What may happen to who runs this account. All that it runs needs another owner then. */
function ownerFaults(what: string, account: (installation: Installation) => string): Fault[] {
  const strikes = (name: string, times: number, strike: (own: Installation, owner: Owner) => Promise<Takeovers>) => ({
    name: `${what}: ${name}`,
    modes: ['machines'] as const,
    times,
    strike: async (own: Installation) => strike(own, await ownerOf(own, account(own))),
  });
  return [
    strikes('its owner killed', 2, async (own, owner) => {
      await own.processes.kill(owner.name);
      return takenOver(own, owner);
    }),
    strikes("its owner's machine is gone", 1, async (own, owner) => {
      await own.processes.down(owner.name);
      const takeovers = await takenOver(own, owner);
      await own.processes.revive(owner.name);
      return takeovers;
    }),
    // It wakes up and believes that everything is still its own.
    strikes('its owner frozen', 1, async (own, owner) => {
      own.processes.freeze(owner.name, true);
      const takeovers = await takenOver(own, owner);
      own.processes.freeze(owner.name, false);
      await speaksAgain(own, owner);
      return takeovers;
    }),
    ...[15, 40].map(
      (seconds): Fault => ({
        ...strikes(`its owner cut off for ${seconds} s`, 1, async (own, owner) => {
          const takeovers = takenOver(own, owner);
          await cutOff(own, owner.name, seconds);
          await speaksAgain(own, owner);
          return takeovers;
        }),
        ...ofNetwork,
      }),
    ),
  ];
}

const ofNetwork: Pick<Fault, 'database' | 'obstacle'> = {
  // The file of SQLite is on the machine itself.
  database: 'PostgreSQL',
  obstacle: ({ machines }) => (machines?.network === null ? machines.said : null),
};

/** The cable of a machine is pulled and put back: to it everything else is silent, and it to all others. */
async function cutOff({ machines }: Installation, name: string, seconds: number): Promise<void> {
  machines?.network?.plug(name, false);
  await pause(seconds * 1_000);
  machines?.network?.plug(name, true);
}

const oneCutOff = (what: string, kind: RegExp, seconds: number): Fault => ({
  name: `${what} cut off for ${seconds} s`,
  modes: ['machines'],
  times: 1,
  ...ofNetwork,
  strike: (own) => cutOff(own, anyOf(own.processes.names.filter((one) => kind.test(one))), seconds),
});

/** What may happen to one of several machines. */
export const machineFaults: readonly Fault[] = [
  oneKilled('a web server killed', /^web/, 4),
  oneKilled('a worker killed', /^worker/, 6),
  oneKilled('any process killed', /./, 12),
  ...ownerFaults('a mailbox', ({ mailboxes }) => anyOf(mailboxes.map(({ id }) => id))),
  ...ownerFaults('the WhatsApp session', () => WEB),
  oneCutOff('a web server', /^web/, 15),
  oneCutOff('a worker', /^worker/, 15),
  oneCutOff('a worker', /^worker/, 40),
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

function anyOf(names: readonly string[]): string {
  return names[Math.floor(Math.random() * names.length)] ?? '';
}
