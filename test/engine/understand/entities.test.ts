import { describe, expect, it } from 'vitest';
import { findDay } from '../../../src/engine/understand/days.ts';
import { findCode, findPayout, findPhone, findSerialNumber } from '../../../src/engine/understand/details.ts';
import { ENTITY_KINDS, findEntities } from '../../../src/engine/understand/entities.ts';
import { findAmount, findQuantity, joinSpokenDigits } from '../../../src/engine/understand/numbers.ts';
import { facts, lexicon } from '../fixture.ts';

const allIn = (text: string) => {
  const entities = findEntities(text, facts, lexicon);
  return Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, entities.get(kind)]));
};

describe('a phone number', () => {
  it.each([
    ['98765 43210', '+919876543210'],
    ['+91-98765-43210', '+919876543210'],
    ['call me on 09876543210 please', '+919876543210'],
    ['मेरा नंबर ९८७६५४३२१० है', '+919876543210'],
    ['+44 20 7946 0958', '+442079460958'],
    ['mob-9876543210', '+919876543210'],
    ['12345', null],
    ['', null],
  ])('in "%s" is %s', (text, expected) => {
    expect(findPhone(text)).toBe(expected);
  });
});

describe('an amount', () => {
  it.each([
    ['₹1,299.50', 129_950],
    ['Rs 1299 was deducted', 129_900],
    ['rs. 1,25,000', 12_500_000],
    ['1299/- gaya', 129_900],
    ['499 rupaye kat gaye', 49_900],
    ['४९९ रुपये', 49_900],
    ['1.5 lakh', 15_000_000],
    ['₹2 lakh ka sofa', 20_000_000],
    ['paid 2k for it', 200_000],
    ['३ हज़ार कट गए', 300_000],
    ['order 10234', null],
    ['2 kg', null],
    ['999999999 rupees', null],
    ['₹0', null],
  ])('in "%s" is %s paise', (text, expected) => {
    expect(findAmount(text, lexicon)).toBe(expected);
  });

  it('may be a bare number where it was asked', () => {
    expect(findAmount('1,299', lexicon, true)).toBe(129_900);
    expect(findAmount('it was 2k', lexicon, true)).toBe(200_000);
  });
});

describe('a day', () => {
  // 2026-11-24 is a Tuesday.
  it.each([
    ['today', 'future', '2026-11-24'],
    ['kal', 'future', '2026-11-25'],
    ['kal', 'past', '2026-11-23'],
    ['कल शाम को', 'future', '2026-11-25'],
    ['परसों', 'future', '2026-11-26'],
    ['परसों', 'past', '2026-11-22'],
    ['parso le jana', 'future', '2026-11-26'],
    ['day after tomorrow', 'future', '2026-11-26'],
    ['friday', 'future', '2026-11-27'],
    ['shukravar ko', 'future', '2026-11-27'],
    ['सोमवार', 'past', '2026-11-23'],
    ['Tuesday', 'future', '2026-12-01'],
    ['Tuesday', 'past', '2026-11-24'],
    ['25 tarikh', 'future', '2026-11-25'],
    ['२५ तारीख को', 'past', '2026-10-25'],
    ['on the 3rd', 'future', '2026-12-03'],
    ['the 31st', 'future', '2026-12-31'],
    ['31 tarikh', 'past', '2026-10-31'],
    ['26 November', 'future', '2026-11-26'],
    ['nov 26th', 'past', '2025-11-26'],
    ['26/11', 'future', '2026-11-26'],
    ['२६-११-२०२६', 'future', '2026-11-26'],
    ['2026-11-26', 'future', '2026-11-26'],
    ['31 February', 'future', null],
    ['45 tarikh', 'future', null],
    ['whenever you like', 'future', null],
  ] as const)('"%s", %s: %s', (text, direction, expected) => {
    expect(findDay(text, direction, facts.now, lexicon)).toBe(expected);
  });
});

describe('how many', () => {
  it.each([
    ['2', 2],
    ['two of them', 2],
    ['दोनों', 2],
    ['dono', 2],
    ['both pieces', 2],
    ['ek dozen', null],
    ['dozen', 12],
    ['तीन', 3],
    ['५', 5],
    ['none at all', null],
    ['0', null],
  ])('"%s": %s', (text, expected) => {
    expect(findQuantity(text, lexicon)).toBe(expected);
  });
});

describe('a serial number', () => {
  it.each([
    ['SN AB12-9931X', 'AB12-9931X'],
    ['it is kx77821', 'KX77821'],
    ['क्रमांक १२३४५६', '123456'],
    ['abcdef', null],
    ['', null],
  ])('in "%s" is %s', (text, expected) => {
    expect(findSerialNumber(text)).toBe(expected);
  });
});

describe('where money goes, and a code', () => {
  it.each([
    ['asha.rao@okaxis', 'upi:asha.rao@okaxis'],
    ['a/c 1234 5678 9012, IFSC hdfc0001234', 'bank:123456789012:HDFC0001234'],
    ['खाता १२३४५६७८९०१२ HDFC0001234', 'bank:123456789012:HDFC0001234'],
    ['asha@example.com', null],
    ['HDFC0001234', null],
  ])('"%s" is %s', (text, expected) => {
    expect(findPayout(text)).toBe(expected);
  });

  it.each([
    ['123 456', '123456'],
    ['the code is १२३४५६', '123456'],
    ['12345', null],
  ])('code "%s" is %s', (text, expected) => {
    expect(findCode(text)).toBe(expected);
  });
});

describe('spoken digits', () => {
  it.each([
    ['five double six, paanch zero', '56650'],
    ['नौ आठ सात triple one', '987111'],
    ['two pieces', 'two pieces'],
    ['my ticket: four five six 789 0128!', 'my ticket: 4567890128!'],
    ['ticket 456 789 0128, pin 560 034', 'ticket 456 789 0128, pin 560 034'],
  ])('"%s" is "%s"', (text, expected) => {
    expect(joinSpokenDigits(text, lexicon)).toBe(expected);
  });
});

describe('a whole message', () => {
  it('gives all that it tells', () => {
    const text = 'Paid ₹1,299 on monday for ts 10234, pin code 560 034, ticket 456 789 0128, refund to asha@okaxis';

    expect(allIn(text)).toEqual({
      'order-number': 'TS-10234',
      'ticket-number': '4567890128',
      'pin-code': '560034',
      amount: 129_900,
      'past-day': '2026-11-23',
      payout: 'upi:asha@okaxis',
    });
  });

  it('comes to an end on what was made to keep it busy', () => {
    for (const text of [
      '1,'.repeat(2_000),
      '1 '.repeat(2_000),
      'a@'.repeat(2_000),
      '₹'.repeat(4_000),
      '1-'.repeat(2_000),
    ]) {
      expect(allIn(text)).toBeTypeOf('object');
    }
  });
});
