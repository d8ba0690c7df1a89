import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { createLibrary, examplesOf } from '../../../src/engine/library.ts';
import { createClassifier } from '../../../src/engine/understand/classify.ts';
import { readIntent, readInterruption } from '../../../src/engine/understand/intent.ts';
import { converse, engineWith, facts, flow, message, stateAt } from '../fixture.ts';

const parts = { flows, catalogues, phrases, concepts, calls };
const library = createLibrary(parts);

describe('an intent', () => {
  it.each([
    ['where is my order', 'order-status'],
    ['wher is my ordr', 'order-status'],
    ['mera parcel kab tak aayega', 'order-status'],
    ['मेरा सामान कब तक आएगा', 'order-status'],
    ['order nahi mila', 'order-status'],
    ['मेरा पार्सल नहीं आया', 'order-status'],
    ['order me ek item nahi mila', 'missing-item'],
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

  it.each([
    'blue elephants dance',
    'do you sell mattresses',
    'what is two plus two',
    'zzz',
    '???',
    '',
    '7',
    '12#',
    '७',
  ])('of "%s" is none', (text) => {
    expect(readIntent(text, library)).toEqual({ kind: 'none' });
  });

  it('is learned alike, in whatever order the phrases stand', () => {
    const examples = examplesOf(phrases).filter(({ label }) => ['cancel', 'invoice', 'return'].includes(label));
    const [one, other] = [examples, examples.toReversed()].map((list) => createClassifier(list, concepts));
    for (const text of ['cancel it', 'the bill please', 'it does not fit and I send it back'])
      expect(one?.classify(text)[0]?.score).toBeCloseTo(other?.classify(text)[0]?.score ?? 0, 9);
  });

  it('of a flow has the words that several of its phrases share', () => {
    const said = ['the zip broke', 'the lamp broke'];
    const own = createLibrary({
      ...parts,
      phrases: { en: { ...phrases.en, intents: { ...phrases.en.intents, damaged: said } } },
    }).vocabulary('damaged');
    expect([...own]).toEqual(['the', 'broke']);
  });

  it('may be two, each with its own sentence', () => {
    expect(readIntent('Where is my order? I want to make a complaint.', library)).toMatchObject({
      first: { flow: 'order-status', text: 'Where is my order?' },
      further: [{ flow: 'complaint', text: 'I want to make a complaint.' }],
    });
  });

  it.each([
    ['where is my order, I want to complain', 'order-status', 'complaint'],
    ['mera order kahan hai aur mujhe bill chahiye', 'order-status', 'invoice'],
    ['मेरा ऑर्डर कहाँ है और मुझे बिल चाहिए', 'order-status', 'invoice'],
    ['track my order and connect me to an agent', 'order-status', 'human'],
    ['I want to exchange the shirt and also change my delivery address', 'exchange', 'address-change'],
  ])('may be two in one sentence: "%s"', (text, first, second) => {
    expect(readIntent(text, library)).toMatchObject({
      kind: 'clear',
      first: { flow: first },
      further: [{ flow: second }],
    });
  });

  it.each([
    'cancel my order, send me the invoice of the last one and where is my refund',
    'order cancel karo aur bill bhejo aur mera refund kahan hai',
  ])('may be three: "%s"', (text) => {
    expect(readIntent(text, library)).toMatchObject({
      first: { flow: 'cancel' },
      further: [{ flow: 'invoice' }, { flow: 'refund-status' }],
    });
  });

  it.each([
    ['cancel my order and refund my money', 'cancel'],
    ['the lamp came broken and I want my money back', 'damaged'],
    ['I ordered a red shirt and received a blue one', 'wrong-item'],
    ['payment was deducted and the order is not placed', 'payment-failed'],
    ['return this and give me a refund', 'return'],
    ['the rug I got has a hole and smells of smoke, I want to complain', 'complaint'],
  ])('is one where both halves are about the same: "%s"', (text, flow) => {
    expect(readIntent(text, library)).toMatchObject({ kind: 'clear', first: { flow }, further: [] });
  });

  it('is no wish of its own where another sees to it, or where it is told in a long story', () => {
    const story = `${'We waited for the lamp at home for the whole week and called again and again. '.repeat(2)}I paid full amount and till date nothing has come, where is my order? I want my money back.`;

    expect(readIntent('The lamp came broken. Please pick it up tomorrow.', library)).toMatchObject({
      first: { flow: 'damaged' },
      further: [],
    });
    expect(JSON.stringify(readIntent(story, library))).not.toContain('payment-failed');
  });

  it('is none of the name below a letter', () => {
    const letter = 'Dear team,\n\nwhere is my order?\n\nRegards\nMeera Nair\n9876543210';

    expect(readIntent(letter, library)).toMatchObject({ first: { flow: 'order-status' }, further: [] });
  });

  it('is asked for where two are alike', () => {
    const ranking = [
      { flow: 'return', score: 0.4 },
      { flow: 'order-status', score: 0.35 },
      { flow: 'cancel', score: 0.2 },
    ];
    const torn = createLibrary({
      flows,
      catalogues,
      phrases,
      concepts,
      calls,
      classifier: { classify: () => ranking },
    });

    expect(readIntent('something', torn)).toMatchObject({ kind: 'close', flows: ['return', 'order-status'] });
  });

  it('interrupts only when it is clear and another one', () => {
    expect(readInterruption('where is my order', 'complaint', { library })).toMatchObject({ kind: 'clear' });
    expect(readInterruption('where is my order', 'order-status', { library })).toEqual({ kind: 'none' });
    expect(readInterruption('where is the shop', 'complaint', { library })).toEqual({ kind: 'none' });
  });

  it('is found in a long mail within a few milliseconds', () => {
    const mail = `${'We bought many things for the new house and liked most of them, really. '.repeat(200)}Where is my order?`;

    const startedAt = performance.now();
    readIntent(mail, library);

    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('a message', () => {
  const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
  const reads = (...texts: string[]): string[] =>
    converse(engine, structuredClone(INITIAL_FLOW_STATE), texts).understood.map(({ read }) => read);
  const slots = (text: string) => engine.advance(INITIAL_FLOW_STATE, message(text), facts).state.stack[0]?.slots;

  it.each(['TS 10101', 'ts१०१०१', 'one oh one oh one', 'cancel the order TS-10101'])(
    'answers the open question before it is anything else: "%s"',
    (text) => {
      const asking = engineWith(
        flow('f', {
          ask: { kind: 'ask', slot: 'orderNumber', expect: 'order-number', text: 'f.ask', next: 'end' },
          end: { kind: 'end' },
        }),
      );

      expect(asking.advance(stateAt('f', 'ask'), message(text), facts).understood[0]?.read).toBe('answer');
    },
  );

  it.each([
    ['agent', 'command:human'],
    ['मेनू', 'command:menu'],
    ['hindi', 'command:language'],
  ])('is a command also beside an open question: "%s"', (text, read) => {
    expect(reads('cancel my order', text)).toContain(read);
  });

  it.each([
    ['wher is my ordr', 'order-status'],
    ['retrun the prodcut', 'return'],
    ['refnd not recieved', 'refund-status'],
    ['waranty kitne saal ki hai', 'warranty-claim'],
    ['plz cancle my oder', 'cancel'],
    ['mera refund kab credit hoga account mein', 'refund-status'],
    ['parcel deliver nahi hua abhi tak, tracking link send karo', 'order-status'],
    ['रिफंड status क्या है', 'refund-status'],
  ])('is understood with typos and mixed languages: "%s"', (text, flow) => {
    expect(reads(text)).toContain(`intent:${flow}`);
  });

  it('starts one flow and keeps the other for later, with the order number for both', () => {
    const { state } = engine.advance(INITIAL_FLOW_STATE, message('Return TS-10234. Also I need the invoice.'), facts);

    expect(state.stack[0]).toMatchObject({ flow: 'return', slots: { orderNumber: 'TS-10234' } });
    expect(state.queued).toMatchObject([{ flow: 'invoice', slots: { orderNumber: 'TS-10234' } }]);
  });

  it('is taken for its request in a long mail', () => {
    const chatter = 'We have bought many things from you for the new house and my family likes nearly all of them. ';
    const mail = `Dear team,\n${chatter.repeat(6)}\nThe pressure cooker of order ts10234 came with a broken handle.\n${chatter.repeat(6)}\nRegards,\nAsha`;

    expect(reads(mail)[0]).toBe('intent:damaged');
    expect(slots(mail)).toMatchObject({ orderNumber: 'TS-10234' });
  });

  it.each(['what does it cost', 'koi discount milega kya', 'दुकान कहाँ है', 'do you have EMI', 'is it good for dry skin'])(
    'starts nothing on what no flow answers: "%s"',
    (text) => {
      expect(reads(text)).toEqual(['nothing']);
    },
  );
});

it.each(['22 MG Road, Flat 4B, Bengaluru, Karnataka 560001', 'candle'])(
  'words that are near one of ours by chance ask for nothing: "%s"',
  (text) => {
    expect(readIntent(text, library)).toEqual({ kind: 'none' });
  },
);

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
