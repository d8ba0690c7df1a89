import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, dayIn, instantIn, workingTime } from '../../src/core/calendar.ts';
import { addDays } from '../../src/core/india.ts';
import { businessHoursSchema } from '../../src/core/policy.ts';
import { dueAfter, type Pause, workedMinutes } from '../../src/core/shop-clock.ts';

const india = (hours: object = {}): Calendar => ({
  hours: businessHoursSchema.parse({ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00', ...hours }),
  timeZone: 'Asia/Kolkata',
});
const ist = (text: string): Date => new Date(`${text}:00+05:30`);

const instants = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') })
  .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000));
const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    opens: clockTime,
    closes: clockTime,
    holidays: fc.uniqueArray(
      fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2026-01-01', days)),
      { maxLength: 30 },
    ),
    timeZone: fc.constantFrom('Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'),
  })
  .filter(({ opens, closes }) => opens !== closes)
  .map(({ timeZone, ...hours }) => ({ hours: businessHoursSchema.parse(hours), timeZone }));
const minutes = fc.integer({ min: 1, max: 5_000 });
/** Pauses in order, as a history has them, that have ended. */
const pausesAfter = (start: Date): fc.Arbitrary<Pause[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 5_000 })), { maxLength: 5 })
    .map((gaps) => {
      let at = start.getTime();
      return gaps.map(([gap, length]) => {
        const from = new Date(at + gap * 60_000);
        at = from.getTime() + length * 60_000;
        return { from, to: new Date(at) };
      });
    });

describe('working minutes', () => {
  it.each([
    ['over night', '2026-11-24T16:30', 60, '2026-11-25T09:30'],
    ['over a weekend', '2026-11-27T16:30', 60, '2026-11-30T09:30'],
    ['from before the opening', '2026-11-24T06:00', 60, '2026-11-24T10:00'],
    ['from after the closing', '2026-11-24T20:00', 60, '2026-11-25T10:00'],
    ['to the very end of a day', '2026-11-24T16:00', 60, '2026-11-24T17:00'],
    ['of several days', '2026-11-24T09:00', 3 * 480, '2026-11-26T17:00'],
  ])('run on %s', (_, start, target, due) => {
    expect(dueAfter(ist(start), target, india(), [])).toEqual(ist(due));
  });

  it('pass over a holiday', () => {
    expect(dueAfter(ist('2026-12-24T16:30'), 60, india({ holidays: ['2026-12-25'] }), [])).toEqual(
      ist('2026-12-28T09:30'),
    );
  });

  it('go on past midnight where the shop does', () => {
    const night = india({ opens: '20:00', closes: '04:00' });

    expect(dueAfter(ist('2026-11-24T23:30'), 60, night, [])).toEqual(ist('2026-11-25T00:30'));
    expect(dueAfter(ist('2026-11-25T03:30'), 60, night, [])).toEqual(ist('2026-11-25T20:30'));
  });

  it('stand still while the customer is waited for', () => {
    const pause = { from: ist('2026-11-24T10:30'), to: ist('2026-11-25T11:00') };

    expect(dueAfter(ist('2026-11-24T10:00'), 60, india(), [pause])).toEqual(ist('2026-11-25T11:30'));
    expect(dueAfter(ist('2026-11-24T10:00'), 60, india(), [{ ...pause, to: null }])).toBeNull();
    expect(dueAfter(ist('2026-11-24T10:00'), 20, india(), [{ ...pause, to: null }])).toEqual(ist('2026-11-24T10:20'));
  });

  it('are on the wall clock of the zone, also when it is put back or forward', () => {
    const berlin: Calendar = { ...india({ days: [0, 1, 2, 3, 4, 5, 6] }), timeZone: 'Europe/Berlin' };

    expect(dueAfter(new Date('2026-10-24T14:30:00Z'), 60, berlin, [])).toEqual(new Date('2026-10-25T08:30:00Z'));
    expect(dueAfter(new Date('2026-03-28T15:30:00Z'), 60, berlin, [])).toEqual(new Date('2026-03-29T07:30:00Z'));
    expect(dayIn('Asia/Kolkata', new Date('2026-11-24T18:31:00Z'))).toBe('2026-11-25');
    expect(instantIn('Asia/Kathmandu', '2026-11-25', '00:00')).toEqual(new Date('2026-11-24T18:15:00Z'));
  });

  it('between start and due are exactly those that were asked for, whatever calendar and pauses', () => {
    fc.assert(
      fc.property(
        instants.chain((start) => fc.record({ start: fc.constant(start), pauses: pausesAfter(start) })),
        minutes,
        calendars,
        ({ start, pauses }, target, calendar) => {
          const due = dueAfter(start, target, calendar, pauses);

          expect(due).not.toBeNull();
          expect(workedMinutes({ from: start, to: due ?? start }, calendar, pauses)).toBeCloseTo(target, 6);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never end outside the hours, on a holiday or within a pause', () => {
    fc.assert(
      fc.property(
        instants.chain((start) => fc.record({ start: fc.constant(start), pauses: pausesAfter(start) })),
        minutes,
        calendars,
        ({ start, pauses }, target, calendar) => {
          const due = dueAfter(start, target, calendar, pauses) ?? start;
          const [open] = workingTime(new Date(due.getTime() - 1), calendar);

          expect(open?.from.getTime()).toBeLessThan(due.getTime());
          expect(pauses.some(({ from, to }) => from < due && to !== null && due < to)).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('come later with more of them, and never earlier for a pause', () => {
    fc.assert(
      fc.property(
        instants.chain((start) => fc.record({ start: fc.constant(start), pauses: pausesAfter(start) })),
        minutes,
        minutes,
        calendars,
        ({ start, pauses }, one, more, calendar) => {
          const due = (target: number, with_: readonly Pause[]) =>
            dueAfter(start, target, calendar, with_)?.getTime() ?? 0;

          expect(due(one + more, pauses)).toBeGreaterThan(due(one, pauses));
          expect(due(one, pauses)).toBeGreaterThanOrEqual(due(one, []));
          expect(due(one, [])).toBeGreaterThanOrEqual(start.getTime() + one * 60_000);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('say so where a shop never opens again', () => {
    const years = Array.from({ length: 900 }, (_, day) => addDays('2026-11-24', day));

    expect(dueAfter(ist('2026-11-24T10:00'), 60, india({ holidays: years }), [])).toBeNull();
  });
});
