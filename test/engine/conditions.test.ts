import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/flow.ts';
import { holds } from '../../src/engine/conditions.ts';

const slots = {
  status: 'shipped',
  count: 0,
  empty: null,
  late: '2026-11-23T10:00:00.000Z',
  today: '2026-11-24T00:00:00.000Z',
};
const now = '2026-11-24T06:30:00.000Z';

describe('a condition', () => {
  it.each<[string, Condition, boolean]>([
    ['is', { slot: 'status', is: 'shipped' }, true],
    ['is another', { slot: 'status', is: 'placed' }, false],
    ['zero is not empty', { slot: 'count', is: 0 }, true],
    ['an unset slot is null', { slot: 'nowhere', is: null }, true],
    ['in', { slot: 'status', in: ['placed', 'shipped'] }, true],
    ['not in', { slot: 'status', in: [] }, false],
    ['known', { slot: 'status', known: true }, true],
    ['null is unknown', { slot: 'empty', known: false }, true],
    ['past', { slot: 'late', past: true }, true],
    ['today is not past', { slot: 'today', past: true }, false],
    ['today is still to come', { slot: 'today', past: false }, true],
    ['an empty date is not past', { slot: 'empty', past: true }, false],
    ['nor still to come', { slot: 'empty', past: false }, false],
    [
      'all',
      {
        all: [
          { slot: 'status', known: true },
          { slot: 'count', is: 1 },
        ],
      },
      false,
    ],
    ['all of none', { all: [] }, true],
    [
      'any',
      {
        any: [
          { slot: 'count', is: 1 },
          { slot: 'count', is: 0 },
        ],
      },
      true,
    ],
    ['any of none', { any: [] }, false],
    ['not', { not: { slot: 'count', is: 1 } }, true],
  ])('%s', (_name, condition, expected) => {
    expect(holds(condition, slots, now)).toBe(expected);
  });

  it('counts the day in India, not in Greenwich', () => {
    const beforeMidnightInIndia = { at: '2026-11-23T18:00:00.000Z' };

    expect(holds({ slot: 'at', past: true }, beforeMidnightInIndia, '2026-11-23T19:00:00.000Z')).toBe(true);
  });
});
