import { describe, expect, it } from 'vitest';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { createPlayer, engine, type Player, type Reply } from '../flows/play.ts';
import { ORDERS } from '../flows/shop-orders.ts';
import { converse, facts, saidBy } from './fixture.ts';

const MINUTE_MS = 60_000;
const textsOf = ({ prompts }: Reply): string[] => prompts.map(({ text }) => text);

describe('the order that is being talked about', () => {
  const talkedOf = (number: string, minutesAgo: number) => ({
    ...INITIAL_FLOW_STATE,
    order: { number, at: new Date(Date.parse(facts.now) - minutesAgo * MINUTE_MS).toISOString() },
  });
  /** The order that the next call is about, once nothing is known of whoever writes. */
  const calledFor = (state: typeof INITIAL_FLOW_STATE, text: string, form = facts.form) => {
    const as = { ...facts, form };
    const first = converse(engine, state, [text], as);
    if (first.call?.call !== 'listOrders') return first;
    return engine.advance(first.state, { kind: 'outcome', outcome: { outcome: 'none', slots: {} } }, as);
  };

  it.each(['when will it come', 'I want to return it', 'cancel my order', 'अब ऑर्डर कहाँ है', 'order kab aayega'])(
    'is not asked for again: "%s"',
    (text) => {
      const advanced = calledFor(talkedOf('TS-10101', 5), text);

      expect(advanced.call).toMatchObject({ call: 'lookUpOrder', arguments: { orderNumber: 'TS-10101' } });
      expect(saidBy(advanced)).toContain('engine.aboutOrder');
    },
  );

  it.each(['where is my other order', 'mera doosra order kahan hai', 'मेरा दूसरा ऑर्डर कहाँ है'])(
    'is not meant by "%s"',
    (text) => {
      expect(saidBy(calledFor(talkedOf('TS-10101', 5), text))).toEqual(['findOrder.askNumber']);
    },
  );

  it('is forgotten after an hour in a chat, and kept for days in a thread of mails', () => {
    const yesterday = talkedOf('TS-10101', 24 * 60);

    expect(saidBy(calledFor(talkedOf('TS-10101', 61), 'where is my order'))).toEqual(['findOrder.askNumber']);
    expect(calledFor(yesterday, 'where is my order', 'letter').call?.arguments['orderNumber']).toBe('TS-10101');
  });

  it('gives way to a number that is written, and can be corrected by one', () => {
    const named = calledFor(talkedOf('TS-10101', 5), 'where is TS-10102');
    const taken = { ...talkedOf('TS-10101', 5), stack: calledFor(talkedOf('TS-10101', 5), 'return it').state.stack };
    const asked = engine.advance(taken, { kind: 'outcome', outcome: { outcome: 'code-needed', slots: {} } }, facts);
    const sent = engine.advance(asked.state, { kind: 'outcome', outcome: { outcome: 'sent', slots: {} } }, facts);
    const corrected = converse(engine, sent.state, ['TS-10103']);

    expect(named.call?.arguments['orderNumber']).toBe('TS-10102');
    expect(corrected.call).toMatchObject({ call: 'lookUpOrder', arguments: { orderNumber: 'TS-10103' } });
  });

  it('is only one of which something was told', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });

    await player.say('where is my order TS-10234');
    const { prompts } = await player.say('cancel');

    expect(prompts[0]?.text).toBe('engine.cancelled');
    expect(textsOf(await player.say('where is my order'))).toEqual(['findOrder.askNumber']);
  });

  it('is that of the flow that is open, before it is proven', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });

    await player.say('where is my refund TS-10113');
    const { calls } = await player.say('where is my order');

    expect(calls.at(-1)).toMatchObject({ call: 'lookUpOrder', arguments: { orderNumber: 'TS-10113' } });
  });

  it('goes to the person with whoever asks for one', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });

    await player.say('where is my order TS-10234, pin 560034');
    const { calls, handedOff } = await player.say('I want to talk to a human');

    expect(handedOff).toBe(true);
    expect(calls[0]?.arguments).toMatchObject({ topic: 'hand-off', orderNumber: 'TS-10234' });
  });
});

