import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { Prompt } from '../../src/core/flow-state.ts';
import { splitText } from '../../src/engine/degrade/split.ts';
import { createEngine } from '../../src/engine/index.ts';
import { factsFor } from '../flows/play.ts';
import { CHAT } from './fixture.ts';

const engine = createEngine({
  flows,
  catalogues: {
    en: {
      ...catalogues.en,
      say: 'It costs {total|money} and comes {at|date} at {at|time}.',
      ask: 'Which one?',
      link: 'See https://example.test/a 🎉 *now*.',
      number: 'Number {n|digits}, {code|code}, {braces}.',
      short: 'Short',
      long: 'A label that is much too long for a button',
      voice: 'Written.',
      'voice.spoken': 'Said.',
    },
    hi: { ...catalogues.hi, say: '{total|money}, {at|date}, {at|time}', ask: 'कौन सा?' },
  },
  phrases,
  concepts,
  calls,
});
const values = { total: 12345600, at: '2026-11-24T06:35:00.000Z' };

function prompt(text: string, rest: Partial<Prompt> = {}): Prompt {
  return { text, values: {}, options: [], expect: null, ...rest };
}

function options(...labels: string[]): Prompt['options'] {
  return labels.map((label, index) => ({ id: `o${index + 1}`, label }));
}

function render(prompts: Prompt[], capabilities: Partial<ChannelCapabilities> = {}, language = 'en') {
  const all = { ...CHAT, ...capabilities };
  return engine.render(prompts, { language, capabilities: all, facts: factsFor(all.form) });
}

describe('formats', () => {
  it('are those of India, in both languages', () => {
    expect(render([prompt('say', { values })])[0]?.text).toBe(
      'It costs ₹1,23,456 and comes Tuesday, 24 November at 12:05 pm.',
    );
    expect(render([prompt('say', { values })], {}, 'hi')[0]?.text).toBe('₹1,23,456, मंगलवार, 24 नवंबर, 12:05 pm');
    expect(render([prompt('say', { values: { ...values, total: 9950 } })])[0]?.text).toContain('₹99.50');
  });

  it('group digits in writing and spell them in speech', () => {
    const said = [prompt('number', { values: { n: '4567890128', code: 'TS-10234', braces: '{n}' } })];

    expect(render(said)[0]?.text).toBe('Number 456 789 0128, TS-10234, {n}.');
    expect(render(said, { form: 'spoken' })[0]?.text).toBe('Number 4 5 6, 7 8 9, 0 1 2 8, T S, 1 0 2, 3 4, {n}.');
  });

  it('group each of several numbers', () => {
    const said = [prompt('number', { values: { n: '4567890128, 1234567890', code: '', braces: '' } })];

    expect(render(said)[0]?.text).toContain('Number 456 789 0128, 123 456 7890,');
    expect(render(said, { form: 'spoken' })[0]?.text).toContain('4 5 6, 7 8 9, 0 1 2 8, 1 2 3, 4 5 6, 7 8 9 0');
  });

  it('leave out what is empty, and keep a date that is none', () => {
    expect(render([prompt('say', { values: { at: 'soon' } })])[0]?.text).toBe('It costs  and comes soon at soon.');
  });
});

describe('chat', () => {
  const asked = [prompt('voice'), prompt('ask', { options: options('short', 'say'), expect: 'choice', values })];

  it('joins a turn in one message and uses native buttons', () => {
    const short = [prompt('voice'), prompt('ask', { options: options('short', 'voice'), expect: 'choice' })];

    expect(render(short)).toEqual([
      {
        text: 'Written.\n\nWhich one?',
        options: [
          { id: 'o1', label: 'Short' },
          { id: 'o2', label: 'Written.' },
        ],
        language: 'en',
      },
    ]);
  });

  it.each([
    ['no buttons', { maxButtons: 0 }, options('short', 'voice')],
    ['too few buttons', { maxButtons: 1 }, options('short', 'voice')],
    ['a label too long', {}, options('short', 'long')],
    ['a label too long for a list', { maxButtons: 0, maxListRows: 10 }, options('short', 'long')],
  ])('numbers the options with %s', (_name, capabilities, labels) => {
    const [content] = render([prompt('ask', { options: labels, expect: 'choice' })], capabilities);

    expect(content?.options).toEqual([]);
    expect(content?.text).toMatch(/^Which one\?\n\n1\. Short\n2\. .+\nPlease answer with a number/);
  });

  it('uses list rows where there are more options than buttons', () => {
    const labels = options('short', 'engine.option.yes', 'engine.option.no', 'engine.option.skip');

    expect(
      render([prompt('ask', { options: labels, expect: 'choice' })], { maxListRows: 10 })[0]?.options,
    ).toHaveLength(4);
  });

  it('writes the option beside an open question without a number', () => {
    const [content] = render([prompt('ask', { options: options('short'), expect: 'order-number' })], { maxButtons: 0 });

    expect(content?.text).toBe('Which one?\n\nYou can also write “Short”.');
  });

  it('splits at sentences, with the options at the end', () => {
    const contents = render(
      [prompt('say', { values }), prompt('ask', { options: options('short'), expect: 'choice' })],
      { maxText: 65 },
    );

    expect(contents.map(({ text }) => text.length <= 65)).toEqual([true, true]);
    expect(contents.map(({ options: native }) => native.length)).toEqual([0, 1]);
  });

  it('does not ask what the next message of the turn has answered', () => {
    expect(render([...asked, prompt('voice')])[0]?.text).toBe('Written.\n\nWritten.');
  });

  it('says nothing where there is nothing to say', () => {
    expect(render([])).toEqual([]);
  });

  it('refuses a text that nobody wrote', () => {
    expect(() => render([prompt('nowhere')])).toThrow(/no wording for nowhere/);
  });
});

