import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { createEngine } from '../../../src/engine/index.ts';

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });

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
