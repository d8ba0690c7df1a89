import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { FlowState, Prompt, TurnInput } from '../../src/core/flow-state.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { createEngine } from '../../src/engine/index.ts';
import { joinSpokenDigits } from '../../src/engine/understand/numbers.ts';
import { findOrderNumber } from '../../src/engine/understand/order-number.ts';
import { keysOf, readSpokenLetters } from '../../src/engine/understand/spoken-letters.ts';
import { lexicon } from '../engine/fixture.ts';
import { factsFor } from '../flows/play.ts';

const engine = createEngine({
  flows,
  catalogues: {
    ...catalogues,
    en: {
      ...catalogues.en,
      say: '{amount|money}. {day|date}. {day|time}. {phone|phone}. {code|code}. {ticket|digits}.',
    },
    hi: {
      ...catalogues.hi,
      say: '{amount|money}। {day|date}। {day|time}। {phone|phone}। {code|code}। {ticket|digits}।',
    },
  },
  phrases,
  concepts,
  calls,
});
const facts = factsFor('spoken');
const capabilities = {
  form: 'spoken',
  maxButtons: 0,
  maxButtonTitle: 0,
  maxListRows: 0,
  maxText: 3000,
  attachments: false,
} as const;

function speak(prompts: Prompt[], language = 'en') {
  const [content] = engine.render(prompts, { language, capabilities, facts });
  if (content === undefined) throw new Error('nothing was said');
  return content;
}

function say(values: Prompt['values'], language = 'en'): string {
  return speak(
    [
      {
        text: 'say',
        values: { amount: 0, day: facts.now, phone: '', code: '', ticket: '', ...values },
        options: [],
        expect: null,
      },
    ],
    language,
  ).text;
}

describe('what a voice says', () => {
  it.each([
    [100, '1 rupee', '1 रुपया'],
    [50, '50 paise', '50 पैसे'],
    [129_900, '1 thousand 299 rupees', '1 हज़ार 299 रुपये'],
    [129_950, '1 thousand 299 rupees and 50 paise', '1 हज़ार 299 रुपये और 50 पैसे'],
    [10_000_000, '1 lakh rupees', '1 लाख रुपये'],
    [1_234_567_800, '1 crore 23 lakh 45 thousand 678 rupees', '1 करोड़ 23 लाख 45 हज़ार 678 रुपये'],
    [0, '0 rupees', '0 रुपये'],
  ])('%i paise as people say it', (amount, english, hindi) => {
    expect(say({ amount })).toMatch(new RegExp(`^${english}\\. `));
    expect(say({ amount }, 'hi')).toMatch(new RegExp(`^${hindi}। `, 'u'));
  });

  it.each([
    ['2026-11-24T13:00:00Z', 'today, Tuesday, 24 November. 6:30 in the evening', 'आज, मंगलवार, 24 नवंबर। शाम 6:30 बजे'],
    ['2026-11-24T20:00:00Z', 'tomorrow, Wednesday, 25 November. 1:30 at night', 'कल, बुधवार, 25 नवंबर। रात 1:30 बजे'],
    ['2026-11-23T04:30:00Z', 'yesterday, Monday, 23 November. 10 in the morning', 'बीते कल, सोमवार, 23 नवंबर। सुबह 10 बजे'],
    ['2026-11-28T06:30:00Z', 'Saturday, 28 November. 12 in the afternoon', 'शनिवार, 28 नवंबर। दोपहर 12 बजे'],
    ['2028-02-01T06:30:00Z', '1 February 2028', '1 फ़रवरी 2028'],
  ])('the day of %s', (day, english, hindi) => {
    expect(say({ day })).toContain(english);
    expect(say({ day }, 'hi').replace('फ़', 'फ़')).toContain(hindi.replace('फ़', 'फ़'));
  });

  it('numbers in groups, sign by sign', () => {
    const text = say({ phone: '+919845012301', code: 'TS-10234', ticket: '4567890128' });

    expect(text).toContain('9 8 4 5 0, 1 2 3 0 1. T S, 1 0 2, 3 4. 4 5 6, 7 8 9, 0 1 2 8.');
  });
});

