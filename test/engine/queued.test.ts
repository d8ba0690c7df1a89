import { describe, expect, it } from 'vitest';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { createPlayer, engine } from '../flows/play.ts';
import { converse, saidBy } from './fixture.ts';

describe('a further request of a message', () => {
  it('answers the second request after the first', () => {
    const text = 'I want to track my package. I also want to make a complaint.';
    const first = converse(engine, INITIAL_FLOW_STATE, [text]);
    const second = converse(engine, first.state, ['cancel']);

    expect(first.state.queued).toMatchObject([{ flow: 'complaint', slots: { opening: text } }]);
    expect(saidBy(second)).toEqual(['engine.cancelled', 'engine.next', 'complaint.askWhat']);
  });

  it('names what waits for its turn once, before the first question', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });
    const first = await player.say('I want to track my package. I also want to make a complaint.');
    const second = await player.say('TS-10234');

    expect(first.prompts.map(({ text }) => text)).toEqual(['engine.later', 'findOrder.askNumber']);
    expect(second.prompts.map(({ text }) => text)).toEqual(['findOrder.askPin']);
  });

  it('goes on with what was interrupted before what waits', async () => {
    const player = createPlayer({ form: 'chat', isKnown: false });
    await player.say('I want to return an item. I also want to make a complaint.');
    await player.say('how do I reach you');
    const stopped = await player.say('stop');

    expect(stopped.prompts.map(({ text }) => text)).toEqual(['engine.cancelled', 'engine.next', 'complaint.askWhat']);
    expect(stopped.prompts[0]?.values).toEqual({ title: 'return.title' });
  });

  it('does not do twice what is asked for again before its turn', () => {
    const text = 'I want to track my package. I also want to make a complaint.';
    const again = converse(engine, INITIAL_FLOW_STATE, [text, 'I want to make a complaint']);

    expect(again.state.stack.map(({ flow: id }) => id)).toEqual(['order-status', 'complaint']);
    expect(again.state.queued).toEqual([]);
  });
});
