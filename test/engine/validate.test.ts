import { describe, expect, it } from 'vitest';
import { calls, catalogues, flows } from '../../flows/index.ts';
import type { Flow } from '../../src/core/flow.ts';
import { drawFlow } from '../../src/engine/graph.ts';
import { checkFlows, type Problem } from '../../src/engine/index.ts';
import { flow } from './fixture.ts';

const PHONE = {
  name: 'phone',
  capabilities: { form: 'spoken', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 4000, attachments: false },
} as const;

const texts = {
  'f.title': 'Title',
  a: 'Text',
  long: 'A label that is too long for a button',
  url: '{trackingUrl}',
  bad: '{nothing}',
  odd: '{brandName|shout}',
  labels: '{brandName|label:nowhere}',
};

function check(own: Flow, hindi: Record<string, string> = texts): Problem[] {
  return checkFlows({
    flows: [...flows, own],
    catalogues: { en: { ...catalogues.en, ...texts }, hi: { ...catalogues.hi, ...hindi } },
    calls: { ...calls, ping: { arguments: ['x'], outcomes: ['pong', 'lost'], fills: ['trackingUrl'] } },
    channels: [PHONE],
  }).filter(({ flow: id }) => id === 'f');
}

const end: Flow['steps'] = { end: { kind: 'end', text: 'a' } };

