import { createHmac } from 'node:crypto';
import type { ClockedTicket } from '../core/clock-store.ts';
import { DAY_MS } from '../core/india.ts';
import { type Post, safePost } from '../lib/safe-post.ts';
import type { ServiceDeps } from './deps.ts';
import { LOGGED_DAYS } from './retention.ts';

const AT_ONCE = 20;
const TIMEOUT_MS = 10_000;
const SECOND_MS = 1_000;
/** Waits after each try, seconds: as Standard Webhooks proposes. After the last one it has failed. */
const WAITS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const OPENING: ReadonlySet<string> = new Set(['opened', 'acknowledgement-queued', 'copy-queued']);

/** What happened to a ticket, for other programs: ids and states, no words of customers. Twice adds nothing. */
export async function queueWebhooks(deps: ServiceDeps, { ticket, events }: ClockedTicket): Promise<void> {
  const type = events.every(({ data }) => OPENING.has(data.type)) ? 'ticket.opened' : 'ticket.changed';
  const at = deps.clock.now();
  const { id, brandId, numbers, kind, topic, state, priority, assigneeId, orderNumber, version } = ticket;
  const data = { id, brandId, numbers, kind, topic, state, priority, assigneeId, orderNumber, version };
  const payload = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const happenedAt = events.at(-1)?.at ?? at;
  // Its row in the log, which says that they were told, may be gone by now.
  if (happenedAt.getTime() < at.getTime() - LOGGED_DAYS * DAY_MS) return;
  const eventId = `${id}-${events.at(-1)?.seq ?? 0}`;
  await deps.store.integrations.queueDeliveries({ brandId, type, eventId, payload, at, happenedAt });
}

export async function deliverWebhooks(deps: ServiceDeps, post: Post = safePost): Promise<void> {
  const due = await deps.store.integrations.dueDeliveries(deps.clock.now(), AT_ONCE);
  await Promise.all(due.map((delivery) => deliver(deps, delivery, post)));
}

type Due = Awaited<ReturnType<ServiceDeps['store']['integrations']['dueDeliveries']>>[number];

async function deliver(deps: ServiceDeps, { id, url, secret, payload, attempts }: Due, post: Post): Promise<void> {
  const now = deps.clock.now();
  const timestamp = String(Math.floor(now.getTime() / SECOND_MS));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signWebhook(secret, `${id}.${timestamp}.${payload}`),
  };
  const [status, error] = await post({ url, headers, body: payload, timeoutMs: TIMEOUT_MS }).then(
    (answered) => [answered, null] as const,
    (thrown: unknown) => [null, thrown instanceof Error ? thrown.message.slice(0, 200) : 'no answer'] as const,
  );
  const isTaken = status !== null && status >= 200 && status < 300;
  const wait = WAITS[attempts];
  const nextAt = isTaken || wait === undefined ? null : new Date(now.getTime() + wait * SECOND_MS);
  await deps.store.integrations.settleDelivery(
    id,
    { status: isTaken ? 'delivered' : nextAt === null ? 'failed' : 'queued', responseStatus: status, error, nextAt },
    deps.clock.now(),
  );
}

/** https://www.standardwebhooks.com: HMAC-SHA256 over id, time and body, with the bytes behind `whsec_`. */
export function signWebhook(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
