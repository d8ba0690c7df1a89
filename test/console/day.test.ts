import { describe, expect, it } from 'vitest';
import { addMonths, readDay, writeDay } from '../../src/console/parts/day.ts';

describe('a day that somebody types', () => {
  it.each([
    ['29/11/2026', '2026-11-29'],
    ['1-3-2026', '2026-03-01'],
    ['1.3.2026', '2026-03-01'],
    [' 29 11 2026 ', '2026-11-29'],
    ['2026-11-29', '2026-11-29'],
    ['२९/११/२०२६', '2026-11-29'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2026', null],
    ['31/04/2026', null],
    ['11/29/2026', null],
    ['29/11/26', null],
    ['0/1/2026', null],
    ['tomorrow', null],
    ['', null],
  ])('“%s” is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
    if (day !== null) expect(readDay(writeDay(day))).toBe(day);
  });
});

describe('a month', () => {
  it('is moved from its last day to the last day of a shorter one', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2026-03-31', -1), addMonths('2026-12-15', 1)]).toEqual([
      '2026-02-28',
      '2026-02-28',
      '2027-01-15',
    ]);
  });
});
