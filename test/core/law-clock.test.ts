import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawClock } from '../../src/core/law-clock.ts';

describe('the law clock (E-Commerce Rules 2020, rule 4(5))', () => {
  it.each([
    ['an ordinary day', '2026-11-24T10:15:00+05:30', '2026-12-24T10:15:00+05:30'],
    [
      '31 January ends in February (General Clauses Act, s. 3(35))',
      '2026-01-31T09:00:00+05:30',
      '2026-02-28T09:00:00+05:30',
    ],
    ['31 January of a leap year', '2028-01-31T09:00:00+05:30', '2028-02-29T09:00:00+05:30'],
    ['31 March has no 31 April', '2026-03-31T23:59:59+05:30', '2026-04-30T23:59:59+05:30'],
    ['December runs into January', '2026-12-31T00:00:00+05:30', '2027-01-31T00:00:00+05:30'],
    ['the day is that of India: 31 January there is 30 January in UTC', '2026-01-30T20:00:00Z', '2026-02-27T20:00:00Z'],
  ])('redress within one month: %s', (_, receivedAt, dueAt) => {
    expect(lawClock(new Date(receivedAt)).redressDueAt).toEqual(new Date(dueAt));
  });

  it('asks for an acknowledgement within 48 hours by the wall clock', () => {
    const receivedAt = new Date('2026-11-27T18:00:00+05:30');

    expect(lawClock(receivedAt).ackDueAt).toEqual(new Date('2026-11-29T18:00:00+05:30'));
  });

  it('gives the same day and hour of the next month, or its last day, and never a day of the month after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2050-01-01') }), (ms) => {
        const local = (at: Date): Date => new Date(at.getTime() + 5.5 * 3_600_000);
        const from = local(new Date(ms));
        const due = local(lawClock(new Date(ms)).redressDueAt);
        const lastDay = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();

        expect(due.getUTCMonth()).toBe((from.getUTCMonth() + 1) % 12);
        expect(due.getUTCDate()).toBe(Math.min(from.getUTCDate(), lastDay));
        expect(due.toISOString().slice(11)).toBe(from.toISOString().slice(11));
      }),
    );
  });
});
