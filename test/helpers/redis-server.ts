import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface RedisServer {
  url: string;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port; it kept nothing, so it comes back empty. */
  start(): Promise<void>;
  /** Takes everything out of it while it runs. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/** A real redis-server of Debian on a free port, without persistence. `address`: others on this network find it there, too. */
export async function startRedis(address?: string): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      ...(address === undefined ? [] : [address, '--protected-mode', 'no']),
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ];
    child = spawn('redis-server', options, { stdio: 'ignore' });
    await redisAnswers(port);
  }

  async function kill(): Promise<void> {
    if (child === null || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  await start();
  return {
    url: `redis://${address ?? '127.0.0.1'}:${port}`,
    kill,
    start,
    async empty() {
      const own = new Redis(port, '127.0.0.1');
      await own.flushall();
      own.disconnect();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a Redis that was started listens. */
export async function redisAnswers(port: number): Promise<void> {
  const probe = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
  probe.on('error', () => {}); // until it listens
  await probe.ping();
  probe.disconnect();
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
