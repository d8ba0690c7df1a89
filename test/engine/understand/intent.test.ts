import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { createLibrary } from '../../../src/engine/library.ts';
import { createClassifier } from '../../../src/engine/understand/classify.ts';
import { readIntent, readInterruption } from '../../../src/engine/understand/intent.ts';

const library = createLibrary({ flows, catalogues, phrases, concepts, calls });

describe('an intent', () => {
  it.each([
    ['where is my order', 'order-status'],
    ['wher is my ordr', 'order-status'],
    ['mera parcel kab tak aayega', 'order-status'],
    ['मेरा सामान कब तक आएगा', 'order-status'],
    ['I would like to lodge a complaint', 'complaint'],
    ['शिकायत दर्ज करानी है', 'complaint'],
    ['any update on my complaint?', 'ticket-status'],
    ['shikayat ka kya hua', 'ticket-status'],
    ['please connect me to an agent', 'human'],
    ['kisi insaan se baat karao', 'human'],
    [
      'Good morning. I hope you are well. I ordered two lamps from you, and where is my order? Regards, Ravi',
      'order-status',
    ],
  ])('of "%s" is %s', (text, flow) => {
    expect(readIntent(text, library)).toMatchObject({ kind: 'clear', first: { flow } });
  });

  it.each(['blue elephants dance', 'do you sell mattresses', 'what is two plus two', 'zzz', '???', ''])(
    'of "%s" is none',
    (text) => {
      expect(readIntent(text, library)).toEqual({ kind: 'none' });
    },
  );

  it('may be two, each with its own sentence', () => {
    expect(readIntent('Where is my order? I want to make a complaint.', library)).toMatchObject({
      first: { flow: 'order-status', text: 'Where is my order?' },
      second: { flow: 'complaint', text: 'I want to make a complaint.' },
    });
  });

  it('is asked for where two are alike', () => {
    expect(readIntent('my parcel and my refund', library)).toMatchObject({ kind: 'close' });
  });

  it('interrupts only when it is clear and another one', () => {
    expect(readInterruption('where is my order', 'complaint', library)).toMatchObject({ kind: 'clear' });
    expect(readInterruption('where is my order', 'order-status', library)).toEqual({ kind: 'none' });
    expect(readInterruption('where is the shop', 'complaint', library)).toEqual({ kind: 'none' });
  });

  it('is found in a long mail within a few milliseconds', () => {
    const mail = `${'We bought many things for the new house and liked most of them, really. '.repeat(200)}Where is my order?`;

    const startedAt = performance.now();
    readIntent(mail, library);

    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('the classifier', () => {
  it('gives nothing where there are no phrases', () => {
    expect(createClassifier([], {}).classify('hello')).toEqual([]);
  });

  it('gives 1 for a phrase itself, and sorts', () => {
    const classifier = createClassifier(
      [
        { label: 'a', text: 'red apples' },
        { label: 'b', text: 'green pears' },
        { label: 'b', text: 'green apples' },
      ],
      {},
    );

    const scores = classifier.classify('Red apples!');

    expect(scores.map(({ flow }) => flow)).toEqual(['a', 'b']);
    expect(scores[0]?.score).toBeCloseTo(1);
  });
});