describe('what a first message names', () => {
  const shop = (): Player => {
    const lines = { 'TS-10103': 'Brass table lamp', 'TS-10106': 'Mixer grinder', 'TS-10116': 'Two-seater sofa' };
    const orders = Object.keys(lines).flatMap((number) => ORDERS.get(number) ?? []);
    return createPlayer({ form: 'chat', isKnown: true, orders });
  };
  const orderOf = async (player: Player, text: string) =>
    (await player.say(text)).calls.find(({ call }) => call === 'lookUpOrder')?.arguments['orderNumber'];

  it.each([
    ['I want to return the sofa', 'TS-10116'],
    ['my mixer stopped working', 'TS-10106'],
    ['mera lamp toota hua aaya', 'TS-10103'],
  ])('is the order: "%s"', async (text, number) => {
    expect(await orderOf(shop(), text)).toBe(number);
  });

  it.each(['I want to return something', 'I want to return the lamp and the sofa'])(
    'is no order where it fits none or several: "%s"',
    async (text) => {
      const { prompts } = await shop().say(text);

      expect(prompts.at(-1)?.text).toBe('findOrder.which');
    },
  );

  it('need not be named where there is one order alone, and none of it is another', async () => {
    const single = () => createPlayer({ form: 'chat', isKnown: true, orders: [...ORDERS.values()].slice(2, 3) });

    expect(await orderOf(single(), 'I want to return it')).toBe('TS-10103');
    expect(await orderOf(single(), 'I want to return my other order')).toBeUndefined();
  });

  it('comes before the order that is being talked about', async () => {
    const player = shop();

    await player.say('is my mixer in warranty, TS-10106');
    await player.say('menu');

    expect(await orderOf(player, 'return the sofa')).toBe('TS-10116');
  });
});

describe('an open question', () => {
  it('is answered by asking for what one of its options leads to', async () => {
    const player = createPlayer({ form: 'chat', isKnown: true });

    await player.say('where is TS-10102');
    const { state } = await player.say('I want to make a complaint');

    expect(state.stack).toMatchObject([{ flow: 'complaint', slots: { orderNumber: 'TS-10102' } }]);
  });

  it('is asked again without an excuse when the same is asked for once more, once', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });

    await player.say('where is my order');
    const again = await player.say('where is my order');
    const third = await player.say('where is my order');

    expect(textsOf(again)).toEqual(['findOrder.askNumber']);
    expect(again.read).toEqual(['same:order-status']);
    expect(textsOf(third)).toEqual(['engine.offerPerson']);
  });

  it('is asked in its first words after a kind one', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });

    await player.say('where is my order');
    await player.say('hmm well');
    const thanked = await player.say('ok thanks');

    expect(textsOf(thanked)).toEqual(['engine.thanks', 'findOrder.askNumber']);
  });

  it.each([
    ['how long will it take', 'howLong.complaint'],
    ['Thank you. How many days will you take?', 'howLong.complaint'],
    ['kitne din lagenge', 'howLong.complaint'],
    ['अब क्या होगा', 'engine.newsLater'],
  ])('for what happened does not take "%s" for the story', async (text, answer) => {
    const player = createPlayer({ form: 'chat', isKnown: true });

    await player.say('TS-10119 says delivered but I never got it');
    await player.say('no');
    const asked = await player.say(text);

    expect(textsOf(asked)[0]).toBe(answer);
    expect(asked.state.stack[0]?.slots['comment'] ?? null).toBeNull();
  });

  it('of another kind is not left for a call-back by a mere day', async () => {
    const player = createPlayer({ form: 'chat', isKnown: true });

    await player.say('where is TS-10102');
    const { state } = await player.say('tomorrow');

    expect(state.stack).toMatchObject([{ flow: 'order-status', step: 'askTrouble' }]);
  });

  it('for what happened takes no mere yes, and what was told before', async () => {
    const player = createPlayer({ form: 'chat', isKnown: true });

    await player.say('tumhara delivery boy bahut badtameez tha, gaali di usne');
    const { state } = await player.say('haan complaint karo');
    const asked = createPlayer({ form: 'chat', isKnown: false });
    await asked.say('complaint karni hai');
    const mere = await asked.say('haan');

    expect(state.stack.at(-1)?.slots['summary']).toBe('tumhara delivery boy bahut badtameez tha, gaali di usne');
    expect(textsOf(mere)).toEqual(['complaint.askWhatAgain']);
  });
});
