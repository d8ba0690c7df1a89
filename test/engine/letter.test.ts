import { describe, expect, it } from 'vitest';
import { factsFor } from '../flows/play.ts';
import { converse, engineWith, flow, saidBy, stateAt } from './fixture.ts';

const letter = factsFor('letter');
const engine = engineWith(
  flow('f', {
    pin: { kind: 'ask', slot: 'pin', expect: 'pin-code', text: 'askPin', along: ['colour', 'day'], next: 'colour' },
    colour: {
      kind: 'choose',
      slot: 'colour',
      text: 'askColour',
      options: [
        { id: 'red', label: 'deep red', next: 'day' },
        { id: 'blue', label: 'light blue', next: 'day' },
      ],
    },
    day: { kind: 'ask', slot: 'day', expect: 'future-day', text: 'askDay', next: 'photos' },
    photos: { kind: 'ask', slot: 'photos', expect: 'photos', text: 'askPhotos', dontHave: 'sure', next: 'sure' },
    sure: { kind: 'ask', slot: 'sure', expect: 'yes-no', text: 'askSure', always: true, isUndoable: true, next: 'end' },
    end: { kind: 'end', text: 'end' },
  }),
);
const asked = converse(engine, stateAt('f', 'pin'), ['well, let me see'], letter);

describe('a letter', () => {
  it('asks for all that is missing at once', () => {
    expect(saidBy(asked)).toEqual(['engine.notUnderstoodHere', 'askPin', 'askColour', 'askDay']);
  });

  it('is answered in one reply, without the questions that need no answer', () => {
    const advanced = converse(engine, asked.state, ['1. 560034\n2. light blue\n3. tomorrow'], letter);

    expect(saidBy(advanced)).toEqual(['end', 'engine.closingLetter']);
  });

  it('is asked only for what the reply left out', () => {
    const advanced = converse(engine, asked.state, ['It is 560034, and please the deep red one.'], letter);

    expect(saidBy(advanced)).toEqual(['askDay']);
    expect(advanced.state.stack[0]?.slots).toMatchObject({ pin: '560034', colour: 'red' });
  });
});

describe('a chat', () => {
  it('asks one thing after the other, and for everything', () => {
    expect(saidBy(converse(engine, stateAt('f', 'pin'), ['560034']))).toEqual(['askColour']);
    expect(saidBy(converse(engine, stateAt('f', 'day'), ['tomorrow']))).toEqual(['askPhotos']);
  });
});
