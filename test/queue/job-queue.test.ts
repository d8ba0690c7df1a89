import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryQueue, openQueue } from '../../src/queue/index.ts';
import { jobQueueContract, until } from '../contracts/job-queue.ts';
import { type RedisCluster, startRedisCluster } from '../helpers/redis-cluster.ts';
import { type RedisPair, startRedisPair } from '../helpers/redis-pair.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';

const log = pino({ level: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'redress-queue-'));
const templateFile = join(folder, 'template.tar');
let redis: RedisServer;
let cluster: RedisCluster;
let pair: RedisPair;

beforeAll(async () => {
  [redis, cluster, pair] = await Promise.all([startRedis(), startRedisCluster(), startRedisPair()]);
});
afterAll(async () => {
  await Promise.all([redis.stop(), cluster.stop(), pair.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

jobQueueContract('memory', async () => createMemoryQueue({ log }));
describe.each([
  { way: 'with a way of its own for bells of this process', isDirect: true },
  { way: 'with every bell through it', isDirect: false },
])('$way', ({ isDirect }) => {
  jobQueueContract('the embedded database', () => openQueue({ redisUrl: null, templateFile, isDirect, log }));
  jobQueueContract('Redis', () => openQueue({ redisUrl: redis.url, isDirect, log }));
  jobQueueContract('Redis Cluster', () => openQueue({ redisUrl: cluster.url, isDirect, log }));
  jobQueueContract('Redis behind Sentinel', () => openQueue({ redisUrl: pair.url, isDirect, log }));
});

it('goes on with the new master after Sentinel has failed over', async () => {
  const queue = await openQueue({ redisUrl: pair.url, isDirect: false, log });
  const heard: string[] = [];
  await queue.listen('failing-over', async (id) => void heard.push(id));
  await queue.ring('failing-over', 'before');
  await until(() => heard.includes('before'));

  await pair.failOver();

  await until(() => {
    queue.ring('failing-over', 'after').catch(() => {}); // until the connection is back
    return heard.includes('after');
  }, 25_000);
  await queue.close();
}, 90_000);

describe('a bell that is rung and heard in the same process', () => {
  it('needs no Redis', async () => {
    const own = await startRedis();
    const queue = await openQueue({ redisUrl: own.url, log });
    const heard: string[] = [];
    await queue.listen('turns', async (id) => void heard.push(id));
    await own.kill();

    await queue.ring('turns', 'meanwhile');

    await until(() => heard.includes('meanwhile'));
    await own.start();
    await queue.close();
    await own.stop();
  });

  it('goes to another process when too many wait here', async () => {
    const [here, there] = await Promise.all([1, 2].map(() => openQueue({ redisUrl: redis.url, prefix: 'full', log })));
    const heard = { here: [] as string[], there: [] as string[] };
    let goOn = (): void => {};
    const stuck = new Promise<void>((resolve) => (goOn = resolve));
    await here?.listen('turns', async (id) => {
      heard.here.push(id);
      await stuck;
    });
    await there?.listen('turns', async (id) => void heard.there.push(id));

    const rung = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const id of rung) await here?.ring('turns', id);

    // Of the two that find no room here, this process's own worker may fetch one.
    await until(() => heard.there.length > 0);
    goOn();
    await until(() => heard.here.length + heard.there.length === rung.length);
    expect([...heard.here, ...heard.there].toSorted()).toEqual(rung);
    await Promise.all([here?.close(), there?.close()]);
  });
});

it('makes a new embedded database where the kept one is broken', async () => {
  const broken = join(folder, 'broken.tar');
  writeFileSync(broken, 'not a database');

  const queue = await openQueue({ redisUrl: null, templateFile: broken, log });

  await queue.ping(2_000);
  await queue.close();
});

describe('when Redis goes away', () => {
  it('refuses a ring quickly, and works again when Redis is back, empty', async () => {
    const own = await startRedis();
    const queue = await openQueue({ redisUrl: own.url, isDirect: false, log });
    const heard: string[] = [];
    await queue.listen('turns', async (id) => void heard.push(id));
    await queue.ring('turns', 'before');
    await until(() => heard.includes('before'));

    await own.kill();
    const before = performance.now();
    await expect(queue.ring('turns', 'during')).rejects.toMatchObject({ code: 'queue.unavailable' });
    expect(performance.now() - before).toBeLessThan(3_000);

    await own.start();
    await until(() => {
      queue.ring('turns', 'after').catch(() => {}); // until the connection is back
      return heard.includes('after');
    }, 25_000);
    await queue.close();
    await own.stop();
  });

  it('goes on ticking when Redis lost everything', async () => {
    const own = await startRedis();
    const queue = await openQueue({ redisUrl: own.url, isDirect: false, log });
    let ticks = 0;
    await queue.listen('timers', async () => {
      ticks += 1;
    });
    await queue.every('timers', 100);
    await until(() => ticks > 0);

    await own.empty();
    const before = ticks;

    await until(() => ticks > before + 2);
    await queue.close();
    await own.stop();
  });

  it.each([
    ['is full', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0'], 'OOM'],
    ['became a replica', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], 'READONLY'],
  ])(
    'says so where Redis %s, ticks on in this process, and works again afterwards',
    async (_what, [strike = '', ...how], [mend = '', ...back], why) => {
      const own = await startRedis();
      const operator = new Redis(own.url);
      const queue = await openQueue({ redisUrl: own.url, isDirect: false, log });
      const heard: string[] = [];
      let ticks = 0;
      await queue.listen('turns', async (id) => void heard.push(id));
      await queue.listen('timers', async () => {
        ticks += 1;
      });
      await queue.every('timers', 100);

      await operator.call(strike, ...how);
      const during = queue.ping(2_000).catch((error: unknown) => error);

      expect(await during).toMatchObject({
        code: 'queue.unavailable',
        cause: { message: expect.stringContaining(why) },
      });
      const before = ticks;
      await until(() => ticks > before + 2);
      await operator.call(mend, ...back);
      await until(() => {
        queue.ring('turns', 'after').catch(() => {});
        return heard.includes('after');
      }, 25_000);
      await queue.ping(2_000);
      await queue.close();
      operator.disconnect();
      await own.stop();
    },
  );

  it('says at once that nothing answers there', async () => {
    await expect(openQueue({ redisUrl: 'redis://127.0.0.1:1', log })).rejects.toMatchObject({
      code: 'queue.unavailable',
    });
  }, 15_000);

  it.each(['http://127.0.0.1', 'redis+sentinel://127.0.0.1:26379'])('refuses %s as an address', async (redisUrl) => {
    await expect(openQueue({ redisUrl, log })).rejects.toMatchObject({ code: 'config.invalid' });
  });
});
