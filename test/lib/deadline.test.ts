import { expect, it, vi } from 'vitest';
import { withDeadline } from '../../src/lib/deadline.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

it('aborts what takes too long, as a time-out', async () => {
  await expect(withDeadline(20, untilAborted)).rejects.toMatchObject({ name: 'TimeoutError' });
});

it.each([
  ['is done', async () => 'done'],
  ['fails', async () => Promise.reject(new Error('no'))],
])('leaves no timer behind when the work %s', async (_, work) => {
  vi.useFakeTimers();
  try {
    await withDeadline(1_000, work).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
