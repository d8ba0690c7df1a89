import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openWebchat, type Process, startProcess } from '../helpers/processes.ts';
import { freePort, startRedis } from '../helpers/redis-server.ts';

/** `npm start` as the operator runs it, in processes of its own. The build stands: npm test made it. */
describe('the process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-process-'));
  const children: ChildProcess[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(args: string[], env: NodeJS.ProcessEnv): Promise<Process> {
    const own = { REDRESS_DATA_DIR: join(folder, 'data'), REDRESS_CONFIG: 'none' };
    const started = startProcess('start', args, { ...own, ...env });
    children.push(started.child);
    return started;
  }

  it('prints its address, answers there, and starts a second time with what it has', async () => {
    const port = await freePort();
    const first = await start([], { PORT: String(port) });
    await first.printed(`Redress is ready: http://localhost:${port}`);
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = await start([], { PORT: String(port) });
    await second.printed('Redress is ready');
    expect(second.output()).not.toContain('seeded');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops on %s within ten seconds, with an open event stream',
    async (signal) => {
      const port = await freePort();
      const running = await start([], { PORT: String(port) });
      await running.printed('Redress is ready');
      const { base, headers } = await openWebchat(`http://localhost:${port}`);
      const stream = await fetch(`${base}/events`, { headers });
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
    await first.printed('Redress is ready');
    const second = await start([], { PORT: String(port) });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`port ${port} is taken`);
    expect(second.output()).not.toContain('Database ready');
  });

  it('runs as three processes on one Redis', async () => {
    const redis = await startRedis();
    const port = await freePort();
    const env = { REDIS_URL: redis.url, PORT: String(port), REDRESS_DATA_DIR: join(folder, 'three') };
    const web = await start(['web'], env);
    await web.printed('Redress is ready');
    const others = await Promise.all([start(['worker'], env), start(['channels'], env)]);
    await Promise.all(others.map((other) => other.printed('is running')));

    const chat = await openWebchat(`http://localhost:${port}`);
    await chat.ask('menu', '"direction":"out"');

    for (const { child } of [web, ...others]) child.kill('SIGTERM');
    expect(await Promise.all([web, ...others].map(({ exited }) => exited))).toEqual([0, 0, 0]);
    await redis.stop();
  });
});