describe('a letter', () => {
  it('is one, with everything', () => {
    const contents = render([prompt('voice'), prompt('ask', { options: options('short', 'long'), expect: 'choice' })], {
      form: 'letter',
    });

    expect(contents).toHaveLength(1);
    expect(contents[0]?.text).toBe(
      'Hello,\n\nWritten.\n\nWhich one?\n\nPlease reply with the number or the words of one of these:\n1. Short\n2. A label that is much too long for a button\n\nKind regards,\nTest Shop\ncare@shop.example · 1800 000 0000',
    );
    expect(contents[0]?.subject).toBe('Your message to Test Shop');
  });

  it('has the ticket number in its subject', () => {
    const [content] = render([prompt('botFailure', { values: { ticketNumber: '4567890128' } })], { form: 'letter' });

    expect(content?.subject).toBe('Your message to Test Shop [ticket 456 789 0128]');
  });
});

describe('a voice', () => {
  const speak = (prompts: Prompt[]) => render(prompts, { form: 'spoken' })[0];

  it('says its own wording, without addresses and signs', () => {
    expect(speak([prompt('voice'), prompt('link')])?.text).toBe('Said. See now.');
  });

  it.each([
    ['choice', 1],
    ['yes-no', 1],
    ['language', 1],
    ['pin-code', 6],
    ['ticket-number', 10],
    ['order-number', undefined],
    ['text', undefined],
  ] as const)('waits for an answer to %s', (expect_, digits) => {
    const gather = speak([prompt('ask', { expect: expect_ })])?.gather;

    expect(gather?.speech).toBe(true);
    expect(gather?.digits).toBe(digits);
  });

  it('says keys and expects the words of the options', () => {
    const content = speak([prompt('ask', { options: options('short', 'voice'), expect: 'choice' })]);

    expect(content?.text).toBe('Which one? Short: press 1. Said.: press 2.');
    expect(content?.gather?.hints).toEqual(['Short', 'Said.', 'Talk to a person']);
    expect(content?.options).toEqual([]);
  });

  it('says at most five entries, of which the last is "more" where there are more', () => {
    const content = speak([
      prompt('ask', { options: options('short', 'short', 'short', 'short', 'short', 'short'), expect: 'choice' }),
    ]);

    expect(content?.text.match(/press/g)).toHaveLength(5);
    expect(content?.text).toContain('More choices: press 5.');
  });

  it('ends the call where nothing is waited for', () => {
    expect(speak([prompt('voice')])?.gather).toBeUndefined();
  });
});

describe('splitting', () => {
  it.each([
    [['a', 'b'], 10, ['a\n\nb']],
    [['aaaa', 'bbbb'], 9, ['aaaa', 'bbbb']],
    [['One. Two. Three.'], 10, ['One. Two.', 'Three.']],
    [['एक। दो। तीन।'], 8, ['एक। दो।', 'तीन।']],
    [['word '.repeat(4).trim()], 10, ['word word', 'word word']],
    [['x'.repeat(25)], 10, ['x'.repeat(10), 'x'.repeat(10), 'xxxxx']],
    [['😀😀😀'], 3, ['😀', '😀', '😀']],
    [['', '  '], 10, []],
  ])('%j at %i', (paragraphs, maxLength, expected) => {
    expect(splitText(paragraphs, maxLength)).toEqual(expected);
  });
});