describe('the flow check', () => {
  it('finds nothing wrong with a good flow', () => {
    expect(check(flow('f', { say: { kind: 'say', text: 'a', next: 'end' }, ...end }))).toEqual([]);
  });

  it.each<[string, Flow, string | null, RegExp]>([
    [
      'a story that nobody tells',
      flow('f', {
        ask: { kind: 'ask', slot: 'ok', expect: 'yes-no', text: 'a', addsTo: 'story', next: 'end' },
        ...end,
      }),
      'ask',
      /adds to story/,
    ],
    ['a start that is no step', flow('f', end, { start: 'x' }), null, /starts at x/],
    [
      'a way into nowhere',
      flow('f', { say: { kind: 'say', text: 'a', next: 'gone' }, ...end }),
      'say',
      /leads to gone/,
    ],
    ['an unreachable step', flow('f', { ...end, lost: { kind: 'end' } }), 'lost', /no way leads to it/],
    [
      'a dead end',
      flow('f', { ask: { kind: 'ask', slot: 's', expect: 'pin-code', text: 'a', next: 'ask' } }),
      'ask',
      /no way leads from it to an end/,
    ],
    [
      'a circle without a question',
      flow('f', {
        a: { kind: 'branch', cases: [{ when: { slot: 'x', known: true }, next: 'end' }], otherwise: 'b' },
        b: { kind: 'say', text: 'a', next: 'a' },
        ...end,
      }),
      'a',
      /circles without a question: a, b/,
    ],
    [
      'an end without a word',
      flow('f', {
        ask: { kind: 'ask', slot: 's', expect: 'pin-code', text: 'a', next: 'set' },
        set: { kind: 'set', slots: {}, next: 'end' },
        end: { kind: 'end' },
      }),
      'ask',
      /without a word/,
    ],
    ['another flow that is not there', flow('f', { go: { kind: 'go', flow: 'gone', with: {} } }), 'go', /flow gone/],
    [
      'a missing wording',
      flow('f', { say: { kind: 'end', text: 'unwritten' } }),
      'say',
      /unwritten has no wording in en/,
    ],
    [
      'a missing option label',
      flow('f', {
        c: { kind: 'choose', slot: 's', text: 'a', options: [{ id: 'x', label: 'unwritten', next: 'end' }] },
        ...end,
      }),
      'c',
      /unwritten/,
    ],
    ['a variable that nothing fills', flow('f', { say: { kind: 'end', text: 'bad' } }), 'say', /\{nothing\}/],
    ['an unknown format', flow('f', { say: { kind: 'end', text: 'odd' } }), 'say', /shout/],
    ['labels that are not there', flow('f', { say: { kind: 'end', text: 'labels' } }), 'say', /nowhere\.\*/],
    [
      'an unknown call',
      flow('f', { c: { kind: 'call', call: 'gone', with: {}, on: { x: 'end' } }, ...end }),
      'c',
      /calls gone/,
    ],
    [
      'an outcome without a way',
      flow('f', { c: { kind: 'call', call: 'ping', with: { x: 1 }, on: { pong: 'end' } }, ...end }),
      'c',
      /outcome lost/,
    ],
    [
      'an outcome that never comes',
      flow('f', {
        c: { kind: 'call', call: 'ping', with: { x: 1 }, on: { pong: 'end', lost: 'end', new: 'end' } },
        ...end,
      }),
      'c',
      /handles new/,
    ],
    [
      'a missing argument',
      flow('f', { c: { kind: 'call', call: 'ping', with: {}, on: { pong: 'end', lost: 'end' } }, ...end }),
      'c',
      /does not give x/,
    ],
    [
      'an unknown argument',
      flow('f', { c: { kind: 'call', call: 'ping', with: { x: 1, y: 2 }, on: { pong: 'end', lost: 'end' } }, ...end }),
      'c',
      /gives y/,
    ],
  ])('finds %s', (_name, own, step, message) => {
    const problems = check(own);

    expect(problems).toContainEqual({
      severity: 'error',
      flow: 'f',
      step,
      message: expect.stringMatching(message),
      cure: expect.stringMatching(/.{5,}/),
    });
  });

  it('finds a hand-off whose words for a connected caller are missing in a language', () => {
    const own = flow('f', { end: { kind: 'hand-off', reason: 'asked', text: 'a' } });
    const of = (english: Record<string, string>, hindi: Record<string, string>): Problem[] =>
      checkFlows({
        flows: [...flows, own],
        catalogues: { en: { ...catalogues.en, ...texts, ...english }, hi: { ...catalogues.hi, ...texts, ...hindi } },
        calls,
        channels: [PHONE],
      }).filter(({ flow: id }) => id === 'f');

    expect(of({ 'a.connect': 'Stay' }, { 'a.connect': 'रुकिए' })).toEqual([]);
    expect(of({ 'a.connect': 'Stay' }, {})).toMatchObject([
      { severity: 'error', step: 'end', message: expect.stringMatching(/a\.connect has no wording in hi/) },
    ]);
    expect(of({ 'a.connect': '{gone}' }, { 'a.connect': 'रुकिए' })).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/\{gone\}/) },
    ]);
    expect(of({}, {})).toMatchObject([
      { severity: 'warning', step: 'end', message: expect.stringMatching(/connected to a person hears a/) },
    ]);
  });

  it('finds a language that lacks a wording', () => {
    const { a: _left, ...rest } = texts;

    expect(check(flow('f', { say: { kind: 'end', text: 'a' } }), rest)).toMatchObject([
      { step: 'say', message: 'the text a has no wording in hi' },
    ]);
  });

  it.each<[string, Flow, RegExp]>([
    [
      'a label too long for a button',
      flow('f', {
        c: { kind: 'choose', slot: 's', text: 'a', options: [{ id: 'x', label: 'long', next: 'end' }] },
        ...end,
      }),
      /too long for a button/,
    ],
    [
      'a free text on the phone',
      flow('f', { ask: { kind: 'ask', slot: 's', expect: 'text', text: 'a', next: 'end' }, ...end }),
      /on phone: a free text/,
    ],
    [
      'a web address for a voice',
      flow('f', {
        c: { kind: 'call', call: 'ping', with: { x: 1 }, on: { pong: 'say', lost: 'say' } },
        say: { kind: 'end', text: 'url' },
      }),
      /on phone: the text url/,
    ],
    [
      'more options than a phone says',
      flow('f', {
        c: {
          kind: 'choose',
          slot: 's',
          text: 'a',
          options: [1, 2, 3, 4, 5, 6].map((n) => ({ id: `${n}`, label: 'a', next: 'end' })),
        },
        ...end,
      }),
      /6 options/,
    ],
  ])('warns of %s', (_name, own, message) => {
    const problems = check(own);

    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(problems[0]?.message).toMatch(message);
  });

  it('finds what the engine itself lacks', () => {
    const problems = checkFlows({ flows: [flow('f', end), flow('f', end)], catalogues: { en: texts }, calls: {} });

    expect(problems.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'the text engine.greeting has no wording in en',
        'there is no flow human, but a command leads to it',
        'two flows have the id f',
      ]),
    );
  });
});

describe('the drawing', () => {
  it('has each step and way', () => {
    const drawn = drawFlow(
      flow(
        'f',
        {
          end: { kind: 'end' },
          ask: { kind: 'ask', slot: 's', expect: 'text', text: 'a', next: 'end', dontHave: 'end' },
        },
        { start: 'ask' },
      ),
    );

    expect(drawn).toBe(
      [
        'flowchart TD',
        '  start([f]) --> s1',
        '  s0(["end"])',
        '  s1[/"ask: asks for s (text)"/]',
        '  s1 --> s0',
        '  s1 -->|does not have it| s0',
      ].join('\n'),
    );
  });
});
