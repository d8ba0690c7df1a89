import { describe, expect, it } from 'vitest';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { converse, engineWith, facts, flow, message, saidBy, stateAt } from './fixture.ts';

describe('say, set, branch and end', () => {
  const engine = engineWith(
    flow('f', {
      ask: { kind: 'ask', slot: 'sure', expect: 'yes-no', text: 'ask', next: 'set' },
      set: { kind: 'set', slots: { copy: { slot: 'sure' }, kind: 'x', gone: { slot: 'nowhere' } }, next: 'branch' },
      branch: { kind: 'branch', cases: [{ when: { slot: 'copy', is: true }, next: 'yes' }], otherwise: 'no' },
      yes: { kind: 'say', text: 'yes', next: 'end' },
      no: { kind: 'say', text: 'no', next: 'end' },
      end: { kind: 'end', text: 'end' },
    }),
  );

  it('run until the flow ends, and chat says how to go on', () => {
    const advanced = converse(engine, stateAt('f', 'ask'), ['yes']);

    expect(saidBy(advanced)).toEqual(['yes', 'end', 'engine.closing']);
    expect(advanced.state.stack).toEqual([]);
    expect(advanced.understood).toEqual([{ read: 'answer', score: null }]);
  });

  it('take the other branch', () => {
    expect(saidBy(converse(engine, stateAt('f', 'ask'), ['nahi']))).toEqual(['no', 'end', 'engine.closing']);
  });

  it('leave the given state as it was', () => {
    const state = stateAt('f', 'ask');
    const before = structuredClone(state);

    engine.advance(state, message('yes'), facts);

    expect(state).toEqual(before);
  });
});

describe('ask', () => {
  const engine = engineWith(
    flow('f', {
      number: {
        kind: 'ask',
        slot: 'orderNumber',
        expect: 'order-number',
        text: 'askNumber',
        retry: 'askNumberAgain',
        dontHave: 'without',
        next: 'pin',
      },
      pin: { kind: 'ask', slot: 'pinCode', expect: 'pin-code', text: 'askPin', next: 'story' },
      story: { kind: 'ask', slot: 'story', expect: 'text', text: 'askStory', next: 'end' },
      without: { kind: 'end', text: 'without' },
      end: { kind: 'end', text: 'end' },
    }),
  );

  it.each(['no thanks', 'कुछ नहीं।', 'kuch nahi'])(
    'takes "%s" for "I do not have it" where there is such a way',
    (text) => {
      expect(saidBy(converse(engine, stateAt('f', 'number'), [text]))[0]).toBe('without');
      expect(saidBy(converse(engine, stateAt('f', 'pin'), [text]))).toEqual(['engine.goodbye']);
      expect(saidBy(converse(engine, stateAt('f', 'number'), ['bye']))).toEqual(['engine.goodbye']);
    },
  );

  it('goes on with the order number of somebody who has no serial number, also where that is all they say', () => {
    const claim = engineWith(
      flow('f', {
        serial: {
          kind: 'ask',
          slot: 'serial',
          expect: 'serial-number',
          text: 'askSerial',
          dontHave: 'number',
          next: 'end',
        },
        number: { kind: 'ask', slot: 'orderNumber', expect: 'order-number', text: 'askNumber', next: 'story' },
        story: { kind: 'ask', slot: 'story', expect: 'text', text: 'askStory', next: 'end' },
        end: { kind: 'end', text: 'end' },
      }),
    );

    for (const text of ['TS-10234', 'I do not have it, the order is TS 10234']) {
      const { state } = converse(claim, stateAt('f', 'serial'), [text]);
      expect(state.stack[0]).toMatchObject({ step: 'story', slots: { orderNumber: 'TS-10234' } });
    }
    expect(saidBy(converse(claim, stateAt('f', 'serial'), ['skip']))).toEqual(['askNumber']);
  });

  it('takes the answer and asks the next question', () => {
    const advanced = converse(engine, stateAt('f', 'number'), ['ts 10234']);

    expect(saidBy(advanced)).toEqual(['askPin']);
    expect(advanced.state.stack[0]).toMatchObject({
      step: 'pin',
      slots: { orderNumber: 'TS-10234' },
      trail: ['number'],
    });
  });

  it('skips what was said with an earlier answer', () => {
    expect(saidBy(converse(engine, stateAt('f', 'number'), ['TS-10234, pin 560034']))).toEqual(['askStory']);
  });

  it('asks again in other words, and then offers a person', () => {
    const first = converse(engine, stateAt('f', 'number'), ['purple']);
    const second = converse(engine, first.state, ['rain']);

    expect(saidBy(first)).toEqual(['askNumberAgain']);
    expect(saidBy(second)).toEqual(['engine.offerPerson']);
    expect(second.state.stack[0]?.step).toBe('number');
  });

  it('goes on with the question after "try once more", and takes its answer instead of the offer', () => {
    const offered = converse(engine, stateAt('f', 'number'), ['purple', 'rain']);

    expect(saidBy(converse(engine, offered.state, ['2']))).toEqual(['askNumberAgain']);
    expect(saidBy(converse(engine, offered.state, ['TS-10234']))).toEqual(['askPin']);
  });

  it.each(["I don't have it", 'nahi hai', 'no'])('leads on without the number after "%s"', (text) => {
    expect(saidBy(converse(engine, stateAt('f', 'number'), [text]))).toEqual(['without', 'engine.closing']);
  });

  it('counts "I don’t have it" as a failure where there is no way without', () => {
    expect(saidBy(converse(engine, stateAt('f', 'pin'), ['I dont have it']))).toEqual([
      'engine.notUnderstoodHere',
      'askPin',
    ]);
  });

  it('keeps a free text whole, but not "ok", and still hears a command', () => {
    const at = stateAt('f', 'story');

    expect(converse(engine, at, ['ok']).state.stack[0]?.step).toBe('story');
    expect(saidBy(converse(engine, at, ['cancel']))).toEqual(['engine.cancelled']);
    expect(saidBy(converse(engine, at, ['where is my money, I want to talk about it']))).toEqual([
      'end',
      'engine.closing',
    ]);
  });
});

