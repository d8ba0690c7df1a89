import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { openStore } from '../db/index.ts';
import { startApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { demoBrand } from '../src/demo/brand.ts';
import { demoOrders } from '../src/demo/orders.ts';
import { createPhone } from '../src/phone/phone.ts';
import { freePort, startRedis } from '../test/helpers/redis-server.ts';

/** Calls at once; each gives one input every five seconds, as people do. */
const CALLS = 200;
const EVERY_MS = 5_000;
const SECONDS = 60;
/** Steps of a call, said or keyed in turn; `hangup` ends it and a new one begins. */
const STEPS = ['1', 'where is my order', '10234', '560034', '9', 'no', 'hangup'];
const SID = `AC${'1'.repeat(32)}`;
const TOKEN = 'a-token-of-the-bench-that-is-long-enough';

const { values } = parseArgs({ options: { calls: { type: 'string' }, seconds: { type: 'string' } } });
const calls = Number(values.calls ?? CALLS);
const seconds = Number(values.seconds ?? SECONDS);

/** The time of every webhook of a turn, in the whole product with Redis, from the caller's side. */
const folder = await mkdtemp(join(tmpdir(), 'redress-bench-phone-'));
const redis = await startRedis();
const account = { id: 'bench-phone', channel: 'voice-twilio', options: { accountSid: SID, authToken: TOKEN } };
await writeFile(join(folder, 'redress.config.yaml'), stringify({ brands: [{ ...demoBrand, accounts: [account] }] }));
const config = loadConfig({ PORT: String(await freePort()), LOG_LEVEL: 'silent', REDIS_URL: redis.url }, folder);
const app = await startApp(config, 'all');
const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
await store.orders.import('demo', demoOrders(new Date()));
await store.close();
const url = `${app.web?.address}/channels/bench-phone`;

const usedBefore = process.cpuUsage();
const latencies: number[] = [];
let failed = 0;
const until = performance.now() + seconds * 1000;
await Promise.all(Array.from({ length: calls }, (_, index) => caller(index)));
await app.stop();
await redis.stop();
await rm(folder, { recursive: true, force: true });
print();

async function caller(index: number): Promise<void> {
  await pause((index / calls) * EVERY_MS);
  while (performance.now() < until) {
    const phone = createPhone({
      url,
      signedUrl: url,
      accountSid: SID,
      authToken: TOKEN,
      from: `+9190000${String(index).padStart(5, '0')}`,
      to: '+911800000000',
      onSay: () => {},
    });
    let state = await timed(() => phone.call());
    for (const step of STEPS) {
      await pause(EVERY_MS);
      if (state?.state !== 'asked' || performance.now() >= until) break;
      if (step === 'hangup') await phone.hangUp();
      else state = await timed(async () => (/^\d+$/.test(step) ? phone.press(step) : phone.say(step)));
    }
  }
}

async function timed<T>(work: () => Promise<T>): Promise<T | null> {
  const startedAt = performance.now();
  try {
    const result = await work();
    latencies.push(performance.now() - startedAt);
    return result;
  } catch {
    failed += 1;
    return null;
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

function print(): void {
  const sorted = latencies.toSorted((left, right) => left - right);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  process.stdout.write(`${calls} calls at once, ${sorted.length} webhooks in ${seconds} s, ${failed} failed\n\n`);
  const { user, system } = process.cpuUsage(usedBefore);
  const cpuMs = ((user + system) / 1000 / sorted.length).toFixed(1);
  process.stdout.write(`${cpuMs} ms of processor time for each, callers and Redis jobs included\n\n`);
  process.stdout.write(
    '| p50 ms | p75 ms | p90 ms | p95 ms | p99 ms | p99.9 ms | most ms |\n|---:|---:|---:|---:|---:|---:|---:|\n',
  );
  process.stdout.write(`| ${[0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1].map(at).join(' | ')} |\n`);
}
