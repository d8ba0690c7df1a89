import type { Channel } from '../core/channel.ts';
import type { SendReceipt } from '../core/channel-outcome.ts';
import { type OutboundMessage, SECRET_MARK } from '../core/message.ts';
import type { Tenure } from '../core/owner.ts';
import { deliveriesLane } from '../core/queue.ts';
import { withDeadline } from '../lib/deadline.ts';
import { backoffMs } from '../lib/retry.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { checkReach, findNextWay } from './reach.ts';

const SEND_TIMEOUT_MS = 30_000;
/** With the back-off below: about a day of trying. */
const MAX_ATTEMPTS = 40;
const BACKOFF = { baseMs: 2_000, maxMs: 45 * 60_000 };

export type Deliver = (outboundId: string, signal?: AbortSignal) => Promise<void>;

/** Sends what is due in the conversation of this message, in order, and notes what the provider said. */
export function createDeliver(
  deps: ServiceDeps,
  channels: ReadonlyMap<string, Channel>,
  /** Where only its owner may send for the account. */
  tenure?: Tenure,
): Deliver {
  return async (outboundId, signal) => {
    while (signal?.aborted !== true) {
      const message = await deps.store.outbox.claimNext({ outboundId }, deps.processName, deps.clock.now(), tenure);
      if (message === null) return;
      const receipt = await attempt(deps, channels, message);
      const settled = giveUp(receipt, message.attempt);
      const hasMore = await settle(deps, message, settled);
      if (settled.status === 'failed') await findNextWay(deps, message.id);
      if (settled.status === 'retry' || !hasMore) return;
    }
  };
}

async function attempt(
  deps: ServiceDeps,
  channels: ReadonlyMap<string, Channel>,
  message: OutboundMessage,
): Promise<SendReceipt> {
  const account = deps.accounts.get(message.accountId);
  const channel = channels.get(message.accountId);
  // Nobody will ever send by it: the next way is another account, or a person.
  if (account === undefined)
    return { status: 'failed', reason: `account ${message.accountId} is not in the brand file`, why: 'unreachable' };
  if (channel === undefined)
    return { status: 'retry', reason: `account ${message.accountId} does not run in this process` };
  if (isExpired(message, deps.clock.now()))
    return { status: 'failed', reason: 'it was too late for it', why: 'expired' };
  const checked = await checkReach(deps, message);
  return checked.may === 'go' ? send(deps, account, channel, withSecret(checked.message)) : checked.receipt;
}

function isExpired({ content }: OutboundMessage, now: Date): boolean {
  return content.expiresAt !== undefined && Date.parse(content.expiresAt) <= now.getTime();
}

/** A secret is put into the text on its way out, and stands nowhere else. */
function withSecret(message: OutboundMessage): OutboundMessage {
  const { secret, ...content } = message.content;
  if (secret === undefined) return message;
  const fill = (text: string): string => text.replaceAll(SECRET_MARK, secret);
  const fillAll = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
  const { approved, registered } = content;
  return {
    ...message,
    content: {
      ...content,
      ...(approved === undefined ? {} : { approved: { ...approved, variables: fillAll(approved.variables) } }),
      ...(registered === undefined ? {} : { registered: { ...registered, values: fillAll(registered.values) } }),
      text: fill(content.text),
    },
  };
}

async function send(
  deps: ServiceDeps,
  account: Account,
  channel: Channel,
  message: OutboundMessage,
): Promise<SendReceipt> {
  try {
    return await withDeadline(SEND_TIMEOUT_MS, (signal) => channel.send(message, signal));
  } catch (error) {
    deps.log.error({ outboundId: message.id, conversationId: message.conversationId, err: error }, 'delivery.threw');
    const reason = error instanceof Error ? error.message : 'the channel threw';
    return account.type.idempotentSend ? { status: 'retry', reason } : { status: 'uncertain', reason };
  }
}

function giveUp(receipt: SendReceipt, attempt: number): SendReceipt {
  if (receipt.status !== 'retry' || attempt < MAX_ATTEMPTS) return receipt;
  return { status: 'failed', reason: `gave up after ${attempt} tries: ${receipt.reason}` };
}

/** Whether the conversation has more to send; what comes after this look has a bell of its own. */
async function settle(deps: ServiceDeps, message: OutboundMessage, receipt: SendReceipt): Promise<boolean> {
  const now = deps.clock.now();
  const waitMs = receipt.status === 'retry' ? (receipt.retryAfterMs ?? backoffMs(message.attempt, BACKOFF)) : null;
  const retryAt = waitMs === null ? null : new Date(now.getTime() + waitMs);
  const hasMore = await deps.store.outbox.settle(message.id, receipt, now, retryAt);

  const channel = deps.accounts.get(message.accountId)?.type.name ?? 'unknown';
  deps.metrics.delivered(channel, receipt.status);
  const level = receipt.status === 'failed' || receipt.status === 'uncertain' ? 'warn' : 'info';
  deps.log[level](
    {
      outboundId: message.id,
      conversationId: message.conversationId,
      status: receipt.status,
      attempt: message.attempt,
    },
    'delivery.settled',
  );
  if (waitMs !== null) {
    await deps.queue
      .ring(deliveriesLane(message.accountId), message.id, { delayMs: waitMs })
      .catch((error: unknown) => {
        deps.log.warn({ outboundId: message.id, err: error }, 'ring.failed');
      });
  }
  return hasMore;
}
