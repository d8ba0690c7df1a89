import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { createEngine } from '../../src/engine/index.ts';
import { engine, factsFor } from '../flows/play.ts';
import { converse, engineWith, facts, flow, message, saidBy, stateAt } from './fixture.ts';

const asking = stateAt('order-status', 'askNumber');

describe('opening', () => {
  it('greets with the menu, or goes on where it stopped', () => {
    expect(saidBy(engine.advance(INITIAL_FLOW_STATE, { kind: 'started' }, facts))).toEqual([
      'engine.greeting',
      'engine.menu',
    ]);
    expect(saidBy(engine.advance(asking, { kind: 'started' }, facts))).toEqual([
      'engine.welcomeBack',
      'findOrder.askNumber',
    ]);
  });

  it('shows the language only where there are several', () => {
    const oneLanguage = { ...facts, languages: ['en'] };

    const ids = engine
      .advance(INITIAL_FLOW_STATE, { kind: 'started' }, oneLanguage)
      .prompts.at(-1)
      ?.options.map(({ id }) => id);

    expect(ids).toEqual([
      ...['order-status', 'return', 'cancel', 'damaged', 'refund-status'],
      ...['warranty-claim', 'complaint', 'ticket-status', 'human'],
    ]);
  });

  it('keeps what was said when the caller hangs up', () => {
    expect(engine.advance(asking, { kind: 'ended' }, facts)).toMatchObject({ state: asking, prompts: [], call: null });
  });
});

describe('a courtesy', () => {
  const closed = { ...INITIAL_FLOW_STATE, last: [{ text: 'engine.closing', values: {}, options: [], expect: null }] };
  const said = (state: typeof closed, ...texts: string[]) => saidBy(converse(engine, state, texts));

  it.each(['👍', 'ok', 'theek hai', 'ok thanks', '🙏🙏', 'धन्यवाद'])('%s after an answer is no failure', (text) => {
    expect(said(closed, text)).toEqual(['engine.thanks']);
    expect(said(closed, text, text)).toEqual(['engine.thanks']);
  });

  it('is no yes to the offer of a person', () => {
    const offered = converse(engine, INITIAL_FLOW_STATE, ['qqqq', 'zzzz']);
    expect(saidBy(offered)).toEqual(['engine.offerPerson']);

    const polite = converse(engine, offered.state, ['ok thanks bye']);
    const yes = converse(engine, offered.state, ['ok']);

    expect([saidBy(polite), polite.handOff]).toEqual([['engine.goodbye'], null]);
    expect(JSON.stringify(yes)).toContain('"human"');
  });

  it('answers nothing that is being asked', () => {
    expect(saidBy(converse(engine, asking, ['👍']))).toEqual(['findOrder.askNumberAgain']);
  });
});

describe('small talk', () => {
  it.each(['hello how are you', 'namaste ji, aap kaise ho', 'नमस्ते, आप कैसे हैं?'])('%s is a greeting', (text) => {
    expect(saidBy(converse(engine, INITIAL_FLOW_STATE, [text]))).toEqual(['engine.greeting', 'engine.menu']);
  });

  it('and a cry for help gets the menu', () => {
    expect(saidBy(converse(engine, INITIAL_FLOW_STATE, ['Hello sir, I need help']))).toEqual(['engine.menu']);
  });
});

