import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../../flows/index.ts';
import { nextOpening } from '../../src/core/calendar.ts';
import { dayOf, weekdayOf } from '../../src/core/india.ts';
import { type BrandPolicies, brandPoliciesSchema, businessHoursSchema, isWorkingDay } from '../../src/core/policy.ts';
import { daysFromNow, NOW } from '../helpers/orders.ts';

const rules: BrandPolicies = brandPoliciesSchema.parse({});
const at = (text: string): Date => new Date(`${text}+05:30`);

describe('the day for the courier', () => {
  // Tuesday, 24 November 2026; Sundays are closed.
  const hours = businessHoursSchema.parse({ holidays: ['2026-11-25', '2026-11-30'] });
  const day = (wanted: string, of: Partial<BrandPolicies['pickup']> = {}, now = NOW, open = hours) =>
    policies.judgePickupDay(wanted, { ...rules, pickup: { ...rules.pickup, ...of } }, open, now);

  it.each([
    ['today is too soon, and tomorrow is a holiday', '2026-11-24', { outcome: 'too-soon', next: '2026-11-26' }],
    ['a holiday as the first day', '2026-11-25', { outcome: 'too-soon', next: '2026-11-26' }],
    ['the first open day', '2026-11-26', { outcome: 'ok' }],
    ['a Sunday moves over the holiday after it', '2026-11-29', { outcome: 'closed', next: '2026-12-01' }],
    ['the last day', '2026-12-01', { outcome: 'ok' }],
    ['a day after the last', '2026-12-02', { outcome: 'too-late', next: '2026-11-26' }],
    ['a day long past', '2020-01-01', { outcome: 'too-soon', next: '2026-11-26' }],
  ])('%s', (_, wanted, verdict) => {
    expect(day(wanted)).toEqual(verdict);
  });

  it('does not move a closed day to one on which nobody comes any more', () => {
    expect(day('2026-11-29', { lastDay: 5 })).toEqual({ outcome: 'closed', next: '2026-11-26' });
  });

  it('offers the first open day after a long holiday, though it is later than usual', () => {
    const holidays = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
    const closed = businessHoursSchema.parse({ holidays });

    expect(day('2026-11-26', { lastDay: 3 }, NOW, closed)).toEqual({ outcome: 'too-soon', next: '2026-11-30' });
    expect(day('2026-11-30', { lastDay: 3 }, NOW, closed)).toEqual({ outcome: 'ok' });
  });

  it('counts from today in India: after midnight there it is tomorrow', () => {
    expect(day('2026-11-26', {}, at('2026-11-25T00:30:00'))).toEqual({ outcome: 'ok' });
    expect(day('2026-11-26', {}, at('2026-11-26T00:30:00'))).toEqual({ outcome: 'too-soon', next: '2026-11-27' });
  });

  it('only ever offers a day that it takes itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 40 }), fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), (n, days) => {
        const open = businessHoursSchema.parse({ days, holidays: ['2026-11-25'] });
        const verdict = day(dayOf(daysFromNow(n)), {}, NOW, open);
        if (verdict.outcome === 'ok') return;
        expect(isWorkingDay(verdict.next, open)).toBe(true);
        expect(day(verdict.next, {}, NOW, open)).toEqual({ outcome: 'ok' });
      }),
    );
  });
});

describe('when somebody is there', () => {
  const timeZone = 'Asia/Kolkata';
  const hours = businessHoursSchema.parse({ holidays: ['2026-11-25'] });

  it.each([
    ['now', '2026-11-24T10:00:00', null],
    ['from the first minute', '2026-11-24T09:00:00', null],
    ['later today', '2026-11-24T08:59:59', '2026-11-24T09:00:00'],
    ['after a holiday', '2026-11-24T19:00:00', '2026-11-26T09:00:00'],
    ['after a Sunday', '2026-11-28T20:00:00', '2026-11-30T09:00:00'],
  ])('%s', (_, now, opening) => {
    expect(nextOpening({ hours, timeZone }, at(now))).toEqual(opening === null ? null : at(opening));
  });

  it.each([
    ['18:00', '02:00', 'in the evening', '2026-11-24T20:00:00', null],
    ['18:00', '02:00', 'after midnight', '2026-11-25T01:59:00', null],
    ['18:00', '02:00', 'after it has closed', '2026-11-25T02:00:00', '2026-11-25T18:00:00'],
    ['18:00', '02:00', 'in the night after a closed Sunday', '2026-11-30T01:00:00', '2026-11-30T18:00:00'],
    ['00:00', '00:00', 'all day', '2026-11-24T13:00:00', null],
  ])('from %s to %s: %s', (opens, closes, _, now, opening) => {
    const night = businessHoursSchema.parse({ opens, closes });

    expect(nextOpening({ hours: night, timeZone }, at(now))).toEqual(opening === null ? null : at(opening));
  });

  it('by the clocks on the shop’s walls', () => {
    const calendar = { hours, timeZone: 'Asia/Dubai' };

    expect(nextOpening(calendar, at('2026-11-24T20:15:00'))).toBeNull();
    expect(nextOpening(calendar, at('2026-11-24T10:15:00'))).toEqual(at('2026-11-24T10:30:00'));
  });

  it('not where it is closed for months: that it says itself', () => {
    const holidays = Array.from({ length: 90 }, (_, days) => new Date(Date.UTC(2026, 10, 24 + days)));
    const closed = businessHoursSchema.parse({ holidays: holidays.map((day) => day.toISOString().slice(0, 10)) });

    expect(nextOpening({ hours: closed, timeZone }, at('2026-11-24T10:00:00'))).toBeNull();
  });
});

it('the calendar of these tests is right', () => {
  expect([weekdayOf('2026-11-24'), weekdayOf('2026-11-29')]).toEqual([2, 0]);
});
