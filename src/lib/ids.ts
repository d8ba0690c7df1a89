import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../core/clock.ts';

/** The real source of ids: UUID version 7 (RFC 9562, 5.7), so that rows sort by time, and strong random digits. */
export function createIds(now: () => number = Date.now): Ids {
  return {
    next() {
      const bytes = randomBytes(16);
      bytes.writeUIntBE(now(), 0, 6);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
  };
}
