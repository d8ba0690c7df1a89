import { describe, expect, it } from 'vitest';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testChannel } from '../helpers/test-brand.ts';

type Deps = Awaited<ReturnType<typeof serviceDeps>>;

/** Two answers in one conversation, waiting to be sent. */
async function twoAnswers(deps: Deps): Promise<string> {
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  let id = '';
  for (const text of ['first', 'second']) {
    const outcome = await receive(chatMessage(text));
    if (outcome.outcome === 'accepted') id = outcome.conversationId;
    await takeTurn(id);
  }
  return id;
}

async function outbound(deps: Deps, conversationId: string) {
  const timeline = await deps.store.conversations.timeline(conversationId, 0, 100);
  return timeline.filter(({ direction }) => direction === 'out');
}

async function deliverAll(deps: Deps, receipts: SendReceipt[]) {
  const sent: OutboundMessage[] = [];
  const channel = testChannel(async (message) => {
    sent.push(message);
    return receipts.shift() ?? { status: 'sent', providerId: `p-${sent.length}` };
  });
  const id = await twoAnswers(deps);
  const rows = await outbound(deps, id);
  const deliver = createDeliver(deps, new Map([['shop-chat', channel]]));
  // Rung in the wrong order, and twice.
  for (const row of [...rows].reverse()) await deliver(row.id);
  for (const row of rows) await deliver(row.id);
  return { id, sent, deliver };
}

describe('delivering', () => {
  it('sends each message once and in order, whatever the order of the bells', async () => {
    const deps = await serviceDeps();

    const { id, sent } = await deliverAll(deps, []);

    expect(sent.map(({ content }) => content.text)).toEqual(['first', 'second']);
    expect((await outbound(deps, id)).map(({ status }) => status)).toEqual(['sent', 'sent']);
  });

  it('tries a passing fault again with the same key, and holds back what comes after it', async () => {
    const deps = await serviceDeps();

    const { id, sent, deliver } = await deliverAll(deps, [{ status: 'retry', reason: 'busy', retryAfterMs: 5000 }]);

    expect(sent).toHaveLength(1);
    expect((await outbound(deps, id)).map(({ status }) => status)).toEqual(['queued', 'queued']);
    deps.clock.advance(5001);
    await deliver(sent[0]?.id ?? '');
    expect(sent.map(({ content }) => content.text)).toEqual(['first', 'first', 'second']);
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
    expect(sent[1]?.attempt).toBe(2);
  });

  it.each(['failed', 'uncertain'] as const)('does not send again what is %s, shows it, and goes on', async (status) => {
    const deps = await serviceDeps();

    const { id, sent } = await deliverAll(deps, [{ status, reason: 'because' }]);

    expect(sent).toHaveLength(2);
    expect((await outbound(deps, id)).map((row) => row.status)).toEqual([status, 'sent']);
    expect(await deps.store.outbox.undelivered({ brandIds: ['shop'], now: deps.clock.now(), limit: 10 })).toMatchObject(
      [{ status, reason: 'because' }],
    );
  });

  it.each([
    ['uncertain where a second copy would be a second message', false, 'uncertain'],
    ['sent again where the provider knows the key', true, 'queued'],
  ] as const)('a send that was cut short is %s', async (_, idempotentSend, expected) => {
    const deps = await serviceDeps({ account: testAccount('shop-chat', { idempotentSend }) });
    const id = await twoAnswers(deps);
    await deps.store.outbox.claimNext({ conversationId: id }, 'a process that died', deps.clock.now());

    deps.clock.advance(61_000);
    await createSweep(deps)();

    expect((await outbound(deps, id))[0]?.status).toBe(expected);
  });

  it('a channel that throws leaves an honest state', async () => {
    const deps = await serviceDeps();
    const id = await twoAnswers(deps);
    const channel = testChannel(async () => {
      throw new Error('socket hang up');
    });
    const deliver = createDeliver(deps, new Map([['shop-chat', channel]]));

    await deliver((await outbound(deps, id))[0]?.id ?? '');

    expect((await outbound(deps, id)).map(({ status }) => status)).toEqual(['uncertain', 'uncertain']);
  });
});
