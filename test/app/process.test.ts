import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { pause } from '../contracts/job-queue.ts';
import { freePort, startRedis } from '../helpers/redis-server.ts';

const root = new URL('../..', import.meta.url).pathname;

/** `npm start` as the operator runs it, in processes of its own. The build stands: npm test made it. */
describe('the process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-process-'));
  const children: ChildProcess[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(
    args: string[],
    env: NodeJS.ProcessEnv,
  ): Promise<{ child: ChildProcess; output: () => string; exited: Promise<number | null> }> {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
      cwd: root,
      env: {
        ...process.env,
        LOG_LEVEL: 'error',
        REDRESS_DATA_DIR: join(folder, 'data'),
        REDRESS_CONFIG: join(folder, 'none.yaml'),
        ...env,
      },
    });
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
    const exited = once(child, 'exit').then(([code]) => code as number | null);
    return { child, output: () => output, exited };
  }

  async function printed(process: { output: () => string; exited: Promise<unknown> }, words: string): Promise<void> {
    const deadline = performance.now() + 30_000;
    while (!process.output().includes(words)) {
      if (performance.now() > deadline) throw new Error(`"${words}" was not printed:\n${process.output()}`);
      await pause(20);
    }
  }

  it('prints its address, answers there, and starts a second time with what it has', async () => {
    const port = await freePort();
    const first = await start([], { PORT: String(port) });
    await printed(first, `Redress is ready: http://localhost:${port}`);
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = await start([], { PORT: String(port) });
    await printed(second, 'Redress is ready');
    expect(second.output()).not.toContain('seeded');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops on %s within ten seconds, with an open event stream',
    async (signal) => {
      const port = await freePort();
      const running = await start([], { PORT: String(port) });
      await printed(running, 'Redress is ready');
      const base = `http://localhost:${port}/channels/demo-webchat`;
      const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
      const stream = await fetch(`${base}/events`, { headers: { authorization: `Bearer ${token}` } });
      stream.text().catch(() => {}); // it ends with the process

      const before = performance.now();
      running.child.kill(signal);

      expect(await running.exited).toBe(0);
      expect(performance.now() - before).toBeLessThan(10_000);
    },
  );

  it('says what to do when a role runs without Redis, when the port is taken, and when a setting is wrong', async () => {
    const withoutRedis = await start(['worker'], {});
    expect(await withoutRedis.exited).toBe(1);
    expect(withoutRedis.output()).toContain('set REDIS_URL');

    const wrong = await start([], { PORT: 'eighty' });
    expect(await wrong.exited).toBe(1);
    expect(wrong.output()).toContain('PORT');

    const port = await freePort();
    const first = await start([], { PORT: String(port) });
    await printed(first, 'Redress is ready');
    const second = await start([], { PORT: String(port), REDRESS_DATA_DIR: join(folder, 'second') });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`port ${port} is taken`);
  });

  it('runs as three processes on one Redis', async () => {
    const redis = await startRedis();
    const port = await freePort();
    const env = { REDIS_URL: redis.url, PORT: String(port), REDRESS_DATA_DIR: join(folder, 'three') };
    const web = await start(['web'], env);
    await printed(web, 'Redress is ready');
    const others = await Promise.all([start(['worker'], env), start(['channels'], env)]);
    await Promise.all(others.map((other) => printed(other, 'is running')));

    const base = `http://localhost:${port}/channels/demo-webchat`;
    const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const body = new FormData();
    body.append('id', crypto.randomUUID());
    body.append('text', 'menu');
    expect((await fetch(`${base}/messages`, { method: 'POST', headers, body })).status).toBe(202);
    const stream = await fetch(`${base}/events`, { headers });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('"direction":"out"')) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();

    for (const { child } of [web, ...others]) child.kill('SIGTERM');
    expect(await Promise.all([web, ...others].map(({ exited }) => exited))).toEqual([0, 0, 0]);
    await redis.stop();
  });
});
