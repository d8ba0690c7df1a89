import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TurnInput } from '../../src/core/flow-state.ts';
import { createPlayer, GOODBYES } from './play.ts';
import { CODE, TICKET } from './shop.ts';

const TEXTS = [
  ...[
    '1',
    '2',
    '3',
    '9',
    '0',
    '*',
    'yes',
    'no',
    'haan',
    'नहीं',
    'back',
    'menu',
    'cancel',
    'repeat',
    'more',
    'thanks',
    'hello',
  ],
  ...[
    'TS-10234',
    'TS-10102',
    'TS-10105',
    'TS-10999',
    '10777',
    '560034',
    '560001',
    TICKET,
    CODE,
    '4567890127',
    "I don't have it",
  ],
  ...[
    'where is my order',
    'I want to complain',
    'status of my ticket',
    'भाषा बदलनी है',
    'hindi',
    'english',
    'blue elephants',
  ],
  ...[
    'Where is my order TS-10101? I want to make a complaint.',
    'The lamp is broken and wet',
    '',
    '   ',
    '😀',
    '{summary}',
    '$1 \\ ` <b>',
  ],
];

const input: fc.Arbitrary<TurnInput> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS).map((text) => ({ kind: 'message', text, files: 0 }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .stringMatching(/^[0-9*]{1,10}$/)
      .map((digits) => ({ kind: 'message', text: '', digits, files: 0 }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme' }).map((text) => ({ kind: 'message', text, files: 1 }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.string().map((choiceId) => ({ kind: 'message', text: 'x', choiceId, files: 0 }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom<TurnInput>({ kind: 'started' }, { kind: 'silence' }) },
);

describe.each(['chat', 'letter', 'spoken'] as const)('whatever is said in %s', (form) => {
  it('is answered, and the conversation can be stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(input, { minLength: 1, maxLength: 12 }), fc.boolean(), async (inputs, isKnown) => {
        const player = createPlayer({ form, isKnown });
        for (const given of inputs) {
          const { contents, state, prompts, handedOff } = await player.give(given);

          // Outside of a phone, silence is somebody who is gone.
          if (given.kind !== 'silence' || form === 'spoken') expect(contents.length).toBeGreaterThan(0);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(state.stack.length).toBeLessThanOrEqual(4);
          if (form !== 'spoken') continue;
          const isOver = handedOff || GOODBYES.includes(prompts.at(-1)?.text ?? '');
          expect(contents[0]?.gather === undefined).toBe(isOver);
        }
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
