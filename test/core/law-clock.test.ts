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
});
