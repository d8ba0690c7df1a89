import { randomInt, randomUUID } from 'node:crypto';
import type { Ids } from '../core/clock.ts';

/** The real source of ids: UUID version 7 (RFC 9562, 5.7), so that rows sort by time, and strong random digits. */
export function createIds(now: () => number = Date.now): Ids {
  return {
    next() {
      const time = now().toString(16).padStart(12, '0');
      // What follows the version in a random one is random, or the variant, in both kinds.
      return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
    },
    digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
  };
}
