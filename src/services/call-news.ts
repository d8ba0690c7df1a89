import type { Call, TryOutcome } from '../core/call.ts';
import type { ServiceDeps } from './deps.ts';

/** A browser that has not been heard of for so long is gone. It speaks up every 15 seconds. */
const AWAY_AFTER_MS = 45_000;
/** Longer than any phone rings. */
const RINGS_AT_MOST_MS = 90_000;
/** Twilio ends every conversation after four hours (https://www.twilio.com/docs/voice/twiml/dial#timelimit). */
const TALKS_AT_MOST_MS = 4 * 60 * 60_000 + 60_000;
/** Between two tries to call somebody back. */
export const TRY_AGAIN_MS = 15 * 60_000;
/** Whoever does not answer so often is not called any more; the ticket stays for a person. */
export const MAX_TRIES = 3;
/** A history that others write to at the same time. */
const MAX_WRITES = 4;

type Deps = Pick<ServiceDeps, 'store' | 'clock' | 'feed' | 'log'>;

/** Agents with a sign of life since then are there. */
export const seenSince = (now: Date): Date => new Date(now.getTime() - AWAY_AFTER_MS);

/** Open consoles look again. */
export function tellCall(feed: ServiceDeps['feed'], callSid: string, brandId: string): void {
  feed.publish({ kind: 'conversation.changed', id: `call-${callSid}`, brandId });
}

/** A try to call back stands in the history of its ticket. */
export async function tellTry(deps: Deps, call: Call, outcome: TryOutcome | 'answered'): Promise<void> {
  const { store, clock, feed, log } = deps;
  const { brandId, ticketNumber, tries, state } = call;
  const ticket = ticketNumber === null ? null : await store.tickets.findByNumber(brandId, ticketNumber);
  if (ticket === null) return;
  const isLast = outcome !== 'answered' && state === 'over';
  for (let write = 1; write <= MAX_WRITES; write += 1) {
    const lastSeq = (await store.tickets.events(ticket.id)).at(-1)?.seq ?? 0;
    const events = [{ type: 'called-back' as const, outcome, tries, isLast }];
    const isNoted = await store.clocks.note({ ticketId: ticket.id, lastSeq, events, messages: [], at: clock.now() });
    if (!isNoted) continue;
    feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId });
    return;
  }
  log.warn({ ticketId: ticket.id, outcome }, 'call-back.not-noted');
}

/** Calls whose end was never told: freed, and call-backs among them are tried again later. */
export async function recoverCalls(deps: Deps): Promise<void> {
  const { store, clock, feed } = deps;
  const now = clock.now();
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const times = { ringing: before(RINGS_AT_MOST_MS), talking: before(TALKS_AT_MOST_MS) };
  for (const call of await store.calls.recover(times, now, new Date(now.getTime() + TRY_AGAIN_MS))) {
    const isLast = call.tries >= MAX_TRIES;
    if (isLast) await store.calls.over(call.accountId, call.callSid, now);
    await tellTry(deps, isLast ? { ...call, state: 'over' } : call, 'unknown');
    tellCall(feed, call.callSid, call.brandId);
  }
}
