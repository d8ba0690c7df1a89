import { examineRedis } from '../queue/index.ts';
import { type Check, inMegabytes, reasonOf, verdicts } from './check.ts';
import type { Reading } from './clock.ts';

const { ok, warning, fault } = verdicts('queue');
/** What BullMQ asks for, and what it advises (https://docs.bullmq.io/guide/going-to-production). */
const LEAST = [5, 0];
const ADVISED = [6, 2];

/** Redis: there, new enough, and never throwing bells away; or the embedded queue. */
export async function checkQueue(redisUrl: string | null): Promise<{ checks: Check[]; readings: Reading[] }> {
  if (redisUrl === null) return { checks: [ok('connection', 'embedded, for one process')], readings: [] };
  try {
    const { version, isReplica, policy, usedBytes, limitBytes, at, tookMs } = await examineRedis(redisUrl);
    return {
      checks: [
        isReplica
          ? fault(
              'connection',
              'this Redis is a replica: it takes no bells',
              'let REDIS_URL lead to the master, or name a Sentinel',
            )
          : ok('connection', `Redis answers within ${Math.ceil(tookMs)} ms`),
        checkVersion(version),
        policy === 'noeviction'
          ? ok('eviction', policy)
          : fault(
              'eviction',
              `maxmemory-policy is ${policy}: bells vanish when its memory is full`,
              'redis-cli config set maxmemory-policy noeviction, and in redis.conf',
            ),
        checkMemory(usedBytes, limitBytes),
      ],
      readings: [{ who: 'Redis', at, tookMs, readAt: new Date() }],
    };
  } catch (error) {
    const cure = 'start Redis, correct REDIS_URL (and its password), or unset it for the embedded queue of one process';
    return { checks: [fault('connection', reasonOf(error), cure)], readings: [] };
  }
}

export function checkVersion(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isFrom = ([m = 0, n = 0]: number[]): boolean => major > m || (major === m && minor >= n);
  const cure = 'install Redis 6.2 or newer';
  if (!isFrom(LEAST)) return fault('version', version, cure);
  return isFrom(ADVISED) ? ok('version', version) : warning('version', version, cure);
}

export function checkMemory(usedBytes: number, limitBytes: number): Check {
  const used = `${inMegabytes(usedBytes)}${limitBytes === 0 ? '' : ` of ${inMegabytes(limitBytes)}`}`;
  const cure = 'raise maxmemory, or find out who else fills this Redis';
  if (limitBytes > 0 && usedBytes >= limitBytes) return fault('memory', `${used}: it takes no bells`, cure);
  return limitBytes > 0 && usedBytes > limitBytes * 0.9 ? warning('memory', used, cure) : ok('memory', used);
}
