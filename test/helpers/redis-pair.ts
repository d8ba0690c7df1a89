import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort, redisAnswers } from './redis-server.ts';

const MASTER = 'redress';

export interface RedisPair {
  url: string;
  /** Kills the master; resolves when the replica has been made the new one. The old one comes back as its replica. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

/** Two Redis servers and a Sentinel that watches over them. */
export async function startRedisPair(): Promise<RedisPair> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-pair-'));
  const [first, second, sentinel] = [await freePort(), await freePort(), await freePort()];
  const children = new Map<number, ChildProcess>();

  async function server(port: number, masterPort?: number): Promise<void> {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    const replica = masterPort === undefined ? [] : ['--replicaof', '127.0.0.1', String(masterPort)];
    children.set(port, spawn('redis-server', [...options, ...replica], { stdio: 'ignore' }));
    await redisAnswers(port);
  }

  async function masterPort(): Promise<number> {
    const asked = new Redis(sentinel, '127.0.0.1');
    const address = await asked.call('SENTINEL', 'get-master-addr-by-name', MASTER);
    asked.disconnect();
    return Array.isArray(address) ? Number(address[1]) : 0;
  }

  await server(first);
  await server(second, first);
  const file = join(folder, 'sentinel.conf');
  await writeFile(
    file,
    `port ${sentinel}\nbind 127.0.0.1\ndir ${folder}\nsentinel monitor ${MASTER} 127.0.0.1 ${first} 1\n` +
      `sentinel down-after-milliseconds ${MASTER} 1000\nsentinel failover-timeout ${MASTER} 5000\n`,
  );
  children.set(sentinel, spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' }));
  await redisAnswers(sentinel);

  return {
    url: `redis+sentinel://127.0.0.1:${sentinel}/${MASTER}`,
    async failOver() {
      const old = await masterPort();
      const child = children.get(old);
      if (child === undefined) throw new Error('Sentinel names no master of ours');
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      const deadline = performance.now() + 30_000;
      while ((await masterPort()) === old) {
        if (performance.now() > deadline) throw new Error('Sentinel made no new master');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      await server(old, await masterPort());
    },
    async stop() {
      for (const child of children.values()) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
