import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClock, type MovableClock } from '../test/chaos/clock.ts';
import { createProcesses, type Processes } from '../test/chaos/processes.ts';
import { freePort } from '../test/helpers/redis-server.ts';

/** Start-up, idle memory and a day of the built product with the demo shop and its embedded queue, as `npm start` runs it. */
const STEP_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Real time for each step: timers, sweeps and answers go by it. */
const PAUSE_MS = 400;
/** Of them one begins a new chat in each step, so that a day has 288 customers. */
const WORDS = [
  'hello',
  'where is my order KH-10234',
  '560034',
  'I want to complain about it, it smells',
  'skip',
  'yes',
];

const { values } = parseArgs({
  options: { hours: { type: 'string', default: '24' }, json: { type: 'boolean', default: false } },
});
const hours = Number(values.hours);

execFileSync('npm', ['run', 'build', '--silent'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'ignore',
});
const folder = await mkdtemp(join(tmpdir(), 'redress-bench-process-'));
const clock = createClock(folder);
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const env = {
  ...clock.env,
  PORT: String(port),
  REDRESS_DATA_DIR: join(folder, 'data'),
  REDRESS_PUBLIC_URL: address,
  LOG_LEVEL: 'warn',
};
const processes = createProcesses(['all'], env, folder);
const firstStartMs = await timed(() => processes.start());
await processes.down('all');
const startMs = await timed(() => processes.revive('all'));
await sleep(10_000);
const idle = await memoryOf(processes);
const day = await liveADay(processes, clock);
await processes.stop();
await rm(folder, { recursive: true, force: true });

const figures = { firstStartMs, startMs, idle, ...day };
process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : report());

interface Memory {
  residentMb: number;
  heapMb: number;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return Math.round(performance.now() - startedAt);
}

async function memoryOf({ pid }: Processes): Promise<Memory> {
  const status = await readFile(`/proc/${pid('all')}/status`, 'utf8');
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return {
    residentMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024),
    heapMb: Math.round(Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]) / 1024 / 1024),
  };
}

/** The wall clock goes five minutes ahead at each step, while customers write; of each hour the least memory counts. */
async function liveADay(running: Processes, { move }: MovableClock) {
  const perHour: Memory[] = [];
  let messages = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    const seen: Memory[] = [];
    for (let gone = 0; gone < HOUR_MS; gone += STEP_MS) {
      move(STEP_MS);
      const [, chatted] = await Promise.all([sleep(PAUSE_MS), chat()]);
      messages += chatted;
      seen.push(await memoryOf(running));
    }
    perHour.push({
      residentMb: Math.min(...seen.map(({ residentMb }) => residentMb)),
      heapMb: Math.min(...seen.map(({ heapMb }) => heapMb)),
    });
  }
  const of = (part: Memory[]): number => Math.round(part.reduce((sum, { heapMb }) => sum + heapMb, 0) / part.length);
  const quarter = Math.ceil(perHour.length / 4);
  return {
    hours,
    messages,
    crashes: running.crashes(),
    perHour,
    heapMb: { secondQuarter: of(perHour.slice(quarter, 2 * quarter)), lastQuarter: of(perHour.slice(-quarter)) },
  };
}

/** One customer writes all of it, one message after the other; answers are awaited by nobody. */
async function chat(): Promise<number> {
  const base = `${address}/channels/demo-webchat`;
  const opened = await fetch(`${base}/session`, { method: 'POST' });
  const { token } = (await opened.json()) as { token: string };
  for (const [n, text] of WORDS.entries()) {
    const body = new FormData();
    body.append('id', crypto.randomUUID());
    body.append('text', text);
    const response = await fetch(`${base}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    if (!response.ok) throw new Error(`message ${n} was refused: ${response.status} ${await response.text()}`);
  }
  return WORDS.length;
}

function report(): string {
  const { heapMb } = figures;
  const lines = [
    ['first start, ms', firstStartMs],
    ['start, ms', startMs],
    ['idle, resident MB', idle.residentMb],
    ['idle, heap MB', idle.heapMb],
    [
      `heap MB in the second and the last quarter of ${hours} h, ${figures.messages} messages`,
      `${heapMb.secondQuarter} → ${heapMb.lastQuarter}`,
    ],
    ['resident MB hour by hour', figures.perHour.map(({ residentMb }) => residentMb).join(' ')],
  ];
  return `| what | figure |\n|---|---:|\n${lines.map((line) => `| ${line.join(' | ')} |\n`).join('')}`;
}
