import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Call, CallAgent, Calls, Place } from '../../../src/core/call.ts';
import { type Client, type Db, lockName, type Tx } from '../client.ts';
import { done, first } from '../results.ts';
import { callAgents, calls } from '../schema/calls.ts';

/** Conversations whose length tells how long the next will take. */
const RECENT_CALLS = 20;

type Queue = Pick<
  Calls,
  | 'get'
  | 'enter'
  | 'place'
  | 'missed'
  | 'connected'
  | 'wantCallBack'
  | 'takeCallBack'
  | 'retryCallBack'
  | 'over'
  | 'open'
  | 'recover'
  | 'seen'
>;

const one = (accountId: string, callSid: string) => and(eq(calls.accountId, accountId), eq(calls.callSid, callSid));

export function createCallQueue({ read, write }: Client): Queue {
  return {
    get: (accountId, callSid) =>
      read(async (db) => (await first(db.select().from(calls).where(one(accountId, callSid)).limit(1))) ?? null),
    enter: (call, at) =>
      write((tx) =>
        done(
          tx
            .insert(calls)
            .values({ ...call, state: 'queued', queuedAt: at })
            .onConflictDoNothing(),
        ),
      ),
    place: (accountId, callSid, now, seenSince) => write((tx) => place(tx, accountId, callSid, now, seenSince)),
    missed: (accountId, callSid, at) => write((tx) => missed(tx, accountId, callSid, at)),
    connected: (accountId, callSid, at) =>
      write((tx) =>
        done(
          tx
            .update(calls)
            .set({ state: 'connected', connectedAt: at })
            .where(and(one(accountId, callSid), eq(calls.state, 'ringing'))),
        ),
      ),
    wantCallBack: (accountId, callSid) =>
      write((tx) =>
        done(
          tx
            .update(calls)
            .set({ state: 'call-back', isCallBack: true, agentId: null })
            .where(and(one(accountId, callSid), ne(calls.state, 'over'), isNotNull(calls.from))),
        ),
      ),
    takeCallBack: (accountId, callSid, agentId, at) => write((tx) => takeCallBack(tx, accountId, callSid, agentId, at)),
    retryCallBack: (accountId, callSid, notBefore) => write((tx) => retryCallBack(tx, accountId, callSid, notBefore)),
    over: (accountId, callSid, at) => write((tx) => over(tx, accountId, callSid, at)),
    open: (brandIds) =>
      read((db) =>
        db
          .select()
          .from(calls)
          .where(and(inArray(calls.brandId, [...brandIds]), ne(calls.state, 'over')))
          .orderBy(asc(calls.queuedAt)),
      ),
    recover: (ringingBefore, at) => write((tx) => recover(tx, ringingBefore, at)),
    seen: (agent, isAvailable, at) => write((tx) => seen(tx, agent, isAvailable, at)),
  };
}

async function place(tx: Tx, accountId: string, callSid: string, now: Date, seenSince: Date): Promise<Place | null> {
  await queueUp(tx);
  const call = await first(tx.select().from(calls).where(one(accountId, callSid)).limit(1));
  if (call === undefined || call.isCallBack || (call.state !== 'queued' && call.state !== 'ringing')) return null;
  const { brandId, queuedAt } = call;
  const agents = await agentsOf(tx, brandId, seenSince);
  if (call.state === 'ringing') {
    const rung = agents.find(({ id }) => id === call.agentId) ?? null;
    return { position: 1, agents: agents.length, talkSeconds: await talkSeconds(tx, brandId), ring: rung };
  }
  const before = await waitingBefore(tx, brandId, queuedAt, now);
  const busy = await busyAgents(tx, brandId);
  const free = agents
    .filter(({ id }) => !busy.has(id))
    .toSorted((left, right) => left.freeSince.getTime() - right.freeSince.getTime());
  const ring = free.length > before ? (free[0] ?? null) : null;
  if (ring !== null) {
    await tx.update(calls).set({ state: 'ringing', agentId: ring.id, ringingAt: now }).where(one(accountId, callSid));
  }
  return { position: before + 1, agents: agents.length, talkSeconds: await talkSeconds(tx, brandId), ring };
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
    .set({ state: 'ringing', agentId, ringingAt: at })
    .where(
      and(
        one(accountId, callSid),
        eq(calls.isCallBack, true),
        // The same agent may press the button twice.
        or(eq(calls.state, 'call-back'), and(eq(calls.state, 'ringing'), eq(calls.agentId, agentId))),
      ),
    )
    .returning();
  return taken ?? null;
}

/** Who is next and which agent is free is decided by one process at a time. */
async function queueUp(tx: Tx): Promise<void> {
  await lockName(tx, { isShared: false }, 'calls');
}

