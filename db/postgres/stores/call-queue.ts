import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Call, CallAgent, Calls, MoveTarget, Place } from '../../../src/core/call.ts';
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
  | 'note'
  | 'move'
  | 'byLeg'
  | 'over'
  | 'silent'
  | 'open'
  | 'agents'
  | 'seen'
>;

/** How long after its end a call can still turn out to have been sent on. */
const JUST_ENDED_MS = 15_000;
/** States in which an agent can take no other call. */
const BUSY = ['ringing', 'connected', 'held'] as const;
/** A call-back that nobody has made by then holds up nobody who waits on the line. */
const HOLDS_UP_MS = 30 * 60_000;

export const oneCall = (accountId: string, callSid: string) =>
  and(eq(calls.accountId, accountId), eq(calls.callSid, callSid));

export function createCallQueue({ read, write }: Client): Queue {
  return {
    get: (accountId, callSid) =>
      read(async (db) => (await first(db.select().from(calls).where(oneCall(accountId, callSid)).limit(1))) ?? null),
    enter: (call, at) =>
      write((tx) =>
        done(
          tx
            .insert(calls)
            .values({ ...call, state: 'queued', queuedAt: at, ringingAt: at })
            .onConflictDoNothing(),
        ),
      ),
    place: (accountId, callSid, now, seenSince) => write((tx) => place(tx, accountId, callSid, now, seenSince)),
    missed: (accountId, callSid, at) => write((tx) => missed(tx, accountId, callSid, at)),
    connected: (accountId, callSid, at) => write((tx) => connected(tx, accountId, callSid, at)),
    note: (accountId, callSid, known, at) =>
      write(async (tx) => {
        await tx.update(calls).set(known).where(oneCall(accountId, callSid));
        const rings = and(oneCall(accountId, callSid), eq(calls.state, 'ringing'));
        await tx.update(calls).set({ ringingAt: at }).where(rings);
      }),
    move: (accountId, callSid, agentId, to, at) => write((tx) => move(tx, accountId, callSid, { agentId, to, at })),
    byLeg: (accountId, leg) =>
      read(async (db) => {
        const named = and(eq(calls.accountId, accountId), or(eq(calls.agentLeg, leg), eq(calls.customerLeg, leg)));
        return (await first(db.select().from(calls).where(named).limit(1))) ?? null;
      }),
    over: (accountId, callSid, at) => write((tx) => over(tx, accountId, callSid, at)),
    silent: (since) =>
      read((db) => {
        const waits = and(eq(calls.state, 'queued'), eq(calls.isCallBack, false), lt(calls.ringingAt, since));
        return db.select().from(calls).where(waits);
      }),
    open: (brandIds) =>
      read((db) =>
        db
          .select()
          .from(calls)
          .where(and(inArray(calls.brandId, [...brandIds]), ne(calls.state, 'over')))
          .orderBy(asc(calls.queuedAt)),
      ),
    agents: (brandIds, seenSince) =>
      read(async (db) => {
        const busy = await busyAgents(db);
        const there = await db
          .select()
          .from(callAgents)
          .where(gte(callAgents.seenAt, seenSince))
          .orderBy(asc(callAgents.name));
        return there
          .filter((agent) => agent.brandIds === null || agent.brandIds.some((id) => brandIds.includes(id)))
          .map((agent) => ({ ...agent, isBusy: busy.has(agent.id) }));
      }),
    seen: (agent, isAvailable, at) => write((tx) => seen(tx, agent, isAvailable, at)),
  };
}

