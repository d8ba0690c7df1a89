import { describe, expect, it } from 'vitest';
import { deliveriesLane, TURNS_LANE } from '../../src/core/queue.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

async function ringing(account = testAccount('shop-chat')) {
  const base = await serviceDeps({ account });
  const rung: string[] = [];
  const deps = {
    ...base,
    queue: { ...base.queue, ring: async (lane: string, id: string) => void rung.push(`${lane} ${id}`) },
  };
  return { deps, rung };
}

describe('the sweep', () => {
  it('rings again for every waiting conversation and unsent message of a queue that was lost', async () => {
    const { deps, rung } = await ringing();
    const first = await createReceive(deps)(chatMessage('one'));
    const conversationId = first.outcome === 'accepted' ? first.conversationId : '';
    rung.length = 0;

    await createSweep(deps)();
    expect(rung).toEqual([`${TURNS_LANE} ${conversationId}`]);

    await createTakeTurn(deps)(conversationId);
    rung.length = 0;
    await createSweep(deps)();
    expect(rung).toEqual([expect.stringMatching(new RegExp(`^${deliveriesLane('shop-chat')} `))]);
  });

  it('does not ring before quiet time is over', async () => {
    const { deps, rung } = await ringing(testAccount('shop-chat', { quiet: { quietMs: 1500, maxMs: 6000 } }));
    await createReceive(deps)(chatMessage('one'));
    rung.length = 0;

    await createSweep(deps)();
    expect(rung).toEqual([]);

    deps.clock.advance(1500);
    await createSweep(deps)();
    expect(rung).toHaveLength(1);
  });

  it('leaves answers to a call alone that nobody heard', async () => {
    const { deps, rung } = await ringing(testAccount('shop-chat', { replyMode: 'inline' }));
    const first = await createReceive(deps)(chatMessage('one'));
    await createTakeTurn(deps)(first.outcome === 'accepted' ? first.conversationId : '');
    rung.length = 0;

    await createSweep(deps)();

    expect(rung).toEqual([]);
  });
});
