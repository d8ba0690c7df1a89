import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';

/** For each machine a network namespace with one cable, all of them plugged into a bridge. */
export interface Network {
  /** Where machines find what runs here, outside of all of them. */
  gateway: string;
  addressOf(machine: string): string;
  /** What a command begins with that is to run there. */
  entryOf(machine: string): readonly string[];
  /** Pulls the cable, or puts it back: nothing passes and nothing is refused. */
  plug(machine: string, isIn: boolean): void;
  remove(): void;
}

/** Of 198.18.0.0/15, which is kept for tests of networks (RFC 2544). */
const SUBNET = '198.18';
/** The bridge has the first address. */
const FIRST_MACHINE = 11;

/** @throws Error where this user may not, with what the kernel said */
export function createNetwork(machines: readonly string[]): Network {
  const id = `rd${randomBytes(3).toString('hex')}`;
  const net = `${SUBNET}.${freeThird()}`;
  const gateway = `${net}.1`;
  const addressOf = (machine: string): string => `${net}.${FIRST_MACHINE + machines.indexOf(machine)}`;
  const spaceOf = (machine: string): string => `${id}-${machine}`;
  /** The end of the cable at the bridge; the kernel takes 15 letters. */
  const cableOf = (machine: string): string => `${id}-${machines.indexOf(machine)}`;

  function remove(): void {
    process.off('exit', remove);
    for (const machine of machines) spawnSync('ip', ['netns', 'del', spaceOf(machine)]);
    spawnSync('ip', ['link', 'del', id]);
  }

  // Whatever ends this process: nothing of it stays on the machine.
  process.on('exit', remove);
  try {
    ip('link', 'add', id, 'type', 'bridge');
    ip('addr', 'add', `${gateway}/24`, 'dev', id);
    ip('link', 'set', id, 'up');
    for (const machine of machines) {
      const [space, cable] = [spaceOf(machine), cableOf(machine)];
      ip('netns', 'add', space);
      ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space);
      ip('link', 'set', cable, 'master', id, 'up');
      ip('-n', space, 'addr', 'add', `${addressOf(machine)}/24`, 'dev', 'eth0');
      for (const device of ['lo', 'eth0']) ip('-n', space, 'link', 'set', device, 'up');
    }
  } catch (error) {
    remove();
    throw error;
  }
  return {
    gateway,
    addressOf,
    entryOf: (machine) => ['nsenter', `--net=/run/netns/${spaceOf(machine)}`],
    plug: (machine, isIn) => ip('link', 'set', cableOf(machine), isIn ? 'up' : 'down'),
    remove,
  };
}

function ip(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? `ip ${args.slice(0, 2).join(' ')}: ${stderr.trim()}`);
}

/** Another run of this may be under way. */
function freeThird(): number {
  const taken = new Set(Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)));
  for (;;) {
    const [third = 0] = randomBytes(1);
    if (!taken.has(`${SUBNET}.${third}.1`)) return third;
  }
}
