import { describe, expect, it } from 'vitest';
import { findAddress } from '../../../src/engine/understand/details.ts';

describe('an address in a message', () => {
  it.each([
    [
      'Kindly change the delivery address to: Flat 12B, Lake View, Bengaluru 560066.',
      'Flat 12B, Lake View, Bengaluru 560066',
    ],
    ['change address of TS-10108 to 12 MG Road, Pune 411001 please', '12 MG Road, Pune 411001'],
    ['My new address is\n12 MG Road\nPune\n411 001\nThanks', '12 MG Road\nPune\n411 001'],
    [
      'address galat hai. sahi address: 14, 2nd cross, Bengaluru 560038. Phone 98450 12345',
      '14, 2nd cross, Bengaluru 560038',
    ],
    ['मेरा नया पता है: 12 एमजी रोड, पुणे 411001', '12 एमजी रोड, पुणे 411001'],
  ])('%s', (text, address) => {
    expect(findAddress(text)).toBe(address);
  });

  it.each([
    'change my address',
    'my pin code is 560034',
    'the address is wrong, PIN 560034',
    'the address is TS-102345',
  ])('is none in "%s"', (text) => {
    expect(findAddress(text)).toBeNull();
  });
});
