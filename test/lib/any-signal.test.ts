import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { anySignal } from '../../src/lib/any-signal.ts';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Resolves with the reason, or with null where it is not aborted within a second of collecting garbage. */
async function reasonOf(make: () => AbortSignal): Promise<unknown> {
  const heard = new Promise((resolve) => {
    make().addEventListener('abort', (event) => {
      if (event.target instanceof AbortSignal) resolve(event.target.reason);
    });
  });
  const collecting = setInterval(() => typeof collect === 'function' && collect(), 10);
  const late = new Promise((resolve) => setTimeout(() => resolve(null), 1_000));
  const reason = await Promise.race([heard, late]);
  clearInterval(collecting);
  return reason;
}

describe('the first of several signals', () => {
  it('comes though nobody else holds the time-out and memory is cleaned up meanwhile', async () => {
    const never = new AbortController();
    const reason = await reasonOf(() => anySignal(never.signal, AbortSignal.timeout(100)));

    expect(reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('is heard from each of them, with its reason', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const signal = anySignal(first.signal, second.signal);
    expect(signal.aborted).toBe(false);

    second.abort('enough');
    first.abort('too late');
    expect(signal.reason).toBe('enough');
  });

  it('is there at once where one has come already', () => {
    expect(anySignal(AbortSignal.abort('gone'), new AbortController().signal).reason).toBe('gone');
  });
});
