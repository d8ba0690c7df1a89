import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTicketNumber, isTicketNumber } from '../../src/core/ticket-number.ts';
import { createIds } from '../../src/lib/ids.ts';

const drawn = fc.constant(null).map(() => drawTicketNumber(createIds()));

describe('ticket numbers', () => {
  it('have ten digits, do not begin with 0, and check', () => {
    fc.assert(
      fc.property(drawn, (number) => {
        expect(number).toMatch(/^[1-9]\d{9}$/);
        expect(isTicketNumber(number)).toBe(true);
      }),
    );
  });

  it('do not check with one wrong digit', () => {
    fc.assert(
      fc.property(drawn, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const wrong = String((Number(number[place]) + shift) % 10);

        expect(isTicketNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
      }),
    );
  });

  it('do not check with two neighbours swapped', () => {
    fc.assert(
      fc.property(drawn, fc.nat(8), (number, place) => {
        const [left = '', right = ''] = [number[place], number[place + 1]];
        fc.pre(left !== right);

        expect(isTicketNumber(number.slice(0, place) + right + left + number.slice(place + 2))).toBe(false);
      }),
    );
  });

  it('are not drawn in sequence', () => {
    const numbers = Array.from({ length: 50 }, () => Number(drawTicketNumber(createIds())));
    const steps = numbers.slice(1).map((number, index) => Math.abs(number - (numbers[index] ?? 0)));

    expect(Math.min(...steps)).toBeGreaterThan(10);
  });
});
