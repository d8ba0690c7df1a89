import { nextOpening } from '../core/calendar.ts';
import type { Call, CallBackDesk, CallBackRules, LeftReason, TryOutcome } from '../core/call.ts';
import { dayOf, instant } from '../core/india.ts';
import { calendarOf } from './brands.ts';
import { MAX_TRIES, recoverCalls, seenSince, TRY_AGAIN_MS, tellCall, tellTry } from './call-news.ts';
import { nextSuiting } from './call-window.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { releaseSilent } from './give-up.ts';

/** Nobody is rung by the system outside of these, also where the shop is open (TCCCPR 2018 lets nobody be called then for commerce). */
const DAY_BEGINS = '09:00';
const DAY_ENDS = '21:00';
/** The customer's phone never rang: when it goes on, milliseconds. The next agent may have it at once. */
const NO_TRY: Partial<Record<TryOutcome | 'answered', number>> = { 'agent-missed': 0, 'not-dialled': 60_000 };

/** Calling back, for one phone account. */
export function createCallBackDesk(deps: ServiceDeps, account: Account): CallBackDesk {
  const { store, clock, feed } = deps;
  const { calls } = store;
  const { brand, config, type } = account;
  const accountId = config.id;
  const changed = (callSid: string): void => tellCall(feed, callSid, brand.id);

  const desk: CallBackDesk = {
    async next() {
      await recoverCalls(deps);
      await releaseSilent(deps);
      const now = clock.now();
      const rules = type.calls?.(config.options).callBacks;
      if (rules === undefined || rules.mode === 'by-hand') return null;
      if (nextOpening(calendarOf(account.brand), now) !== null || isQuiet(now)) return null;
      for (const call of await calls.open([brand.id])) {
        const isOurs = call.accountId === accountId && call.state === 'call-back' && call.leftBecause === null;
        const taken = isOurs ? await take(call, rules, now) : null;
        if (taken !== null) return taken;
      }
      return null;
    },
    said: (dialId, state, agentLeg) => calls.dialSaid(dialId, state, agentLeg),
    ringing: (callSid, agentLeg) => calls.note(accountId, callSid, { agentLeg }, clock.now()),
    async reached(callSid, customerLeg) {
      await calls.note(accountId, callSid, { customerLeg }, clock.now());
      await calls.connected(accountId, callSid, clock.now());
      changed(callSid);
    },
    machine: (callSid) => calls.note(accountId, callSid, { lastTry: 'machine' }, clock.now()),
    async ended(callSid, outcome) {
      const now = clock.now();
      const call = await calls.get(accountId, callSid);
      if (call === null || !call.isCallBack || (call.state !== 'ringing' && call.state !== 'connected')) return;
      if (outcome === 'answered') {
        await calls.over(accountId, callSid, now);
        await tellTry(deps, { ...call, state: 'over' }, outcome);
        return changed(callSid);
      }
      const againMs = NO_TRY[outcome] ?? TRY_AGAIN_MS;
      const counts = NO_TRY[outcome] === undefined;
      const isLast = counts && call.tries + 1 >= MAX_TRIES;
      const notBefore = isLast ? null : new Date(now.getTime() + againMs);
      const ended = await calls.tried(accountId, callSid, { outcome, counts, at: now, notBefore });
      if (ended !== null && counts) await tellTry(deps, ended, outcome);
      changed(callSid);
    },
    async legOver(leg) {
      const call = await calls.byLeg(accountId, leg);
      if (call === null || call.state === 'over') return;
      // The agent hung up while the customer's phone rang; a conversation ends for whichever of the two hangs up.
      if (call.isCallBack && call.state === 'ringing') return desk.ended(call.callSid, 'failed');
      if (call.isCallBack && call.state === 'connected') return desk.ended(call.callSid, 'answered');
      // Whoever was called back and then sent on has hung up.
      if (!call.isCallBack && call.customerLeg === leg) {
        await calls.over(accountId, call.callSid, clock.now());
        changed(call.callSid);
      }
    },
  };
  return desk;

  /** Null: it is for a person, not due, or nobody is free. */
  async function take(call: Call, rules: CallBackRules, now: Date): Promise<Call | null> {
    const { callSid } = call;
    const isDue = call.notBefore === null || call.notBefore <= now;
    const suits = nextSuiting(call.window, calendarOf(brand), now);
    const because = call.window !== null && suits === null ? 'closed-then' : await leftBecause(call, rules);
    if (because !== null) await calls.leave(accountId, callSid, because);
    else if (isDue && suits !== null && suits > now) {
      await calls.postpone(accountId, callSid, suits);
      changed(callSid);
      return null;
    }
    const dial = { dialId: deps.ids.next(), now, seenSince: seenSince(now) };
    const taken = because === null ? await calls.dialCallBack(accountId, callSid, dial) : null;
    if (because !== null || taken !== null) changed(callSid);
    return taken;
  }

  async function leftBecause({ from }: Call, { countries }: CallBackRules): Promise<LeftReason | null> {
    if (from === null || !countries.some((beginning) => from.startsWith(beginning))) return 'abroad';
    const said = await Promise.all(
      (['phone', 'caller'] as const).map((kind) => store.reach.isSuppressed(brand.id, { kind, value: from })),
    );
    return said.includes(true) ? 'stopped' : null;
  }
}

function isQuiet(now: Date): boolean {
  const day = dayOf(now);
  return now < instant(day, DAY_BEGINS) || now >= instant(day, DAY_ENDS);
}
