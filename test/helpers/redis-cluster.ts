import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort, redisAnswers } from './redis-server.ts';

/** Slots of a Redis Cluster; they are spread over its masters. */
const SLOTS = 16_384;
const MASTERS = 3;
const START_LIMIT_MS = 20_000;

export interface RedisCluster {
  url: string;
  stop(): Promise<void>;
}

/** A real Redis Cluster of three masters on loopback, without persistence. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-cluster-'));
  const ports: number[] = [];
  // The port of their own talk stands 10,000 above, where there is still one.
  while (ports.length < 2 * MASTERS) {
    const port = await freePort();
    if (!ports.includes(port)) ports.push(port);
  }
  const children: ChildProcess[] = [];
  const nodes = ports.slice(0, MASTERS);
  for (const [index, port] of nodes.entries()) {
    const bus = String(ports[MASTERS + index]);
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    const cluster = ['--cluster-enabled', 'yes', '--cluster-port', bus, '--cluster-config-file', `nodes-${port}.conf`];
    children.push(spawn('redis-server', [...options, ...cluster], { stdio: 'ignore' }));
    await redisAnswers(port);
  }
  const clients = nodes.map((port) => new Redis(port, '127.0.0.1'));
  for (const [index, client] of clients.entries()) {
    const from = Math.floor((index * SLOTS) / MASTERS);
    const to = Math.floor(((index + 1) * SLOTS) / MASTERS) - 1;
    await client.call('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to));
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
  }
  for (const [index, port] of nodes.entries()) {
    if (index > 0) await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', String(port), String(ports[MASTERS + index]));
  }
  const deadline = performance.now() + START_LIMIT_MS;
  for (const client of clients) {
    while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) {
      if (performance.now() > deadline) throw new Error('the cluster does not come together');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  for (const client of clients) client.disconnect();
  return {
    url: `redis+cluster://${nodes.map((port) => `127.0.0.1:${port}`).join(',')}`,
    async stop() {
      for (const child of children) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
