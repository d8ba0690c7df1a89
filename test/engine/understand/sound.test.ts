import { describe, expect, it } from 'vitest';
import { soundsLike } from '../../../src/engine/understand/sound.ts';

describe('an English word in Devanagari', () => {
  it.each([
    ['लैंप', 'lamp'],
    ['मिक्सर', 'mixer'],
    ['ग्राइंडर', 'grinder'],
    ['कुशन', 'cushion'],
    ['कवर', 'cover'],
    ['चार्जर', 'charger'],
    ['बल्ब', 'bulb'],
    ['टेबल', 'table'],
    ['शर्ट', 'shirt'],
    ['ट्रॉली', 'trolley'],
    ['कॉटन', 'cotton'],
    ['lamp', 'लैंप'],
  ])('%s is %s', (one, other) => {
    expect(soundsLike(one, other)).toBe(true);
  });

  it.each([
    ['लैंप', 'lid'],
    ['कवर', 'carpet'],
    ['मिक्सर', 'मिक्सर'],
    ['lamp', 'lamp'],
    ['बाकी', 'book'],
    ['टूटा', 'tote'],
  ])('%s is not %s', (one, other) => {
    expect(soundsLike(one, other)).toBe(false);
  });
});
