import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { openStore } from '../db/index.ts';
import { startApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { demoBrand } from '../src/demo/brand.ts';
import { demoOrders } from '../src/demo/orders.ts';
import { freePort, startRedis } from '../test/helpers/redis-server.ts';
import type { Callers, Measured } from './phone-callers.ts';

/** The time of every webhook of a turn, in the whole product with Redis, from the side of callers in their own process. */
const options = parseArgs({
  options: {
    calls: { type: 'string', default: '200' },
    ramp: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
}).values;
const calls = Number(options.calls);
const seconds = Number(options.seconds);
const rampSeconds = Number(options.ramp);
const ACCOUNT = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'a-token-of-the-bench-that-is-long-enough' };
const SHARES = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

const HEADS = 'webhooks failed p50 p75 p90 p95 p99 p99.9 most processor-each load'.split(' ');
const measured: Record<string, number | string>[] = [];
for (let round = 0; round < Number(options.rounds); round += 1) measured.push(await measure());
process.stdout.write(options.json ? `${JSON.stringify(measured, null, 2)}\n` : report());

async function measure(): Promise<Record<string, number | string>> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-bench-phone-'));
  const redis = await startRedis();
  const account = { id: 'bench-phone', channel: 'voice-twilio', options: ACCOUNT };
  await writeFile(join(folder, 'redress.config.yaml'), stringify({ brands: [{ ...demoBrand, accounts: [account] }] }));
  const config = loadConfig({ PORT: String(await freePort()), LOG_LEVEL: 'silent', REDIS_URL: redis.url }, folder);
  const app = await startApp(config, 'all');
  const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
  await store.orders.import('demo', demoOrders(new Date()));
  await store.close();

  const loadBefore = loadavg()[0] ?? 0;
  const usedBefore = process.cpuUsage();
  const url = `${app.web?.address}/channels/bench-phone`;
  const heard = await ring({ url, ...ACCOUNT, calls, rampSeconds, seconds });
  const { user, system } = process.cpuUsage(usedBefore);
  const figures = figuresOf(heard, (user + system) / 1000, loadBefore);

  await app.stop();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
  return figures;
}

async function ring(callers: Callers): Promise<Measured> {
  const script = fileURLToPath(new URL('./phone-callers.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(callers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

/** The load of the machine stands beside the figures: they are its figures too. */
function figuresOf(
  { latenciesMs, failed }: Measured,
  processorMs: number,
  loadBefore: number,
): Record<string, number | string> {
  const sorted = latenciesMs.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  // The ramp is answered too; half as many come in it as in the same time afterwards.
  const answered = sorted.length * (1 + rampSeconds / 2 / seconds);
  const load = `${loadBefore.toFixed(1)}–${(loadavg()[0] ?? 0).toFixed(1)}`;
  const tenths = [...SHARES.map(at), processorMs / answered].map((ms) => Math.round(ms * 10) / 10);
  const values = [sorted.length, failed, ...tenths, load];
  return Object.fromEntries(HEADS.map((head, index) => [head, values[index] ?? 0]));
}

function report(): string {
  const head = `${calls} calls at once, one input each every 5 s, ${seconds} s after a ramp of ${rampSeconds} s; milliseconds\n\n`;
  const rows = [HEADS, HEADS.map(() => '---:'), ...measured.map((figures) => HEADS.map((name) => figures[name]))];
  return head + rows.map((row) => `| ${row.join(' | ')} |\n`).join('');
}