/** Those that came earlier and still wait, on the line or to be called back now. */
async function waitingBefore(tx: Tx, brandId: string, queuedAt: Date, now: Date): Promise<number> {
  return (
    await tx
      .select({ id: calls.callSid })
      .from(calls)
      .where(
        and(
          eq(calls.brandId, brandId),
          inArray(calls.state, ['queued', 'call-back']),
          lt(calls.queuedAt, queuedAt),
          or(isNull(calls.notBefore), lt(calls.notBefore, now)),
        ),
      )
  ).length;
}

async function agentsOf(db: Db, brandId: string, seenSince: Date): Promise<CallAgent[]> {
  return (
    await db
      .select()
      .from(callAgents)
      .where(and(eq(callAgents.isAvailable, true), gte(callAgents.seenAt, seenSince)))
  ).filter(({ brandIds }) => brandIds === null || brandIds.includes(brandId));
}

async function busyAgents(tx: Tx, brandId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ id: calls.agentId })
    .from(calls)
    .where(and(eq(calls.brandId, brandId), inArray(calls.state, ['ringing', 'connected'])));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

async function talkSeconds(tx: Tx, brandId: string): Promise<number | null> {
  const recent = await tx
    .select({ from: calls.connectedAt, to: calls.endedAt })
    .from(calls)
    .where(and(eq(calls.brandId, brandId), isNotNull(calls.connectedAt), isNotNull(calls.endedAt)))
    .orderBy(desc(calls.endedAt))
    .limit(RECENT_CALLS);
  const seconds = recent.map(({ from, to }) => ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 1000);
  return seconds.length === 0 ? null : seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
}

async function missed(tx: Tx, accountId: string, callSid: string, at: Date): Promise<void> {
  await queueUp(tx);
  const call = await first(tx.select().from(calls).where(one(accountId, callSid)).limit(1));
  if (call?.state !== 'ringing' || call.agentId === null) return;
  await tx.update(calls).set({ state: 'queued', agentId: null, ringingAt: null }).where(one(accountId, callSid));
  await tx.update(callAgents).set({ isAvailable: false, freeSince: at }).where(eq(callAgents.id, call.agentId));
}

async function retryCallBack(tx: Tx, accountId: string, callSid: string, notBefore: Date): Promise<void> {
  await queueUp(tx);
  const call = await first(tx.select().from(calls).where(one(accountId, callSid)).limit(1));
  if (call === undefined || call.state === 'over') return;
  await tx
    .update(calls)
    .set({ state: 'call-back', agentId: null, ringingAt: null, notBefore, tries: call.tries + 1 })
    .where(one(accountId, callSid));
}

async function over(tx: Tx, accountId: string, callSid: string, at: Date): Promise<void> {
  const call = await first(
    tx
      .update(calls)
      .set({ state: 'over', endedAt: at })
      .where(and(one(accountId, callSid), ne(calls.state, 'over')))
      .returning({ agentId: calls.agentId }),
  );
  if (call?.agentId != null) await free(tx, call.agentId, at);
}

async function free(tx: Tx, agentId: string, at: Date): Promise<void> {
  await tx.update(callAgents).set({ freeSince: at }).where(eq(callAgents.id, agentId));
}

/** A call that rings for longer than any phone rings was left by a process that died. */
async function recover(tx: Tx, ringingBefore: Date, at: Date): Promise<number> {
  await queueUp(tx);
  const left = await tx
    .select()
    .from(calls)
    .where(and(eq(calls.state, 'ringing'), lt(calls.ringingAt, ringingBefore)));
  for (const { accountId, callSid, isCallBack } of left) {
    if (isCallBack) await retryCallBack(tx, accountId, callSid, at);
    else await missed(tx, accountId, callSid, at);
  }
  return left.length;
}

async function seen(
  tx: Tx,
  agent: Pick<CallAgent, 'id' | 'name' | 'brandIds'>,
  isAvailable: boolean | null,
  at: Date,
): Promise<CallAgent> {
  const brandIds = agent.brandIds === null ? null : [...agent.brandIds];
  const known = await first(tx.select().from(callAgents).where(eq(callAgents.id, agent.id)).limit(1));
  const row = {
    id: agent.id,
    name: agent.name,
    brandIds,
    isAvailable: isAvailable ?? known?.isAvailable ?? false,
    seenAt: at,
    freeSince: known?.isAvailable === true ? known.freeSince : at,
  };
  const [saved] = await tx
    .insert(callAgents)
    .values(row)
    .onConflictDoUpdate({ target: callAgents.id, set: row })
    .returning();
  return saved ?? row;
}
