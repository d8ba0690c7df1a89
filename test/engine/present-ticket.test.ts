import { describe, expect, it } from 'vitest';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { engine } from '../flows/play.ts';
import { TICKET } from '../flows/shop.ts';
import { converse, facts, saidBy, stateAt } from './fixture.ts';

const DAY_MS = 24 * 60 * 60_000;
const told = (number: string, daysAgo: number) => ({
  number,
  at: new Date(Date.parse(facts.now) - daysAgo * DAY_MS).toISOString(),
});
const complained = { ...INITIAL_FLOW_STATE, ticket: told(TICKET, 2) };
/** Who writes is not proven, or has no ticket but this one. */
const unlisted = { kind: 'outcome', outcome: { outcome: 'none', slots: {} } } as const;
const asksOf = (text: string, state = complained) => converse(engine, state, [text, unlisted]);
const lookUp = { call: 'lookUpTicket', arguments: { ticketNumber: TICKET } };

describe('the ticket of the conversation', () => {
  it.each(['any update?', 'how long will it take', 'kuch hua?', 'kab tak jawab aayega', 'कितने दिन लगेंगे', 'koi update'])(
    'is asked about by "%s"',
    (text) => {
      expect(asksOf(text).call).toEqual(lookUp);
    },
  );

  it('is the one that "what about my complaint" means, without its number', () => {
    expect(asksOf('what is the status of my complaint').call).toEqual(lookUp);
    expect(saidBy(asksOf('what is the status of my other complaint'))).toEqual(['ticketStatus.askNumber']);
  });

  it('is not meant where an order was spoken of since, or after a month', () => {
    const since = { ...complained, order: told('TS-10101', 0) };
    const longAgo = { ...complained, ticket: told(TICKET, 32) };

    for (const state of [since, longAgo, INITIAL_FLOW_STATE])
      expect(converse(engine, state, ['how many days will it take']).call).not.toEqual(lookUp);
  });

  it('is not meant while a question is open', () => {
    const asked = { ...stateAt('order-status', 'askNumber'), ticket: told(TICKET, 0) };

    expect(converse(engine, asked, ['any update?']).call).toBeNull();
  });

  it('is remembered from the call that opened it', () => {
    const opening = stateAt('complaint', 'open', { slots: { summary: 'it is late' } });
    const outcome = { outcome: 'opened', slots: { ticketNumber: TICKET } };

    expect(engine.advance(opening, { kind: 'outcome', outcome }, facts).state.ticket).toEqual({
      number: TICKET,
      at: facts.now,
      flow: 'complaint',
    });
  });
});

describe('"are you a bot"', () => {
  it.each(['are you a bot', 'am I talking to a human?', 'kya aap bot ho', 'क्या आप इंसान हैं'])(
    'is answered truly, and a person is one word away: "%s"',
    (text) => {
      const asked = converse(engine, INITIAL_FLOW_STATE, [text]);
      const taken = converse(engine, asked.state, ['yes']);

      expect([saidBy(asked), asked.handOff]).toEqual([['engine.bot'], null]);
      expect(taken.call?.arguments).toMatchObject({ topic: 'hand-off' });
    },
  );

  it('leaves the open question open', () => {
    expect(saidBy(converse(engine, stateAt('order-status', 'askNumber'), ['are you a bot']))).toEqual([
      'engine.bot',
      'findOrder.askNumber',
    ]);
  });
});

describe('"cancel" while an order is being cancelled', () => {
  it('asks for the same, and stops it when it is said again', () => {
    const asked = converse(engine, INITIAL_FLOW_STATE, ['cancel my order']);
    const none = engine.advance(asked.state, { kind: 'outcome', outcome: { outcome: 'none', slots: {} } }, facts);
    const once = converse(engine, none.state, ['plz cancel']);

    expect(saidBy(once)).toEqual(['findOrder.askNumber']);
    expect(saidBy(converse(engine, once.state, ['cancel']))).toEqual(['engine.cancelled']);
  });
});
