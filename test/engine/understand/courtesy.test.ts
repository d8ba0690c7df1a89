import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { beginsWithThanks } from '../../../src/engine/understand/courtesy.ts';
import { createLexicon } from '../../../src/engine/understand/lexicon.ts';

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const lexicon = createLexicon(phrases);

describe('a message that asks for nothing', () => {
  it.each([
    'thanks',
    'Thank you!',
    'ok',
    'Okay 👍',
    'ok thanks',
    '🙏',
    '🙏🏽🙏🏽',
    '❤️',
    'dhanyavad ji',
    'theek hai',
    'धन्यवाद',
    'ठीक है, धन्यवाद',
    'bye',
    'thanks a lot 😊',
    'Bahut badhiya service, thank you',
    'thanks a lot, received',
    'order mil gaya',
    'सामान मिल गया, धन्यवाद',
  ])('%s', (text) => {
    expect(engine.isCourtesy(text)).toBe(true);
  });

  it.each([
    'thanks but it is still broken',
    'ok?',
    '?',
    '😡',
    '👎',
    'ok 😡',
    'no',
    'hello',
    'where is my order',
    'धन्यवाद, पर अभी तक नहीं आया',
    'thanks for nothing, I will go to the consumer court',
    '',
    'ok cancel it',
    'received but broken',
    'mil gaya par toota hua hai',
    '12345',
  ])('not %s', (text) => {
    expect(engine.isCourtesy(text)).toBe(false);
  });
});

describe('thanks with more words', () => {
  it.each([
    ['Thank you so much for the quick replacement! Love the lamp.', true],
    ['thanks, the new one is great', true],
    ['Thank you, but it came torn', false],
    ['thank you for your reply, however the issue persists', false],
    ['Thanks for nothing', false],
    ['thank you, when does it come?', false],
    ['it came, thank you', false],
  ])('"%s": %s', (text, isThanks) => {
    expect(beginsWithThanks(text, lexicon)).toBe(isThanks);
  });
});
