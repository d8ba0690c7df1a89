import { Queue, Worker } from 'bullmq';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../lib/log.ts';
import type { Backend } from './bullmq.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** BullMQ's advice for reconnecting: from one second up to twenty. */
const reconnectMs = (times: number): number => Math.max(Math.min(Math.exp(times), 20_000), 1_000);

/** After a failover the old master may go on as a replica, which takes no writes: the address is looked up anew. */
const reconnectOnError = (error: Error): boolean => error.message.startsWith('READONLY');

/** A producer fails fast instead of piling up commands; a worker waits for Redis for as long as it takes. */
const PRODUCER: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: CONNECT_TIMEOUT_MS,
  retryStrategy: reconnectMs,
  reconnectOnError,
};
const WORKER: RedisOptions = {
  maxRetriesPerRequest: null,
  connectTimeout: CONNECT_TIMEOUT_MS,
  retryStrategy: reconnectMs,
  reconnectOnError,
};

/**
 * BullMQ on Redis through ioredis. Besides `redis://` and `rediss://` the URL may be `redis+sentinel://host:26379,host/name`
 * or `redis+cluster://host:7000,host:7001`.
 * @throws AppError `queue.unavailable` where Redis does not answer, `config.invalid` where the URL is none
 */
export async function openRedis(url: string, prefix: string, log: Logger): Promise<Backend> {
  const connect = connector(url);
  const producer = connect(PRODUCER);
  const workers = new Set<Redis | Cluster>();
  watch(producer, log);
  await ready(producer);
  await warnOfEviction(producer, log);

  // In a cluster all keys of a queue have to be in one slot: the braces see to it.
  const keyPrefix = producer instanceof Cluster ? `{${prefix}}` : prefix;
  return {
    queue: (name, options) =>
      new Queue(name, { ...options, connection: producer, prefix: keyPrefix, skipVersionCheck: true }),
    worker: (name, handler, options) => {
      const connection = connect(WORKER);
      watch(connection, log);
      workers.add(connection);
      const worker = new Worker(name, handler, { ...options, connection, prefix: keyPrefix });
      // BullMQ leaves a connection alone that it was given: one that listens and stops again and again would leave many.
      worker.on('closed', () => {
        connection.disconnect();
        workers.delete(connection);
      });
      return worker;
    },
    // One that is full, or a replica, answers PING and takes no bells.
    ping: async () => void (await producer.set(`${keyPrefix}:ping`, '', 'PX', 1_000)),
    close: async () => {
      for (const connection of [producer, ...workers]) connection.disconnect();
    },
  };
}

export function connector(url: string): (options: RedisOptions) => Redis | Cluster {
  const shape = /^redis\+(sentinel|cluster):\/\/(?:([^@/]*)@)?([^/]+)(?:\/(.*))?$/.exec(url);
  if (shape === null) {
    if (!/^rediss?:\/\//.test(url)) {
      throw new AppError(
        'config.invalid',
        'REDIS_URL must begin with redis://, rediss://, redis+sentinel:// or redis+cluster://',
      );
    }
    return (options) => new Redis(url, options);
  }
  const [, kind, credentials, hosts = '', master] = shape;
  const password = credentials?.replace(/^:/, '');
  const secret = password === undefined ? {} : { password };
  const nodes = hosts.split(',').map((node) => {
    const [host = '', port] = node.split(':');
    return { host, port: Number(port ?? (kind === 'sentinel' ? 26_379 : 6_379)) };
  });
  if (kind === 'cluster') {
    return ({ enableOfflineQueue = true, ...options }) =>
      new Cluster(nodes, {
        redisOptions: { ...options, ...secret },
        enableOfflineQueue,
        clusterRetryStrategy: reconnectMs,
      });
  }
  if (master === undefined || master === '')
    throw new AppError('config.invalid', 'REDIS_URL for Sentinel ends with the name of the master: …/mymaster');
  return (options) => new Redis({ ...options, ...secret, sentinels: nodes, name: master });
}

/** Without a listener an `error` event would end the process; ioredis reconnects by itself. */
function watch(connection: Redis | Cluster, log: Logger): void {
  connection.on('error', (error: Error) => log.warn({ reason: error.message }, 'redis.error'));
}

async function ready(connection: Redis | Cluster): Promise<void> {
  if (connection.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      connection.disconnect();
      reject(
        new AppError(
          'queue.unavailable',
          'Redis does not answer at REDIS_URL; start it, or unset REDIS_URL for the embedded queue',
        ),
      );
    }, CONNECT_TIMEOUT_MS);
    connection.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** BullMQ's keys must not be evicted (https://docs.bullmq.io/guide/going-to-production#max-memory-policy). */
async function warnOfEviction(connection: Redis | Cluster, log: Logger): Promise<void> {
  const info = connection instanceof Redis ? await connection.info('memory') : '';
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    log.warn(
      { policy },
      'redis.evicts: set maxmemory-policy noeviction, or bells may vanish until the sweep rings them',
    );
  }
}
