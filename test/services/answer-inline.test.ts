import { describe, expect, it, vi } from 'vitest';
import { createAnswerInline } from '../../src/services/answer-inline.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { chatMessage, ordersOf, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

async function inline() {
  const deps = await serviceDeps({ account: testAccount('shop-chat', { replyMode: 'inline' }), orders: ordersOf([]) });
  const receive = createReceive(deps);
  return { deps, answer: createAnswerInline(deps, receive, createTakeTurn(deps)) };
}

describe('answering within the webhook', () => {
  it('waits for the commit and returns the turn’s answers, marked sent', async () => {
    const { deps, answer } = await inline();

    const result = await answer(chatMessage('one'), 1000);

    expect(result).toMatchObject({ status: 'answered', messages: [{ content: { text: 'one' } }] });
    expect(await deps.store.outbox.undelivered({ brandIds: ['shop'], now: deps.clock.now(), limit: 10 })).toEqual([]);
  });

  it('gives the same answer to a repeat of the webhook', async () => {
    const { answer } = await inline();
    const message = chatMessage('one');

    const first = await answer(message, 1000);
    const second = await answer(message, 1000);

    expect(second).toEqual(first);
  });

  it('counts an answer as heard when the next webhook comes', async () => {
    const { deps, answer } = await inline();
    const first = await answer(chatMessage('one'), 1000);
    const conversationId = first.status === 'answered' ? first.messages[0]?.conversationId : undefined;
    const lines = async () => {
      const timeline = await deps.store.conversations.timeline(conversationId ?? '', 0, 10);
      return timeline.map(({ text, status }) => [text, status]);
    };
    // What is handed over is marked after the answer, in the commit that the channel's own writing joins.
    await vi.waitFor(async () => expect(await lines()).toContainEqual(['one', 'sent']));
    deps.clock.advance(5000);

    await answer(chatMessage('two'), 1000);

    await vi.waitFor(async () =>
      expect(await lines()).toEqual([
        ['one', null],
        ['one', 'delivered'],
        ['two', null],
        ['two', 'sent'],
      ]),
    );
  });

  it('is late while another worker holds the lane, and has the answer the next time round', async () => {
    const { deps, answer } = await inline();
    const message = chatMessage('one');
    const outcome = await createReceive(deps)(message);
    const conversationId = outcome.outcome === 'accepted' ? outcome.conversationId : '';
    const taken = await deps.store.lanes.acquire(conversationId, 'another worker', 30_000, deps.clock.now());

    expect(await answer(message, 80)).toEqual({ status: 'late' });

    if (taken !== null) await deps.store.lanes.release(taken.lease);
    expect(await answer(message, 1000)).toMatchObject({ status: 'answered' });
  });
});