describe('words that a recogniser is told to expect', () => {
  const asking = (expect: Prompt['expect'], language: string) =>
    speak([{ text: 'engine.greeting', values: {}, options: [], expect }], language).gather?.hints ?? [];

  it.each<[Prompt['expect'], string, string[]]>([
    ['order-number', 'en', ['TS', 'T S', 'zero', 'nine', 'double']],
    ['order-number', 'hi', ['TS', 'टी एस', 'शून्य', 'नौ', 'फाइव', 'डबल']],
    ['pin-code', 'en', ['oh', 'triple']],
    ['phone', 'hi', ['पाँच']],
    ['amount', 'en', ['lakh', 'hundred', 'fifty']],
    ['amount', 'hi', ['हज़ार', 'लाख', 'छप्पन', 'साढ़े']],
    ['quantity', 'en', ['both', 'two']],
    ['future-day', 'en', ['tomorrow', 'monday', 'november']],
    ['future-day', 'hi', ['कल', 'सोमवार']],
    ['yes-no', 'hi', ['नहीं']],
  ])('at the question for %s in %s', (expected, language, words) => {
    const hints = asking(expected, language);

    for (const word of words) expect(hints).toContain(word);
    expect(new Set(hints).size).toBe(hints.length);
    expect(hints.length).toBeLessThanOrEqual(500);
    expect(Math.max(...hints.map((hint) => hint.length))).toBeLessThanOrEqual(100);
  });

  it('are as many as the recognisers take, at every question of every flow', () => {
    for (const flow of flows) {
      for (const step of Object.values(flow.steps)) {
        if (step.kind !== 'ask') continue;
        for (const language of ['en', 'hi']) expect(asking(step.expect, language).length).toBeLessThanOrEqual(500);
      }
    }
  });
});

describe('the beginning of a call', () => {
  const give = (state: FlowState, input: TurnInput, more: Partial<typeof facts> = {}) =>
    engine.advance(state, input, { ...facts, ...more });
  const start = (more: Partial<typeof facts> = {}) => give(INITIAL_FLOW_STATE, { kind: 'started' }, more);
  const key = (digits: string): TurnInput => ({ kind: 'message', text: '', digits, files: 0 });

  it('asks for the language first, each in its own words and voice', () => {
    const content = speak(start().prompts);

    expect(content.parts).toEqual([
      {
        text: 'Hello, and thank you for calling Test Shop. Please choose your language. For English, press 1.',
        language: 'en',
      },
      { text: 'हिंदी के लिए 2 दबाइए।', language: 'hi' },
    ]);
    expect(content.gather).toMatchObject({ digits: 1, speech: true });
  });

  it.each([
    key('2'),
    { kind: 'message', text: 'Hindi.', files: 0 } as const,
    { kind: 'message', text: 'हिंदी', files: 0 } as const,
  ])('goes on in the language that was chosen (%o)', (input) => {
    const { state, prompts } = give(start().state, input);

    expect(state.language).toBe('hi');
    expect(prompts.map(({ text }) => text)).toEqual(['call.ready', 'engine.menu']);
  });

  it('says that calls are recorded before the menu, and it cannot be talked over', () => {
    const opening = { opening: ['call.recorded'] };
    const { prompts } = give(start(opening).state, key('1'), opening);
    const content = speak(prompts);

    expect(content.parts?.[0]).toMatchObject({ mustHear: true, language: 'en' });
    expect(content.parts?.[0]?.text).toContain('recorded');
    expect(content.parts?.[1]?.text).toMatch(/press 9 to hear something again.*Track an order: press 1/);
  });

  it.each<[string, TurnInput]>([
    ['what they want', { kind: 'message', text: 'मेरा ऑर्डर कहाँ है', files: 0 }],
    ['the key for a person', key('0')],
    ['a wish for a person', { kind: 'message', text: 'I want to talk to a person', files: 0 }],
  ])('says so also to whoever answers the question for the language with %s', (_, input) => {
    const opening = { opening: ['call.recorded'] };
    const { prompts, state } = give(start(opening).state, input, opening);

    expect(prompts[0]).toMatchObject({ text: 'call.recorded', mustHear: true });
    // And once only.
    expect(give(state, key('9'), opening).prompts.filter(({ text }) => text === 'call.recorded').length).toBeLessThan(
      2,
    );
    expect(give(start(opening).state, { kind: 'silence' }, opening).prompts[0]?.text).toBe('engine.silence');
  });

  it('does not invite to speak where only keys are heard', () => {
    let { state } = give(start().state, key('1'));
    let said = '';
    for (let failures = 0; failures < 3; failures += 1) {
      const next = give(state, { kind: 'silence' });
      state = next.state;
      said = speak(next.prompts).text;
    }

    expect(said).toMatch(/only the keys\. For a person, press 0\. Track an order: press 1/);
  });

  it('takes a hash that comes alone for no answer and no silence', () => {
    const asked = give(start().state, key('1'));
    const again = give(asked.state, key('#'));

    expect(again.prompts.map(({ text }) => text)).toEqual(asked.prompts.map(({ text }) => text));
    expect(again.state.unrecognised).toBe(0);
  });

  it('asks again for the language where nobody spoke', () => {
    const silent = give(start().state, { kind: 'silence' });

    expect(silent.prompts.map(({ text }) => text)).toEqual(['engine.silence', 'call.askLanguage']);
    expect(give(silent.state, key('2')).state.language).toBe('hi');
  });

  it('takes what the caller wants at once, and its language with it', () => {
    const { state } = give(start().state, { kind: 'message', text: 'मेरा ऑर्डर कहाँ है', files: 0 });

    expect(state.language).toBe('hi');
    expect(state.stack.at(-1)?.flow).toBe('order-status');
  });

  it('asks nothing where there is one language', () => {
    expect(start({ languages: ['hi', 'hi-Latn'] }).prompts.map(({ text }) => text)).toEqual([
      'engine.greeting',
      'call.ready',
      'engine.menu',
    ]);
  });

  it('says at most five entries, and the rest after "more"', () => {
    const menu = give(start().state, key('1'));
    expect(speak(menu.prompts).text.match(/: press \d\./g)).toEqual(
      ['1', '2', '3', '4', '5'].map((n) => `: press ${n}.`),
    );

    const more = give(menu.state, key('5'));
    const third = more.prompts.at(-1)?.options[2]?.id;
    expect(speak(more.prompts).text.match(/: press \d\./g)).toHaveLength(5);
    expect(give(more.state, key('3')).state.stack.at(-1)?.flow).toBe(third);
  });

  it.each([
    ['0', 'human'],
    ['9', 'order-status'],
    ['*', 'order-status'],
  ])('takes the key %s at any question', (digits, flow) => {
    const asked = give(give(start().state, key('1')).state, { kind: 'message', text: 'where is my order', files: 0 });
    const listed = give(asked.state, { kind: 'outcome', outcome: { outcome: 'none', slots: {} } });
    const { state, call } = give(listed.state, key(digits));

    expect(state.stack.at(-1)?.flow).toBe(flow);
    expect(call?.call).toBe(flow === 'human' ? 'openTicket' : undefined);
  });
});

