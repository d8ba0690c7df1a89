import { nextOpening } from '../core/calendar.ts';
import type { Call, CallDesk, Place } from '../core/call.ts';
import { calendarOf } from './brands.ts';
import { createCallBackDesk } from './call-backs.ts';
import { recoverCalls, seenSince, tellCall } from './call-news.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { giveUp, releaseSilent } from './give-up.ts';

/** How long a conversation takes while nothing is known yet, seconds. */
const USUAL_TALK_SECONDS = 240;

/** The queue for people of one phone account: who is next, how long it takes, which agent's phone rings. */
export function createCallDesk(deps: ServiceDeps, account: Account): CallDesk {
  const { store, clock, feed, engine } = deps;
  const { config, brand } = account;
  const { calls } = store;
  const accountId = config.id;
  const changed = (callSid: string): void => tellCall(feed, callSid, brand.id);

  return {
    callBacks: createCallBackDesk(deps, account),
    async enter(call) {
      await calls.enter({ ...call, accountId, brandId: brand.id }, clock.now());
      changed(call.callSid);
    },
    async look(callSid) {
      const now = clock.now();
      await recoverCalls(deps);
      await releaseSilent(deps);
      const call = await calls.get(accountId, callSid);
      if (call?.state === 'held' && (await isThere(call, now))) return { kind: 'held' };
      // Whoever was handed over is looked after however late it has become.
      if (call?.reservedFor == null && nextOpening(calendarOf(account.brand), now) !== null) return { kind: 'nobody' };
      const place = await calls.place(accountId, callSid, now, seenSince(now));
      if (place === null) return { kind: 'nobody' };
      if (place.ring !== null) {
        changed(callSid);
        return { kind: 'ring', agentId: place.ring.id };
      }
      if (place.agents === 0) return { kind: 'nobody' };
      return { kind: 'wait', position: place.position, waitSeconds: waitSeconds(place) };
    },
    get: (callSid) => calls.get(accountId, callSid),
    async missed(callSid) {
      await calls.missed(accountId, callSid, clock.now());
      changed(callSid);
    },
    async connected(callSid, agentLeg) {
      const now = clock.now();
      await calls.note(accountId, callSid, { agentLeg }, now);
      await calls.connected(accountId, callSid, now);
      changed(callSid);
    },
    async wantCallBack(callSid) {
      await calls.wantCallBack(accountId, callSid);
      changed(callSid);
    },
    leavesMessage: (callSid) => calls.leave(accountId, callSid, 'message'),
    hear: (said) => engine.hearWaiting(said),
    hints: (language) => engine.waitingHints(language),
    async moved(callSid, agentId, to) {
      const moved = await calls.move(accountId, callSid, agentId, to, clock.now());
      if (moved !== null) changed(callSid);
    },
    async over(callSid) {
      const call = await calls.get(accountId, callSid);
      // Whoever asked to be called back has hung up and stays in the queue.
      if (call === null || call.isCallBack) return;
      await calls.over(accountId, callSid, clock.now());
      changed(callSid);
    },
    async gaveUp(callSid) {
      const call = await calls.get(accountId, callSid);
      if (call === null || call.isCallBack || call.state === 'over') return;
      // On hold they wait as well.
      if (call.state !== 'connected') return giveUp(deps, account, call);
      await calls.over(accountId, callSid, clock.now());
      changed(callSid);
    },
  };

  /** A caller on hold whose agent's browser has died goes back into the queue. */
  async function isThere({ callSid, agentId }: Call, now: Date): Promise<boolean> {
    const there = await calls.agents([brand.id], seenSince(now));
    if (agentId === null || there.some(({ id }) => id === agentId)) return true;
    await calls.move(accountId, callSid, agentId, { kind: 'queue' }, now);
    return false;
  }
}

function waitSeconds({ position, agents, talkSeconds }: Place): number {
  return Math.round((position * (talkSeconds ?? USUAL_TALK_SECONDS)) / Math.max(1, agents));
}
