import type { InlineAnswer } from '../core/channel-outcome.ts';
import type { InboundMessage } from '../core/message.ts';
import { sleep } from '../lib/retry.ts';
import type { ServiceDeps } from './deps.ts';
import type { Receive } from './receive.ts';
import type { TakeTurn } from './take-turn.ts';

/** How often the database is looked at while another worker holds the lane, milliseconds. */
const LOOK_EVERY_MS = 25;

/**
 * For channels that answer within their own webhook. The message takes the same road as every other one; this process
 * takes the turn itself, under the lease, and waits for its commit. Asking again with the same message gives the same answer.
 *
 * A turn on the phone is a handful of synced commits and hardly anything else, so what can share one is asked for
 * together: that the caller heard the answers before, with the lease; that these are handed over, with the lease's
 * release and with whatever the channel itself keeps of them.
 */
export function createAnswerInline(deps: ServiceDeps, receive: Receive, takeTurn: TakeTurn) {
  return async (message: InboundMessage, timeoutMs: number): Promise<InlineAnswer> => {
    const deadline = performance.now() + timeoutMs;
    const received = await receive(message);
    if (received.outcome === 'quarantined') return { status: 'quarantined', reason: received.reason };
    const { conversationId } = received;
    // The next webhook of a call proves that the caller heard the answers before it.
    if (received.outcome === 'accepted') {
      const heard = deps.store.outbox.confirmInline(conversationId, deps.clock.now());
      await Promise.all([lookAfter(conversationId, deadline), heard]);
    }
    const { accountId, providerId } = message;
    for (;;) {
      const messages = await deps.store.outbox.inlineAnswers(accountId, providerId);
      if (messages !== null) {
        void handOver(message);
        return { status: 'answered', messages };
      }
      if (performance.now() >= deadline) return { status: 'late' };
      await lookAfter(conversationId, deadline);
    }
  };

  /** Takes the turn up to its commit, or waits for whoever does. One that is late goes on by itself; its commit is found the next time round. */
  async function lookAfter(conversationId: string, deadline: number): Promise<void> {
    const left = (): number => Math.max(0, deadline - performance.now());
    const outOfTime = new AbortController();
    const committed = new Promise<'committed'>((resolve) => {
      void quietly(conversationId, () => resolve('committed')).then((outcome) => {
        if (outcome === 'committed') resolve(outcome);
        else outOfTime.abort();
      });
    });
    const outcome = await Promise.race([committed, sleep(left(), outOfTime.signal)]);
    outOfTime.abort();
    if (outcome !== 'committed') await sleep(Math.min(LOOK_EVERY_MS, left()));
  }

  /** An answer that could not be marked is in the list of what never arrived, for a person to see. */
  async function handOver({ accountId, providerId }: InboundMessage): Promise<void> {
    try {
      await deps.store.outbox.takeInline(accountId, providerId, deps.clock.now());
    } catch (error) {
      deps.log.error({ accountId, err: error }, 'answer.not-marked');
    }
  }

  /** A turn that fails leaves its messages waiting; the sweep tries again. */
  async function quietly(conversationId: string, onCommitted: () => void): Promise<string> {
    try {
      return await takeTurn(conversationId, { onCommitted });
    } catch (error) {
      deps.log.error({ conversationId, err: error }, 'turn.failed');
      return 'failed';
    }
  }
}