describe('numbers that are spoken or keyed', () => {
  const form = { pattern: 'KH-?\\d{5}', example: 'KH-10234' };
  const read = (text: string) => findOrderNumber(readSpokenLetters(joinSpokenDigits(text, lexicon)), form, true);

  it.each([
    'K H 1 0 2 3 4',
    'Kh10234.',
    'K. H. 102-34.',
    'My order number is. K H, 1 0 2 3 4.',
    'Kilo hotel one zero two three four.',
    'K for Kolkata H for Hyderabad 1 0 2 3 4',
    'K as in kilo, H as in hotel, 10,234.',
    'के एच एक शून्य दो तीन चार',
    'के से कोलकाता एच से हैदराबाद 10234',
    'One zero two three four.',
    'one zero do teen char',
    '10,234.',
    'Ek zero two three chaar',
    '10234',
    // Keyed with the keys that K and H stand on.
    '5410234',
  ])('"%s" is KH-10234', (text) => {
    expect(read(text)).toBe('KH-10234');
  });

  it.each([
    ['Double five double one zero.', 'KH-55110'],
    ['paanch paanch ek ek shunya', 'KH-55110'],
    ['Double 5, Double 1, 0', 'KH-55110'],
    ['triple nine zero one', 'KH-99901'],
    ['दो दो दो एक शून्य', 'KH-22210'],
    ['K H double zero double 7 one', 'KH-00771'],
  ])('"%s" is %s', (text, number) => {
    expect(read(text)).toBe(number);
  });

  it.each(['I do not know it', 'order ke baare mein', 'K H', '1 0 2', 'a hundred'])('"%s" is none', (text) => {
    expect(read(text)).toBeNull();
  });

  it('leaves words alone that are no letters before a number', () => {
    expect(readSpokenLetters('I am in Kilo Nagar near hotel Taj')).toBe('I am in Kilo Nagar near hotel Taj');
  });

  it('knows the keys of letters', () => {
    expect(keysOf('KH-SZ')).toBe('5479');
  });
});