async function place(tx: Tx, accountId: string, callSid: string, now: Date, seenSince: Date): Promise<Place | null> {
  await queueUp(tx);
  const call = await first(tx.select().from(calls).where(oneCall(accountId, callSid)).limit(1));
  if (call === undefined || call.isCallBack || (call.state !== 'queued' && call.state !== 'ringing')) return null;
  const { brandId, queuedAt, reservedFor } = call;
  // Whoever it was handed to and is gone keeps it from nobody.
  const colleague = reservedFor === null ? null : await seenAgent(tx, reservedFor, seenSince);
  const agents = colleague === null ? await agentsOf(tx, brandId, seenSince) : [colleague];
  const known = { agents: agents.length, talkSeconds: await talkSeconds(tx, brandId) };
  if (call.state === 'ringing') {
    return { ...known, position: 1, ring: agents.find(({ id }) => id === call.agentId) ?? null };
  }
  const free = await freeAgents(tx, agents);
  const before = colleague === null ? await waitingBefore(tx, brandId, queuedAt, now) : 0;
  const ring = free.length > before ? (free[0] ?? null) : null;
  const given = ring === null ? {} : ({ state: 'ringing', agentId: ring.id } as const);
  await tx
    .update(calls)
    .set({ ...given, reservedFor: colleague?.id ?? null, ringingAt: now })
    .where(oneCall(accountId, callSid));
  return { ...known, position: before + 1, ring };
}

async function seenAgent(tx: Tx, id: string, seenSince: Date): Promise<CallAgent | null> {
  const known = and(eq(callAgents.id, id), gte(callAgents.seenAt, seenSince));
  return (await first(tx.select().from(callAgents).where(known).limit(1))) ?? null;
}

/** Those without a call, who has been so for longest first. */
export async function freeAgents(tx: Tx, agents: readonly CallAgent[]): Promise<CallAgent[]> {
  const busy = await busyAgents(tx);
  return agents
    .filter(({ id }) => !busy.has(id))
    .toSorted((left, right) => left.freeSince.getTime() - right.freeSince.getTime());
}

/**
 * Who is next and which agent is free is decided by one process at a time. So is the end of a call and of its waiting: it
 * would be given to somebody, or put back, by whoever has just read that it waits.
 */
export async function queueUp(tx: Tx): Promise<void> {
  await lockName(tx, { isShared: false }, 'calls');
}

/** Those that came earlier and still wait, on the line or to be called back now. */
export async function waitingBefore(tx: Tx, brandId: string, queuedAt: Date, now: Date): Promise<number> {
  return (
    await tx
      .select({ id: calls.callSid })
      .from(calls)
      .where(
        and(
          eq(calls.brandId, brandId),
          inArray(calls.state, ['queued', 'call-back']),
          // They wait for somebody else, or for a decision.
          isNull(calls.reservedFor),
          isNull(calls.leftBecause),
          lt(calls.queuedAt, queuedAt),
          or(eq(calls.state, 'queued'), isDueSince(new Date(now.getTime() - HOLDS_UP_MS), now)),
        ),
      )
  ).length;
}

/** A call-back that became due in between. */
const isDueSince = (since: Date, now: Date) =>
  or(
    and(isNull(calls.notBefore), gte(calls.queuedAt, since)),
    and(gte(calls.notBefore, since), lte(calls.notBefore, now)),
  );

export async function agentsOf(db: Db, brandId: string, seenSince: Date): Promise<CallAgent[]> {
  return (
    await db
      .select()
      .from(callAgents)
      .where(and(eq(callAgents.isAvailable, true), gte(callAgents.seenAt, seenSince)))
  ).filter(({ brandIds }) => brandIds === null || brandIds.includes(brandId));
}

