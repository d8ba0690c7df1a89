import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machines } from './machines.ts';

const root = new URL('../..', import.meta.url).pathname;
/** As PM2 does: what died is started again after a moment. */
const RESTART_AFTER_MS = 200;
const START_LIMIT_MS = 90_000;
export interface Processes {
  names: readonly string[];
  /** Undefined where it does not run. */
  pid(name: string): number | undefined;
  /** Stops it in the middle of whatever it does, or lets it go on, as a machine that was put to sleep. */
  freeze(name: string, isFrozen: boolean): void;
  start(): Promise<void>;
  /** SIGKILL, as by the kernel; the supervisor starts it again. Resolves when it is gone. */
  kill(name: string): Promise<void>;
  /** Ended by SIGKILL, or as a process manager stops it, and it stays away until `revive`. */
  down(name: string, signal?: 'SIGKILL' | 'SIGINT'): Promise<void>;
  revive(name: string): Promise<void>;
  /** Waits until each of them runs. */
  ready(): Promise<void>;
  /** Times that one ended without having been killed. */
  crashes(): number;
  /** Ends all of them; what each wrote is in `<name>.log`. */
  stop(): Promise<void>;
}

interface Slot {
  child: ChildProcess | null;
  isWanted: boolean;
  wasKilled: boolean;
  isReady: boolean;
}

interface ProcessesOptions {
  /** What one of them has in its environment beside what all have. */
  envOf?: (name: string) => NodeJS.ProcessEnv;
  /** What they run on; absent: all of them here. */
  machines?: Machines;
}

/** The built product in processes of its own, watched over as an operator's process manager would. */
export function createProcesses(
  roles: readonly string[],
  env: NodeJS.ProcessEnv,
  logFolder: string,
  { envOf = () => ({}), machines }: ProcessesOptions = {},
): Processes {
  const slots = new Map<string, Slot>(
    roles.map((role) => [role, { child: null, isWanted: false, wasKilled: false, isReady: false }]),
  );
  let crashes = 0;

  function slotOf(name: string): Slot {
    const slot = slots.get(name);
    if (slot === undefined) throw new Error(`no process ${name}`);
    return slot;
  }

  function spawnOne(name: string): void {
    const slot = slotOf(name);
    // Several of one role are called worker, worker-2, …
    const role = name.replace(/-\d+$/, '');
    const command = [process.execPath, 'dist/src/main.js', role];
    const [file = '', ...args] = machines?.commandOn(name, command) ?? command;
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...env, ...envOf(name) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' });
    Object.assign(slot, { child, isWanted: true, wasKilled: false, isReady: false });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log.write(chunk);
        if (!slot.isReady && /Redress is ready|is running/.test(String(chunk))) slot.isReady = true;
      });
    }
    // What it wrote last is read after it has ended.
    child.once('close', (code, signal) => log.end(`-- ended: ${signal ?? code}\n`));
    child.once('exit', () => {
      slot.isReady = false;
      if (!slot.wasKilled) crashes += 1;
      if (slot.isWanted) setTimeout(() => slot.isWanted && spawnOne(name), RESTART_AFTER_MS);
    });
  }

  async function end(name: string, isWanted: boolean, signal: 'SIGKILL' | 'SIGINT' = 'SIGKILL'): Promise<void> {
    const slot = slotOf(name);
    const { child } = slot;
    slot.isWanted = isWanted;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    slot.wasKilled = true;
    const exited = once(child, 'exit');
    process.kill(pidOf(slot) ?? 0, signal);
    await exited;
  }

  function pidOf({ child }: Slot): number | undefined {
    const pid = child?.pid;
    if (machines?.areApart !== true || pid === undefined) return pid;
    // Behind `unshare`, which waits for it.
    const [inner] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    return inner === 0 ? pid : inner;
  }

  async function ready(): Promise<void> {
    const deadline = performance.now() + START_LIMIT_MS;
    while ([...slots.values()].some(({ isReady, isWanted }) => isWanted && !isReady)) {
      if (performance.now() > deadline) throw new Error(`a process does not start; see ${logFolder}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  return {
    names: roles,
    pid: (name) => pidOf(slotOf(name)),
    freeze: (name, isFrozen) => void process.kill(pidOf(slotOf(name)) ?? 0, isFrozen ? 'SIGSTOP' : 'SIGCONT'),
    async start() {
      for (const role of roles) spawnOne(role);
      await ready();
    },
    kill: (name) => end(name, true),
    down: (name, signal) => end(name, false, signal),
    async revive(name) {
      spawnOne(name);
      await ready();
    },
    ready,
    crashes: () => crashes,
    async stop() {
      await Promise.all(roles.map((role) => end(role, false)));
    },
  };
}
