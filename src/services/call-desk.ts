import type { CallDesk, Place } from '../core/call.ts';
import { nextOpening } from '../core/policy.ts';
import type { Account, ServiceDeps } from './deps.ts';

/** A browser that has not been heard of for so long is gone. It speaks up every 15 seconds. */
const AWAY_AFTER_MS = 45_000;
/** Longer than any phone rings. */
const RINGS_AT_MOST_MS = 90_000;
const RETRY_CALL_BACK_MS = 15 * 60_000;
/** Whoever does not answer so often is not called any more; the ticket stays for a person. */
const MAX_CALL_BACK_TRIES = 3;
/** How long a conversation takes while nothing is known yet, seconds. */
const USUAL_TALK_SECONDS = 240;

/** The queue for people of one phone account: who is next, how long it takes, which agent's phone rings. */
export function createCallDesk({ store, clock, feed }: ServiceDeps, { config, brand }: Account): CallDesk {
  const { calls } = store;
  const accountId = config.id;
  const changed = (callSid: string): void =>
    feed.publish({ kind: 'conversation.changed', id: `call-${callSid}`, brandId: brand.id });

  return {
    async enter(call) {
      await calls.enter({ ...call, accountId, brandId: brand.id }, clock.now());
      changed(call.callSid);
    },
    async look(callSid) {
      const now = clock.now();
      if (nextOpening(brand.hours, now) !== null) return { kind: 'nobody' };
      await calls.recover(new Date(now.getTime() - RINGS_AT_MOST_MS), now);
      const place = await calls.place(accountId, callSid, now, new Date(now.getTime() - AWAY_AFTER_MS));
      if (place === null || (place.agents === 0 && place.ring === null)) return { kind: 'nobody' };
      if (place.ring !== null) {
        changed(callSid);
        return { kind: 'ring', agentId: place.ring.id };
      }
      return { kind: 'wait', position: place.position, waitSeconds: waitSeconds(place) };
    },
    get: (callSid) => calls.get(accountId, callSid),
    async missed(callSid) {
      await calls.missed(accountId, callSid, clock.now());
      changed(callSid);
    },
    async connected(callSid) {
      await calls.connected(accountId, callSid, clock.now());
      changed(callSid);
    },
    async wantCallBack(callSid) {
      await calls.wantCallBack(accountId, callSid);
      changed(callSid);
    },
    async calledBack(callSid, wasAnswered) {
      const now = clock.now();
      const tries = ((await calls.get(accountId, callSid))?.tries ?? 0) + 1;
      if (wasAnswered || tries >= MAX_CALL_BACK_TRIES) await calls.over(accountId, callSid, now);
      else await calls.retryCallBack(accountId, callSid, new Date(now.getTime() + RETRY_CALL_BACK_MS));
      changed(callSid);
    },
    async over(callSid) {
      // Whoever asked to be called back has hung up and stays in the queue.
      const call = await calls.get(accountId, callSid);
      if (call === null || call.isCallBack) return;
      await calls.over(accountId, callSid, clock.now());
      changed(callSid);
    },
  };
}

function waitSeconds({ position, agents, talkSeconds }: Place): number {
  return Math.round((position * (talkSeconds ?? USUAL_TALK_SECONDS)) / Math.max(1, agents));
}
