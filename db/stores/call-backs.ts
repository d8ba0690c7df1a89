import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or } from 'drizzle-orm';
import type { Call, CallBackDraft, Calls } from '../../src/core/call.ts';
import type { Client, Tx } from '../client.ts';
import { calls } from '../schema/calls.ts';
import { agentsOf, free, freeAgents, isOpenCall, missed, oneCall, over, setAway, waitingBefore } from './call-queue.ts';

type CallBacks = Pick<
  Calls,
  'wantCallBack' | 'takeCallBack' | 'dialCallBack' | 'leave' | 'postpone' | 'dialSaid' | 'tried' | 'recover'
>;

/** Waits for a person, and has not hung up. */
const onTheLine = and(eq(calls.isCallBack, false), inArray(calls.state, ['queued', 'ringing', 'held']));

/** Callers who have hung up and are called back. */
export function createCallBacks({ write }: Client): CallBacks {
  return {
    wantCallBack: (accountId, callSid) =>
      write(
        (tx) =>
          void tx
            .update(calls)
            .set({ state: 'call-back', isCallBack: true, agentId: null, reservedFor: null, leftBecause: null })
            .where(and(oneCall(accountId, callSid), onTheLine, isNotNull(calls.from)))
            .run(),
      ),
    takeCallBack: (accountId, callSid, agentId, at) =>
      write(
        (tx) =>
          tx
            .update(calls)
            .set({
              state: 'ringing',
              agentId,
              ringingAt: at,
              lastTryAt: at,
              lastTry: null,
              dialId: null,
              dialState: null,
            })
            .where(
              and(
                oneCall(accountId, callSid),
                eq(calls.isCallBack, true),
                // The same agent may press the button twice; what the system dials already is not theirs to dial.
                or(
                  eq(calls.state, 'call-back'),
                  and(eq(calls.state, 'ringing'), eq(calls.agentId, agentId), isNull(calls.dialId)),
                ),
              ),
            )
            .returning()
            .get() ?? null,
      ),
    dialCallBack: (accountId, callSid, dial) => write((tx) => dialCallBack(tx, accountId, callSid, dial)),
    leave: (accountId, callSid, leftBecause) =>
      write((tx) => void tx.update(calls).set({ leftBecause }).where(oneCall(accountId, callSid)).run()),
    postpone: (accountId, callSid, notBefore) =>
      write((tx) => {
        const waits = and(oneCall(accountId, callSid), eq(calls.state, 'call-back'));
        tx.update(calls).set({ notBefore }).where(waits).run();
      }),
    dialSaid: (dialId, state, agentLeg) =>
      write(
        (tx) =>
          void tx
            .update(calls)
            .set({ dialState: state, ...(agentLeg === null ? {} : { agentLeg }) })
            // A webhook of the call itself may have been faster than the answer to our request.
            .where(and(eq(calls.dialId, dialId), ne(calls.dialState, 'asked')))
            .run(),
      ),
    tried: (accountId, callSid, result) => write((tx) => tried(tx, accountId, callSid, result)),
    recover: (before, at, notBefore) => write((tx) => recover(tx, before, at, notBefore)),
  };
}

function dialCallBack(
  tx: Tx,
  accountId: string,
  callSid: string,
  { dialId, now, seenSince }: Parameters<Calls['dialCallBack']>[2],
): Call | null {
  const due = and(
    oneCall(accountId, callSid),
    eq(calls.state, 'call-back'),
    isNull(calls.leftBecause),
    or(isNull(calls.notBefore), lte(calls.notBefore, now)),
  );
  const call = tx.select().from(calls).where(due).get();
  if (call === undefined) return null;
  const free = freeAgents(tx, agentsOf(tx, call.brandId, seenSince));
  const [agent] = free;
  if (agent === undefined || free.length <= waitingBefore(tx, call.brandId, call.queuedAt, now)) return null;
  return tx
    .update(calls)
    .set({
      state: 'ringing',
      agentId: agent.id,
      ringingAt: now,
      lastTryAt: now,
      lastTry: null,
      dialId,
      dialState: 'asking',
    })
    .where(due)
    .returning()
    .get();
}

function tried(
  tx: Tx,
  accountId: string,
  callSid: string,
  { outcome, counts, at, notBefore }: Parameters<Calls['tried']>[2],
): Call | null {
  const underWay = and(
    oneCall(accountId, callSid),
    eq(calls.isCallBack, true),
    inArray(calls.state, ['ringing', 'connected']),
  );
  const call = tx.select().from(calls).where(underWay).get();
  if (call === undefined) return null;
  if (call.agentId !== null && outcome === 'agent-missed') setAway(tx, call.agentId, at);
  else if (call.agentId !== null) free(tx, call.agentId, at);
  const next =
    notBefore === null ? ({ state: 'over', endedAt: at } as const) : ({ state: 'call-back', agentId: null } as const);
  return (
    tx
      .update(calls)
      .set({
        ...next,
        notBefore,
        ringingAt: null,
        connectedAt: null,
        agentLeg: null,
        customerLeg: null,
        dialId: null,
        dialState: null,
        lastTry: outcome,
        tries: call.tries + (counts ? 1 : 0),
      })
      .where(underWay)
      .returning()
      .get() ?? null
  );
}

/** Rings for longer than any phone rings, talks for longer than the provider lets anybody: a word was lost. */
function recover(tx: Tx, before: { ringing: Date; talking: Date }, at: Date, notBefore: Date): Call[] {
  const left = tx
    .select()
    .from(calls)
    .where(
      and(
        isOpenCall,
        or(
          and(eq(calls.state, 'ringing'), lt(calls.ringingAt, before.ringing)),
          and(inArray(calls.state, ['connected', 'held']), lt(calls.connectedAt, before.talking)),
        ),
      ),
    )
    .all();
  return left.flatMap(({ accountId, callSid, isCallBack, state }) => {
    if (state !== 'ringing') over(tx, accountId, callSid, at);
    else if (!isCallBack) missed(tx, accountId, callSid, at);
    else return tried(tx, accountId, callSid, { outcome: 'unknown', counts: true, at, notBefore }) ?? [];
    return [];
  });
}

/** A missed call joins the queue, unless that number is called back already. */
export function addCallBack(tx: Tx, draft: CallBackDraft, at: Date): void {
  if (draft.from === null) return;
  const open = and(
    eq(calls.brandId, draft.brandId),
    eq(calls.from, draft.from),
    eq(calls.isCallBack, true),
    isOpenCall,
  );
  if (tx.select({ id: calls.callSid }).from(calls).where(open).get() !== undefined) return;
  // It may stand there already: it waited for a person, and the caller gave up.
  tx.insert(calls)
    .values({ ...draft, state: 'call-back', isCallBack: true, queuedAt: at })
    .onConflictDoUpdate({
      target: [calls.accountId, calls.callSid],
      set: { ...draft, state: 'call-back', isCallBack: true, agentId: null, reservedFor: null, endedAt: null },
    })
    .run();
}
