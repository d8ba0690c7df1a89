import type { InlineAnswer } from '../core/channel.ts';
import type { InboundMessage, OutboundMessage } from '../core/message.ts';
import { sleep } from '../lib/retry.ts';
import type { ServiceDeps } from './deps.ts';
import type { Receive } from './receive.ts';
import type { TakeTurn } from './take-turn.ts';

/** How often the database is looked at while another worker holds the lane, milliseconds. */
const LOOK_EVERY_MS = 25;

/**
 * For channels that answer within their own webhook. The message takes the same road as every other one; this process
 * takes the turn itself, under the lease, and waits for its commit. Asking again with the same message gives the same answer.
 */
export function createAnswerInline(deps: ServiceDeps, receive: Receive, takeTurn: TakeTurn) {
  return async (message: InboundMessage, timeoutMs: number): Promise<InlineAnswer> => {
    const deadline = performance.now() + timeoutMs;
    const received = await receive(message);
    if (received.outcome === 'quarantined') return { status: 'quarantined', reason: received.reason };
    const { conversationId } = received;
    // The next webhook of a call proves that the caller heard the answers before it. Asked for together with the lease,
    // it shares its synced commit: a turn on the phone is a handful of those and hardly anything else.
    if (received.outcome === 'accepted') {
      const heard = deps.store.outbox.confirmInline(conversationId, deps.clock.now());
      await Promise.all([lookAfter(conversationId, deadline), heard]);
    }
    for (;;) {
      const messages = await take(message);
      if (messages !== null) return { status: 'answered', messages };
      if (performance.now() >= deadline) return { status: 'late' };
      await lookAfter(conversationId, deadline);
    }
  };

  /** Takes the turn, or waits for whoever does. One that is late goes on by itself; its commit is found the next time round. */
  async function lookAfter(conversationId: string, deadline: number): Promise<void> {
    const left = (): number => Math.max(0, deadline - performance.now());
    const outcome = await Promise.race([quietly(conversationId), sleep(left())]);
    if (outcome !== 'committed') await sleep(Math.min(LOOK_EVERY_MS, left()));
  }

  function take({ accountId, providerId }: InboundMessage): Promise<OutboundMessage[] | null> {
    return deps.store.outbox.takeInline(accountId, providerId, deps.clock.now());
  }

  /** A turn that fails leaves its messages waiting; the sweep tries again. */
  async function quietly(conversationId: string): Promise<string> {
    try {
      return await takeTurn(conversationId);
    } catch (error) {
      deps.log.error({ conversationId, err: error }, 'turn.failed');
      return 'failed';
    }
  }
}
