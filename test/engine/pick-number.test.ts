import { describe, expect, it } from 'vitest';
import { createPlayer } from '../flows/play.ts';

describe('a list of orders', () => {
  it('is not answered by a number that is nearly one of them', async () => {
    const player = createPlayer({ form: 'chat', isKnown: true });
    await player.say('I want to return something');

    const { calls } = await player.say('TS-10110');

    expect(calls[0]?.arguments).toMatchObject({ orderNumber: 'TS-10110' });
  });
});