describe('silence', () => {
  const silence = { kind: 'silence' } as const;

  it('repeats, says it in other words, takes only keys, offers a person, and lets the line go', () => {
    const spoken = factsFor('spoken');
    const ladder = [1, 2, 3, 4, 5, 6].map((count) => converse(engine, asking, Array(count).fill(silence), spoken));

    expect(ladder.map(saidBy)).toEqual([
      ['engine.silence', 'findOrder.askNumber'],
      ['engine.silence', 'findOrder.askNumberAgain'],
      ['findOrder.askNumberAgain'],
      ['engine.offerPerson'],
      ['engine.offerPerson'],
      ['call.unheard'],
    ]);
    expect(ladder.map(({ prompts }) => prompts.at(-1)?.keysOnly === true)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('says nothing where it is no phone, and nothing was told', () => {
    expect(saidBy(converse(engine, asking, [silence]))).toEqual([]);
  });

  it('is also a message without any text', () => {
    expect(saidBy(converse(engine, asking, ['  ']))).toEqual(['engine.silence', 'findOrder.askNumberAgain']);
  });
});

describe('files', () => {
  it('that come early are kept, and the question stays', () => {
    const advanced = converse(engine, asking, [message('', { files: 2 })]);

    expect(saidBy(advanced)).toEqual(['engine.filesKept', 'findOrder.askNumber']);
    expect(advanced.state.stack[0]?.misses).toBe(0);
  });
});

describe('commands', () => {
  it.each([
    ['menu', ['engine.menu']],
    ['cancel', ['engine.cancelled']],
    ['back', ['engine.noBack', 'findOrder.askNumber']],
    ['language', ['language.ask']],
    ['hindi', ['engine.languageChanged', 'findOrder.askNumber']],
    ['hello', ['engine.welcomeBack', 'findOrder.askNumber']],
    ['thank you', ['engine.thanks', 'findOrder.askNumber']],
    ['bye', ['engine.goodbye']],
  ])('%s within a question', (text, said) => {
    expect(saidBy(converse(engine, asking, [text]))).toEqual(said);
  });

  it.each([
    ['never mind', ['engine.nothingToCancel', 'engine.menu']],
    ['back', ['engine.noBack', 'engine.menu']],
    ['repeat', ['engine.menu']],
    ['no', ['engine.goodbye']],
    ['not good', ['engine.notUnderstood', 'engine.menu']],
    ['thanks', ['engine.thanks']],
  ])('%s where nothing is open', (text, said) => {
    expect(saidBy(converse(engine, INITIAL_FLOW_STATE, [text]))).toEqual(said);
  });

  it('cancel means an order where nothing is open', () => {
    const advanced = converse(engine, INITIAL_FLOW_STATE, ['cancel please']);

    expect(advanced.understood).toMatchObject([{ read: 'intent:cancel' }]);
  });

  it.each(['not received my order', 'refund nahi mila', 'रिफंड नहीं आया', 'wrong item'])(
    '"%s" is no refusal where nothing was asked',
    (text) => {
      expect(converse(engine, INITIAL_FLOW_STATE, [text]).understood[0]?.read).toMatch(/^intent:/);
    },
  );

  it('repeat says all of the last turn, and its menu still works', () => {
    const advanced = converse(engine, INITIAL_FLOW_STATE, ['hi', 'repeat', '1']);

    expect(saidBy(converse(engine, INITIAL_FLOW_STATE, ['hi', 'repeat']))).toEqual(['engine.greeting', 'engine.menu']);
    expect(advanced.call?.call).toBe('listOrders');
  });

  it('a person is called from anywhere', () => {
    expect(converse(engine, asking, ['talk to a human']).call?.arguments).toMatchObject({ topic: 'hand-off' });
    expect(converse(engine, asking, [message('', { digits: '0' })]).call?.call).toBe('openTicket');
  });

  it('back takes the last answer away', () => {
    const advanced = converse(engine, stateAt('complaint', 'askWhat'), ['The lamp is broken', 'back']);

    expect(saidBy(advanced)).toEqual(['complaint.askWhat']);
    expect(advanced.state.stack[0]).toMatchObject({ step: 'askWhat', slots: {}, trail: [] });
  });
});

describe('a change of topic', () => {
  it('interrupts, and comes back with a bridge', () => {
    const away = converse(engine, stateAt('complaint', 'askOrder', { slots: { summary: 'x' } }), [
      'status of my ticket',
    ]);
    const cancelled = converse(engine, away.state, ['cancel']);

    expect(away.state.stack.map(({ flow: id }) => id)).toEqual(['complaint', 'ticket-status']);
    expect(saidBy(cancelled)).toEqual(['engine.cancelled', 'engine.backTo', 'complaint.askOrder']);
  });

  it('keeps a button of the menu working, however old', () => {
    const advanced = converse(engine, asking, [message('Make a complaint', { choiceId: 'complaint' })]);

    expect(saidBy(advanced)).toEqual(['complaint.askWhat']);
  });

  it.each(['do you deliver to 110017', 'kya aap 560001 pe deliver karte ho', 'do you have emi on sofa'])(
    'says that nothing here answers it, and who can: %s',
    (text) => {
      const first = converse(engine, INITIAL_FLOW_STATE, [text]);
      const beside = converse(engine, asking, [text]);

      expect(saidBy(first)).toEqual([expect.stringMatching(/^outside\./), 'engine.offerAnswerer']);
      expect(first.state.offered).toEqual(['human', 'menu']);
      expect(beside.state.offered).toEqual(['human', 'continue']);
      expect(saidBy(converse(engine, beside.state, ['no']))).toEqual(['findOrder.askNumber']);
    },
  );

  it.each(['order', 'pincode 110017', 'qqqq zzzz'])(
    'says of hardly a word only that it was not understood: %s',
    (text) => {
      expect(saidBy(converse(engine, INITIAL_FLOW_STATE, [text]))[0]).toBe('engine.notUnderstood');
    },
  );

  it.each([
    ['refund nahi mila', 'answer'],
    ['could not find the watchman', 'answer'],
    ['mere paas nahi hai', 'dont-have'],
    ['i dont know', 'dont-have'],
    ['skip it please', 'dont-have'],
  ])('hears a story where only a part of it sounds like having none: %s', (text, read) => {
    const told = stateAt('call-back', 'askAbout', { slots: { phone: '+919876543210', window: 'any' } });

    expect(engine.advance(told, message(text), facts).understood[0]?.read).toBe(read);
  });

  it.each([
    ['fault', 'askRemedy', 'बदल दो', 'replacement'],
    ['fault', 'askRemedy', 'refund please', 'return'],
    ['fault', 'askWindow', 'in the evening', '17-20'],
    ['fault', 'askWindow', 'subah', '09-13'],
  ])('takes the words that people have for an option: %s %s %s', (_part, step, text, chosen) => {
    const advanced = engine.advance(
      stateAt('damaged', step, { slots: { orderNumber: 'TS-10103' } }),
      message(text),
      facts,
    );

    expect(advanced.understood[0]?.read).toBe('answer');
    expect(Object.values(advanced.state.stack[0]?.slots ?? {})).toContain(chosen);
  });

  it('does not pile up flows without end', () => {
    const texts = [
      'where is my order',
      'change the language',
      'status of my ticket',
      'where is my order',
      'status of my ticket',
    ];

    expect(converse(engine, INITIAL_FLOW_STATE, texts).state.stack.length).toBeLessThanOrEqual(4);
  });

  it('asks which of two', () => {
    const alike = [
      { flow: 'return', score: 0.4 },
      { flow: 'order-status', score: 0.38 },
    ];
    const unsureEngine = createEngine({
      flows,
      catalogues,
      phrases,
      concepts,
      calls,
      classifier: { classify: () => alike },
    });
    const unsure = converse(unsureEngine, INITIAL_FLOW_STATE, ['my parcel and my money']);

    expect(saidBy(unsure)).toEqual(['engine.whichOne']);
    expect(unsure.state.offered).toHaveLength(3);
    expect(converse(unsureEngine, unsure.state, ['3']).prompts.at(-1)?.text).toBe('engine.menu');
  });
});

describe('a correction', () => {
  const proving = stateAt('order-status', 'askPin', { slots: { orderNumber: 'TS-10234' }, trail: ['askNumber'] });

  it.each(['sorry, it is TS-10235', 'ts 10235', '10235'])('of the order number: "%s"', (text) => {
    const advanced = converse(engine, proving, [text]);

    expect(saidBy(advanced)).toEqual(['engine.corrected']);
    expect(advanced.call).toEqual({ call: 'lookUpOrder', arguments: { orderNumber: 'TS-10235', need: 'status-only' } });
  });

  it('may come together with the answer', () => {
    const advanced = converse(engine, proving, ['TS-10235 560034']);

    expect(advanced.call?.arguments).toEqual({ orderNumber: 'TS-10235', pinCode: '560034' });
  });

  it('is not read into a story', () => {
    const story = stateAt('complaint', 'askWhat', { slots: { orderNumber: 'TS-10234' } });

    expect(converse(engine, story, ['Not like TS-10235, this one was broken']).state.stack[0]?.slots).toMatchObject({
      orderNumber: 'TS-10234',
    });
  });

  it('takes an answer that turned up late', () => {
    const searching = converse(engine, asking, ["I don't have it"]);

    expect(converse(engine, searching.state, ['10234']).call?.arguments).toMatchObject({ orderNumber: 'TS-10234' });
  });
});

describe('a spoken conversation', () => {
  const spoken = factsFor('spoken');

  it('asks on after a flow has ended', () => {
    const small = engineWith(
      flow(
        'f',
        {
          ask: { kind: 'ask', slot: 'n', expect: 'pin-code', text: 'ask', next: 'end' },
          end: { kind: 'end', text: 'end' },
        },
        { menu: 1 },
      ),
    );

    expect(saidBy(converse(small, stateAt('f', 'ask'), ['560034'], spoken))).toEqual(['end', 'engine.anythingElse']);
  });

  it('says a long menu in parts, with keys that stay right', () => {
    const many = [1, 2, 3, 4, 5, 6].map((menu) =>
      flow(
        `f${menu}`,
        { ask: { kind: 'ask', slot: 'n', expect: 'pin-code', text: `ask${menu}`, next: 'end' }, end: { kind: 'end' } },
        { menu },
      ),
    );
    const engineOfMany = engineWith(...many);
    const key = (digits: string) => message('', { digits });

    const more = converse(engineOfMany, INITIAL_FLOW_STATE, [{ kind: 'started' }, key('1'), key('5')], spoken);
    const chosen = converse(engineOfMany, more.state, [key('2')], spoken);

    expect(more.prompts[0]?.options.map(({ id }) => id).slice(0, 3)).toEqual(['f5', 'f6', 'human']);
    expect(chosen.state.stack[0]?.flow).toBe('f6');
  });
});

describe('the language', () => {
  it('follows Devanagari, and does not follow Latin letters', () => {
    expect(converse(engine, INITIAL_FLOW_STATE, ['नमस्ते']).state.language).toBe('hi');
    expect(converse(engine, INITIAL_FLOW_STATE, ['namaste']).state.language).toBeNull();
    expect(converse(engine, INITIAL_FLOW_STATE, ['नमस्ते'], { ...facts, languages: ['en'] }).state.language).toBeNull();
  });
});
