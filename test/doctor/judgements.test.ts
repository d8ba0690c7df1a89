import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/doctor/check.ts';
import { checkClock, checkPast } from '../../src/doctor/clock.ts';
import { checkDisk } from '../../src/doctor/folder.ts';
import { checkMemory, checkVersion } from '../../src/doctor/queue.ts';
import { checkNode } from '../../src/doctor/runtime.ts';
import { weaknessOf } from '../../src/doctor/secrets.ts';

const GB = 1024 ** 3;
const EXT4 = 0xef53;
const states = (checks: readonly Check[]): string[] => checks.map(({ state }) => state);

describe('what the numbers mean', () => {
  it.each([
    [EXT4, 10 * GB, ['ok', 'ok']],
    [EXT4, GB, ['warning', 'ok']],
    [EXT4, 100 * 1024 ** 2, ['fault', 'ok']],
    [0x6969, 10 * GB, ['ok', 'fault']],
    [0xff534d42, 10 * GB, ['ok', 'fault']],
    [0x65735546, 10 * GB, ['ok', 'fault']],
  ])('a disk of type %i with %i bytes free: %j', (type, free, expected) => {
    expect(states(checkDisk({ type, bsize: 4096, bavail: free / 4096 }, '/data'))).toEqual(expected);
  });

  it.each([
    ['7.0.15', 'ok'],
    ['6.2.0', 'ok'],
    ['6.0.16', 'warning'],
    ['4.0.9', 'fault'],
  ])('Redis %s: %s', (version, expected) => {
    expect(checkVersion(version).state).toBe(expected);
  });

  it.each([
    [GB, 0, 'ok'],
    [GB / 2, GB, 'ok'],
    [0.95 * GB, GB, 'warning'],
    [1.1 * GB, GB, 'fault'],
  ])('Redis with %i of %i bytes used: %s', (used, limit, expected) => {
    expect(checkMemory(used, limit).state).toBe(expected);
  });

  it.each([
    ['v20.18.3', 'fault'],
    ['v20.19.0', 'ok'],
    ['v24.1.0', 'ok'],
    ['v18.20.0', 'fault'],
  ])('Node %s: %s', (version, expected) => {
    expect(checkNode(version).state).toBe(expected);
  });

  it.each([
    [0, 'ok'],
    [-4_000, 'ok'],
    [6_000, 'warning'],
    [-31_000, 'fault'],
    [3_600_000, 'fault'],
  ])('a clock that is %i ms ahead: %s', (aheadMs, expected) => {
    const readAt = new Date('2026-11-28T10:00:00Z');
    const at = new Date(readAt.getTime() - 20 - aheadMs);

    expect(states(checkClock([{ who: 'Redis', at, readAt, tookMs: 40 }]))).toEqual([expected]);
  });

  it.each([
    [null, []],
    [-60_000, []],
    [5_000, []],
    [24 * 3_600_000, ['warning']],
  ])('a newest message that came %s ms from now: %j', (fromNowMs, expected) => {
    const now = new Date('2026-11-28T10:00:00Z');
    const newestAt = fromNowMs === null ? null : new Date(now.getTime() + fromNowMs);

    expect(states(checkPast(newestAt, now))).toEqual(expected);
  });

  it.each([
    ['9f3c07be51d2a8640f1e2d3c4b5a69788796a5b4c3d2e1f0', null],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /different characters/],
    ['changeme-changeme-changeme-changeme', /tried first/],
    ['x7Kp2mQw9x7Kp2mQw9', null],
    ['k7Rm2pQwk7Rm2pQwk7Rm2pQwk7Rm2pQw', /repeats/],
  ])('the secret %s', (secret, weakness) => {
    if (weakness === null) expect(weaknessOf(secret)).toBeNull();
    else expect(weaknessOf(secret)).toMatch(weakness);
  });
});
