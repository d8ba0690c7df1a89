import { Cluster } from 'ioredis';
import { AppError } from '../core/errors.ts';
import { connector } from './redis.ts';

export interface RedisFindings {
  version: string;
  /** What it does when its memory is full; only `noeviction` is right. */
  policy: string;
  usedBytes: number;
  /** It copies another one, and takes no bells. */
  isReplica: boolean;
  /** 0: no limit. */
  limitBytes: number;
  /** Its clock, and how long asking took. */
  at: Date;
  tookMs: number;
}

const TIMEOUT_MS = 5_000;

/** Looks at Redis without writing to it. @throws AppError `queue.unavailable`, `config.invalid` */
export async function examineRedis(url: string): Promise<RedisFindings> {
  const connection = connector(url)({
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason = '';
  connection.on('error', (error: Error) => {
    reason = error.message;
  });
  try {
    await connection.connect();
    const node = connection instanceof Cluster ? connection.nodes('master')[0] : connection;
    if (node === undefined) throw new Error('the cluster has no master');
    const info = await node.info();
    const started = performance.now();
    const [seconds, micros] = await node.time();
    const field = (name: string): string => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? '';
    return {
      version: field('redis_version'),
      isReplica: field('role') === 'slave',
      policy: field('maxmemory_policy'),
      usedBytes: Number(field('used_memory')),
      limitBytes: Number(field('maxmemory')),
      at: new Date(Number(seconds) * 1000 + Number(micros) / 1000),
      tookMs: performance.now() - started,
    };
  } catch (error) {
    const detail = reason === '' && error instanceof Error ? error.message : reason;
    throw new AppError('queue.unavailable', detail, { cause: error });
  } finally {
    connection.disconnect();
  }
}