/** Whatever brand their call is of: nobody talks to two people. */
async function busyAgents(db: Db): Promise<Set<string>> {
  const rows = await db.select({ id: calls.agentId }).from(calls).where(inArray(calls.state, BUSY));
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

export async function missed(tx: Tx, accountId: string, callSid: string, at: Date): Promise<void> {
  await queueUp(tx);
  const call = await first(tx.select().from(calls).where(oneCall(accountId, callSid)).limit(1));
  if (call?.state !== 'ringing' || call.agentId === null) return;
  await tx
    .update(calls)
    .set({ state: 'queued', agentId: null, reservedFor: null, ringingAt: at })
    .where(oneCall(accountId, callSid));
  await setAway(tx, call.agentId, at);
}

/** Whoever did not answer gets no more calls until they say that they are there. */
export async function setAway(tx: Tx, agentId: string, at: Date): Promise<void> {
  await tx.update(callAgents).set({ isAvailable: false, freeSince: at }).where(eq(callAgents.id, agentId));
}

async function connected(tx: Tx, accountId: string, callSid: string, at: Date): Promise<void> {
  await queueUp(tx);
  const call = await first(
    tx
      .update(calls)
      .set({ state: 'connected', connectedAt: at, reservedFor: null })
      .where(and(oneCall(accountId, callSid), eq(calls.state, 'ringing')))
      .returning(),
  );
  if (call?.from == null) return;
  const others = and(eq(calls.brandId, call.brandId), eq(calls.from, call.from), eq(calls.state, 'call-back'));
  await tx.update(calls).set({ state: 'over', endedAt: at }).where(others);
}

async function move(
  tx: Tx,
  accountId: string,
  callSid: string,
  { agentId, to, at }: { agentId: string; to: MoveTarget; at: Date },
): Promise<Call | null> {
  await queueUp(tx);
  // The end of the agent's line may be told before the customer, who was fetched away from it, asks what next.
  const justEnded = and(eq(calls.state, 'over'), gte(calls.endedAt, new Date(at.getTime() - JUST_ENDED_MS)));
  const has = or(inArray(calls.state, ['connected', 'held']), justEnded);
  const own = and(oneCall(accountId, callSid), has, eq(calls.agentId, agentId));
  // Whoever was called back waits on the line from now on, like everybody who has called.
  const place =
    to.kind === 'hold'
      ? ({ state: 'held' } as const)
      : ({ state: 'queued', agentId: null, reservedFor: to.kind === 'agent' ? to.agentId : null } as const);
  const moved = await first(
    tx
      .update(calls)
      .set({ ...place, isCallBack: false, endedAt: null, ringingAt: at })
      .where(own)
      .returning(),
  );
  if (moved === undefined) return null;
  if (to.kind !== 'hold') await free(tx, agentId, at);
  return moved;
}

export async function over(tx: Tx, accountId: string, callSid: string, at: Date): Promise<void> {
  await queueUp(tx);
  const call = await first(
    tx
      .update(calls)
      .set({ state: 'over', endedAt: at })
      .where(and(oneCall(accountId, callSid), ne(calls.state, 'over')))
      .returning({ agentId: calls.agentId }),
  );
  if (call?.agentId != null) await free(tx, call.agentId, at);
}

export async function free(tx: Tx, agentId: string, at: Date): Promise<void> {
  await tx.update(callAgents).set({ freeSince: at }).where(eq(callAgents.id, agentId));
}

/** In one statement: what became of them meanwhile, by a call that they missed, is not undone. */
async function seen(
  tx: Tx,
  agent: Pick<CallAgent, 'id' | 'name' | 'brandIds'>,
  isAvailable: boolean | null,
  at: Date,
): Promise<CallAgent> {
  const brandIds = agent.brandIds === null ? null : [...agent.brandIds];
  const row = {
    id: agent.id,
    name: agent.name,
    brandIds,
    isAvailable: isAvailable ?? false,
    seenAt: at,
    freeSince: at,
  };
  const [saved] = await tx
    .insert(callAgents)
    .values(row)
    .onConflictDoUpdate({
      target: callAgents.id,
      set: {
        ...row,
        isAvailable: isAvailable ?? sql`${callAgents.isAvailable}`,
        freeSince: sql`case when ${callAgents.isAvailable} then ${callAgents.freeSince} else excluded.free_since end`,
      },
    })
    .returning();
  return saved ?? row;
}
