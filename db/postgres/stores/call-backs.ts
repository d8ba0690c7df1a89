import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or } from 'drizzle-orm';
import type { Call, CallBackDraft, Calls } from '../../../src/core/call.ts';
import type { Client, Tx } from '../client.ts';
import { done, first, inOrder } from '../results.ts';
import { calls } from '../schema/calls.ts';
import { agentsOf, free, freeAgents, missed, oneCall, over, queueUp, setAway, waitingBefore } from './call-queue.ts';

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
      write(async (tx) => {
        await queueUp(tx);
        await tx
          .update(calls)
          .set({ state: 'call-back', isCallBack: true, agentId: null, reservedFor: null, leftBecause: null })
          .where(and(oneCall(accountId, callSid), onTheLine, isNotNull(calls.from)));
      }),
    takeCallBack: (accountId, callSid, agentId, at) => write((tx) => takeCallBack(tx, accountId, callSid, agentId, at)),
    dialCallBack: (accountId, callSid, dial) => write((tx) => dialCallBack(tx, accountId, callSid, dial)),
    leave: (accountId, callSid, leftBecause) =>
      write((tx) => done(tx.update(calls).set({ leftBecause }).where(oneCall(accountId, callSid)))),
    postpone: (accountId, callSid, notBefore) =>
      write((tx) => {
        const waits = and(oneCall(accountId, callSid), eq(calls.state, 'call-back'));
        return done(tx.update(calls).set({ notBefore }).where(waits));
      }),
    dialSaid: (dialId, state, agentLeg) =>
      write((tx) =>
        done(
          tx
            .update(calls)
            .set({ dialState: state, ...(agentLeg === null ? {} : { agentLeg }) })
            // A webhook of the call itself may have been faster than the answer to our request.
            .where(and(eq(calls.dialId, dialId), ne(calls.dialState, 'asked'))),
        ),
      ),
    tried: (accountId, callSid, result) => write((tx) => tried(tx, accountId, callSid, result)),
    recover: (before, at, notBefore) => write((tx) => recover(tx, before, at, notBefore)),
  };
}

async function takeCallBack(
  tx: Tx,
  accountId: string,
  callSid: string,
  agentId: string,
  at: Date,
): Promise<Call | null> {
  await queueUp(tx);
  const [taken] = await tx
    .update(calls)
    .set({ state: 'ringing', agentId, ringingAt: at, lastTryAt: at, lastTry: null, dialId: null, dialState: null })
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
    .returning();
  return taken ?? null;
}

async function dialCallBack(
  tx: Tx,
  accountId: string,
  callSid: string,
  { dialId, now, seenSince }: Parameters<Calls['dialCallBack']>[2],
): Promise<Call | null> {
  await queueUp(tx);
  const due = and(
    oneCall(accountId, callSid),
    eq(calls.state, 'call-back'),
    isNull(calls.leftBecause),
    or(isNull(calls.notBefore), lte(calls.notBefore, now)),
  );
  const call = await first(tx.select().from(calls).where(due).limit(1));
  if (call === undefined) return null;
  const there = await freeAgents(tx, await agentsOf(tx, call.brandId, seenSince));
  const [agent] = there;
  const before = await waitingBefore(tx, call.brandId, call.queuedAt, now);
  if (agent === undefined || there.length <= before) return null;
  const [dialled] = await tx
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
    .returning();
  return dialled ?? null;
}

async function tried(
  tx: Tx,
  accountId: string,
  callSid: string,
  { outcome, counts, at, notBefore }: Parameters<Calls['tried']>[2],
): Promise<Call | null> {
  await queueUp(tx);
  const underWay = and(
    oneCall(accountId, callSid),
    eq(calls.isCallBack, true),
    inArray(calls.state, ['ringing', 'connected']),
  );
  const call = await first(tx.select().from(calls).where(underWay).limit(1));
  if (call === undefined) return null;
  if (call.agentId !== null && outcome === 'agent-missed') await setAway(tx, call.agentId, at);
  else if (call.agentId !== null) await free(tx, call.agentId, at);
  const next =
    notBefore === null ? ({ state: 'over', endedAt: at } as const) : ({ state: 'call-back', agentId: null } as const);
  const [ended] = await tx
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
    .returning();
  return ended ?? null;
}

/** Rings for longer than any phone rings, talks for longer than the provider lets anybody: a word was lost. */
async function recover(tx: Tx, before: { ringing: Date; talking: Date }, at: Date, notBefore: Date): Promise<Call[]> {
  await queueUp(tx);
  const left = await tx
    .select()
    .from(calls)
    .where(
      or(
        and(eq(calls.state, 'ringing'), lt(calls.ringingAt, before.ringing)),
        and(inArray(calls.state, ['connected', 'held']), lt(calls.connectedAt, before.talking)),
      ),
    );
  const tries = await inOrder(left, async ({ accountId, callSid, isCallBack, state }) => {
    if (state !== 'ringing') await over(tx, accountId, callSid, at);
    else if (!isCallBack) await missed(tx, accountId, callSid, at);
    else return tried(tx, accountId, callSid, { outcome: 'unknown', counts: true, at, notBefore });
    return null;
  });
  return tries.filter((call) => call !== null);
}

/** A missed call joins the queue, unless that number is called back already. */
export async function addCallBack(tx: Tx, draft: CallBackDraft, at: Date): Promise<void> {
  if (draft.from === null) return;
  await queueUp(tx);
  const open = and(
    eq(calls.brandId, draft.brandId),
    eq(calls.from, draft.from),
    eq(calls.isCallBack, true),
    ne(calls.state, 'over'),
  );
  if ((await first(tx.select({ id: calls.callSid }).from(calls).where(open).limit(1))) !== undefined) return;
  // It may stand there already: it waited for a person, and the caller gave up.
  await tx
    .insert(calls)
    .values({ ...draft, state: 'call-back', isCallBack: true, queuedAt: at })
    .onConflictDoUpdate({
      target: [calls.accountId, calls.callSid],
      set: { ...draft, state: 'call-back', isCallBack: true, agentId: null, reservedFor: null, endedAt: null },
    });
}
