import { describe, expect, it } from 'vitest';
import { phrases } from '../../../flows/index.ts';
import { findDayOfSending } from '../../../src/engine/understand/days.ts';
import { createLexicon } from '../../../src/engine/understand/lexicon.ts';
import { findQuantity, findToldQuantity } from '../../../src/engine/understand/numbers.ts';

const lexicon = createLexicon(phrases);
/** A Tuesday. */
const NOW = '2026-11-24T06:30:00.000Z';

describe('the day on which something is to be sent', () => {
  it.each([
    ['delivery boy nahi aaya kal dobara bhejo', '2026-11-25'],
    ['redeliver it tomorrow please', '2026-11-25'],
    ['nobody came. can you send him on friday', '2026-11-27'],
    ['parso shaam ko uthwa lo', '2026-11-26'],
    ['कल भेज दीजिए', '2026-11-25'],
    ['send it on 28/11', '2026-11-28'],
  ])('is read from %s', (text, day) => {
    expect(findDayOfSending(text, NOW, lexicon)).toBe(day);
  });

  it.each([
    'kal nahi aaya dobara bhejo',
    'the courier did not come tomorrow',
    'kal pickup hona tha koi nahi aaya',
    'he said he will come tomorrow',
    'I need it by friday',
    'कल कोई नहीं आया, फिर से भेजो',
  ])('is not in %s', (text) => {
    expect(findDayOfSending(text, NOW, lexicon)).toBeNull();
  });
});

describe('how many are meant', () => {
  it.each([
    ['all 4 pieces arrived torn', 4],
    ['2 pieces are broken', 2],
    ['charo fate hue hain', 4],
    ['saare pieces kharab hain', 4],
    ['three of them are torn', null],
    ['all 4 pieces came torn\nAsha Rao\n+91 98450 12301', 4],
    ['2 pieces are torn. 3 pieces are stained.', null],
    ['2 of the 4 pieces are torn', null],
    ['it is all wrong', null],
    ['sab bakwas hai', null],
    ['all 6 pieces', null],
    ['ordered on 4 november', null],
  ])('is read from a story, where it is one number: %s', (text, count) => {
    expect(findToldQuantity(text, lexicon, 4)).toBe(count);
  });

  it('is all of them, as an answer', () => {
    expect(findQuantity('all of them', lexicon, 4)).toBe(4);
    expect(findQuantity('saare', lexicon, 4)).toBe(4);
    expect(findQuantity('all of them', lexicon)).toBeNull();
    expect(findQuantity('5', lexicon, 4)).toBeNull();
  });
});
