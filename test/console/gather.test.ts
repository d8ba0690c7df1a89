import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from '../../src/console/live/gather.ts';

const GATHER_MS = 250;
const REST_MS = 2_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathering() {
  const looks: string[][] = [];
  const gathered = gather((keys) => looks.push([...keys]), { gatherMs: GATHER_MS, restMs: REST_MS });
  return { looks, gathered };
}

it('looks once for what changed in one moment, soon', () => {
  const { looks, gathered } = gathering();

  gathered.add(['tickets', 'counts']);
  gathered.add(['tickets']);
  vi.advanceTimersByTime(GATHER_MS);

  expect(looks).toEqual([['tickets', 'counts']]);
});

it('looks a few times while two hundred tickets change one after the other, and once more after the last', () => {
  const { looks, gathered } = gathering();

  for (let ticket = 0; ticket < 200; ticket += 1) {
    gathered.add(['tickets']);
    vi.advanceTimersByTime(25);
  }
  gathered.add(['counts']);
  vi.advanceTimersByTime(REST_MS);

  expect(looks.length).toBeLessThanOrEqual(4);
  expect(looks.at(-1)).toContain('counts');
});

it('looks soon again after a quiet time', () => {
  const { looks, gathered } = gathering();

  gathered.add(['tickets']);
  vi.advanceTimersByTime(GATHER_MS + REST_MS);
  gathered.add(['ticket']);
  vi.advanceTimersByTime(GATHER_MS);

  expect(looks).toEqual([['tickets'], ['ticket']]);
});
