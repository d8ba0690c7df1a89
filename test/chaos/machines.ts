import { spawnSync } from 'node:child_process';
import { createNetwork, type Network } from './network.ts';

/** What the processes run on. */
export interface Machines {
  /** Null: all of them have the network of this machine. */
  network: Network | null;
  /** Whether each has a host name and process numbers of its own, so that to the others only its silence tells that it died. */
  areApart: boolean;
  /** For people: as how much of a machine each process runs, and why not as more. */
  said: string;
  /** The command for running this one there. */
  commandOn(machine: string, command: readonly string[]): readonly string[];
}

/** Runs the command behind the name in namespaces of its own; dies with it and takes it along. */
const APART = [
  'unshare',
  '--uts',
  '--pid',
  '--fork',
  '--kill-child',
  '/bin/sh',
  '-c',
  'hostname "$0" && exec "$@"',
] as const;

/** A machine for each name, as much of one as this user may make. */
export function createMachines(names: readonly string[]): Machines {
  const refusal = refusalOf(spawnSync(APART[0], [...APART.slice(1), 'a-machine', 'true'], { encoding: 'utf8' }));
  if (refusal !== null) {
    return {
      network: null,
      areApart: false,
      said: `plain processes on one machine: ${refusal}`,
      commandOn: (_machine, command) => command,
    };
  }
  const made = attempt(() => createNetwork(names));
  const network = typeof made === 'string' ? null : made;
  return {
    network,
    areApart: true,
    said:
      typeof made === 'string'
        ? `each process has a host name and process numbers of its own and no network: ${made}`
        : 'each process has a network, a host name and process numbers of its own',
    commandOn: (machine, command) => [...(network?.entryOf(machine) ?? []), ...APART, machine, ...command],
  };
}

function refusalOf({ status, stderr, error }: ReturnType<typeof spawnSync>): string | null {
  return status === 0 ? null : (error?.message ?? String(stderr).trim());
}

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