describe('choose', () => {
  const engine = engineWith(
    flow('f', {
      choose: {
        kind: 'choose',
        slot: 'fruit',
        text: 'which',
        options: [
          { id: 'apple', label: 'green apple', next: 'end' },
          { id: 'pear', label: 'yellow pear', next: 'end' },
        ],
      },
      end: { kind: 'end', text: 'end' },
    }),
  );

  it.each(['2', 'pear', 'दूसरा', 'yellow'])('takes "%s"', (text) => {
    const advanced = converse(engine, stateAt('f', 'choose'), [text]);

    expect(saidBy(advanced)).toEqual(['end', 'engine.closing']);
  });

  it('takes a pressed button by its id', () => {
    const asked = converse(engine, stateAt('f', 'choose'), ['what?']);
    const id = asked.prompts.at(-1)?.options[1]?.id ?? '';

    expect(saidBy(converse(engine, asked.state, [message('yellow pear', { choiceId: id })]))).toEqual([
      'end',
      'engine.closing',
    ]);
  });

  it('is not answered by a button of another question', () => {
    const advanced = converse(engine, stateAt('f', 'choose'), [message('Yes', { choiceId: 'f/other/pear' })]);

    expect(saidBy(advanced)).toEqual(['which']);
    expect(advanced.state.stack[0]?.misses).toBe(0);
  });
});

describe('call', () => {
  const engine = engineWith(
    flow('f', {
      ask: { kind: 'ask', slot: 'n', expect: 'pin-code', text: 'ask', next: 'call' },
      call: { kind: 'call', call: 'lookUp', with: { n: { slot: 'n' }, fixed: 1 }, on: { found: 'say', none: 'end' } },
      say: { kind: 'end', text: 'found' },
      end: { kind: 'end', text: 'none' },
    }),
  );

  it('asks the services and goes on with their outcome', () => {
    const asked = converse(engine, stateAt('f', 'ask'), ['560034']);
    const done = engine.advance(
      asked.state,
      { kind: 'outcome', outcome: { outcome: 'found', slots: { x: 1 } } },
      facts,
    );

    expect(asked.call).toEqual({ call: 'lookUp', arguments: { n: '560034', fixed: 1 } });
    expect(asked.prompts).toEqual([]);
    expect(saidBy(done)).toEqual(['found', 'engine.closing']);
  });

  it('refuses an outcome that the flow does not handle, and lets one go that nobody awaits', () => {
    const asked = converse(engine, stateAt('f', 'ask'), ['560034']);

    expect(() =>
      engine.advance(asked.state, { kind: 'outcome', outcome: { outcome: 'new', slots: {} } }, facts),
    ).toThrow(/no way on/);
    // An effect may end after the customer went on, or a person took over.
    expect(
      engine.advance(stateAt('f', 'ask'), { kind: 'outcome', outcome: { outcome: 'found', slots: {} } }, facts),
    ).toMatchObject({ prompts: [], call: null, understood: [{ read: 'outcome:late' }], state: stateAt('f', 'ask') });
  });
});

describe('go and hand-off', () => {
  const engine = engineWith(
    flow('f', {
      ask: { kind: 'ask', slot: 'n', expect: 'pin-code', text: 'ask', next: 'go' },
      go: { kind: 'go', flow: 'g', with: { pin: { slot: 'n' } } },
    }),
    flow('g', { give: { kind: 'hand-off', reason: 'test', text: 'bye' } }),
  );

  it('replace the flow, and give everything to a person', () => {
    const advanced = converse(engine, stateAt('f', 'ask'), ['560034']);

    expect(saidBy(advanced)).toEqual(['bye']);
    expect(advanced.handOff).toEqual({ reason: 'test' });
    expect(advanced.state).toMatchObject({ stack: [], queued: [], offered: [] });
  });
});

describe('a flow that is broken', () => {
  it('is stopped when it goes in circles', () => {
    const engine = engineWith(
      flow('f', {
        ask: { kind: 'ask', slot: 'n', expect: 'pin-code', text: 'ask', next: 'a' },
        a: { kind: 'set', slots: {}, next: 'b' },
        b: { kind: 'set', slots: {}, next: 'a' },
      }),
    );

    expect(() => converse(engine, stateAt('f', 'ask'), ['560034'])).toThrow(/circles/);
  });

  it('does not harm a conversation whose step was removed by a release', () => {
    const engine = engineWith(flow('f', { end: { kind: 'end' } }, { menu: 1 }));

    expect(saidBy(converse(engine, stateAt('f', 'gone'), ['hello']))).toEqual(['engine.greeting', 'engine.menu']);
    expect(saidBy(converse(engine, stateAt('gone', 'ask'), ['hello']))).toEqual(['engine.greeting', 'engine.menu']);
    expect(saidBy(converse(engine, INITIAL_FLOW_STATE, ['hello']))).toEqual(['engine.greeting', 'engine.menu']);
  });
});
