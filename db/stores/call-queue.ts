import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Call, CallAgent, Calls, MoveTarget, Place } from '../../src/core/call.ts';
import type { Client, Db, Tx } from '../client.ts';
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

/** In the words of the index of open calls: only so does SQLite use it, and the calls of years are not read along. */
export const isOpenCall = sql`${calls.state} <> 'over'`;

export const oneCall = (accountId: string, callSid: string) =>
  and(eq(calls.accountId, accountId), eq(calls.callSid, callSid));

export function createCallQueue({ read, write }: Client): Queue {
  return {
    get: (accountId, callSid) => read((db) => db.select().from(calls).where(oneCall(accountId, callSid)).get() ?? null),
    enter: (call, at) =>
      write(
        (tx) =>
          void tx
            .insert(calls)
            .values({ ...call, state: 'queued', queuedAt: at, ringingAt: at })
            .onConflictDoNothing()
            .run(),
      ),
    place: (accountId, callSid, now, seenSince) => write((tx) => place(tx, accountId, callSid, now, seenSince)),
    missed: (accountId, callSid, at) => write((tx) => missed(tx, accountId, callSid, at)),
    connected: (accountId, callSid, at) => write((tx) => connected(tx, accountId, callSid, at)),
    note: (accountId, callSid, known, at) =>
      write((tx) => {
        tx.update(calls).set(known).where(oneCall(accountId, callSid)).run();
        const rings = and(oneCall(accountId, callSid), eq(calls.state, 'ringing'));
        tx.update(calls).set({ ringingAt: at }).where(rings).run();
      }),
    move: (accountId, callSid, agentId, to, at) => write((tx) => move(tx, accountId, callSid, { agentId, to, at })),
    byLeg: (accountId, leg) =>
      read(
        (db) =>
          db
            .select()
            .from(calls)
            // The `+` keeps SQLite from beginning with all calls of the account.
            .where(
              and(sql`+${calls.accountId} = ${accountId}`, or(eq(calls.agentLeg, leg), eq(calls.customerLeg, leg))),
            )
            .get() ?? null,
      ),
    over: (accountId, callSid, at) => write((tx) => over(tx, accountId, callSid, at)),
    silent: (since) =>
      read((db) => {
        const waits = and(
          isOpenCall,
          eq(calls.state, 'queued'),
          eq(calls.isCallBack, false),
          lt(calls.ringingAt, since),
        );
        return db.select().from(calls).where(waits).all();
      }),
    open: (brandIds) =>
      read((db) =>
        db
          .select()
          .from(calls)
          .where(and(inArray(calls.brandId, [...brandIds]), isOpenCall))
          .orderBy(asc(calls.queuedAt))
          .all(),
      ),
    agents: (brandIds, seenSince) =>
      read((db) => {
        const busy = busyAgents(db);
        return db
          .select()
          .from(callAgents)
          .where(gte(callAgents.seenAt, seenSince))
          .orderBy(asc(callAgents.name))
          .all()
          .filter((agent) => agent.brandIds === null || agent.brandIds.some((id) => brandIds.includes(id)))
          .map((agent) => ({ ...agent, isBusy: busy.has(agent.id) }));
      }),
    seen: (agent, isAvailable, at) => write((tx) => seen(tx, agent, isAvailable, at)),
  };
}

function place(tx: Tx, accountId: string, callSid: string, now: Date, seenSince: Date): Place | null {
  const call = tx.select().from(calls).where(oneCall(accountId, callSid)).get();
  if (call === undefined || call.isCallBack || (call.state !== 'queued' && call.state !== 'ringing')) return null;
  const { brandId, queuedAt, reservedFor } = call;
  // Whoever it was handed to and is gone keeps it from nobody.
  const colleague = reservedFor === null ? null : seenAgent(tx, reservedFor, seenSince);
  const agents = colleague === null ? agentsOf(tx, brandId, seenSince) : [colleague];
  const known = { agents: agents.length, talkSeconds: talkSeconds(tx, brandId) };
  if (call.state === 'ringing') {
    return { ...known, position: 1, ring: agents.find(({ id }) => id === call.agentId) ?? null };
  }
  const free = freeAgents(tx, agents);
  const before = colleague === null ? waitingBefore(tx, brandId, queuedAt, now) : 0;
  const ring = free.length > before ? (free[0] ?? null) : null;
  const given = ring === null ? {} : ({ state: 'ringing', agentId: ring.id } as const);
  tx.update(calls)
    .set({ ...given, reservedFor: colleague?.id ?? null, ringingAt: now })
    .where(oneCall(accountId, callSid))
    .run();
  return { ...known, position: before + 1, ring };
}

function seenAgent(tx: Tx, id: string, seenSince: Date): CallAgent | null {
  return (
    tx
      .select()
      .from(callAgents)
      .where(and(eq(callAgents.id, id), gte(callAgents.seenAt, seenSince)))
      .get() ?? null
  );
}

/** Those without a call, who has been so for longest first. */
export function freeAgents(tx: Tx, agents: readonly CallAgent[]): CallAgent[] {
  const busy = busyAgents(tx);
  return agents
    .filter(({ id }) => !busy.has(id))
    .toSorted((left, right) => left.freeSince.getTime() - right.freeSince.getTime());
}

/** Those that came earlier and still wait, on the line or to be called back now. */
export function waitingBefore(tx: Tx, brandId: string, queuedAt: Date, now: Date): number {
  return tx
    .select({ id: calls.callSid })
    .from(calls)
    .where(
      and(
        eq(calls.brandId, brandId),
        isOpenCall,
        inArray(calls.state, ['queued', 'call-back']),
        // They wait for somebody else, or for a decision.
        isNull(calls.reservedFor),
        isNull(calls.leftBecause),
        lt(calls.queuedAt, queuedAt),
        or(eq(calls.state, 'queued'), isDueSince(new Date(now.getTime() - HOLDS_UP_MS), now)),
      ),
    )
    .all().length;
}

/** A call-back that became due in between. */
const isDueSince = (since: Date, now: Date) =>
  or(
    and(isNull(calls.notBefore), gte(calls.queuedAt, since)),
    and(gte(calls.notBefore, since), lte(calls.notBefore, now)),
  );

export function agentsOf(db: Db | Tx, brandId: string, seenSince: Date): CallAgent[] {
  return db
    .select()
    .from(callAgents)
    .where(and(eq(callAgents.isAvailable, true), gte(callAgents.seenAt, seenSince)))
    .all()
    .filter(({ brandIds }) => brandIds === null || brandIds.includes(brandId));
}

/** Whatever brand their call is of: nobody talks to two people. */
function busyAgents(db: Db | Tx): Set<string> {
  const rows = db
    .select({ id: calls.agentId })
    .from(calls)
    .where(and(isOpenCall, inArray(calls.state, BUSY)))
    .all();
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

function talkSeconds(tx: Tx, brandId: string): number | null {
  const recent = tx
    .select({ from: calls.connectedAt, to: calls.endedAt })
    .from(calls)
    .where(and(eq(calls.brandId, brandId), isNotNull(calls.connectedAt), isNotNull(calls.endedAt)))
    .orderBy(desc(calls.endedAt))
    .limit(RECENT_CALLS)
    .all();
  const seconds = recent.map(({ from, to }) => ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 1000);
  return seconds.length === 0 ? null : seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
}

export function missed(tx: Tx, accountId: string, callSid: string, at: Date): void {
  const call = tx.select().from(calls).where(oneCall(accountId, callSid)).get();
  if (call?.state !== 'ringing' || call.agentId === null) return;
  tx.update(calls)
    .set({ state: 'queued', agentId: null, reservedFor: null, ringingAt: at })
    .where(oneCall(accountId, callSid))
    .run();
  setAway(tx, call.agentId, at);
}

/** Whoever did not answer gets no more calls until they say that they are there. */
export function setAway(tx: Tx, agentId: string, at: Date): void {
  tx.update(callAgents).set({ isAvailable: false, freeSince: at }).where(eq(callAgents.id, agentId)).run();
}

function connected(tx: Tx, accountId: string, callSid: string, at: Date): void {
  const call = tx
    .update(calls)
    .set({ state: 'connected', connectedAt: at, reservedFor: null })
    .where(and(oneCall(accountId, callSid), eq(calls.state, 'ringing')))
    .returning()
    .get();
  if (call?.from == null) return;
  const waits = and(isOpenCall, eq(calls.state, 'call-back'));
  const others = and(eq(calls.brandId, call.brandId), eq(calls.from, call.from), waits);
  tx.update(calls).set({ state: 'over', endedAt: at }).where(others).run();
}

function move(
  tx: Tx,
  accountId: string,
  callSid: string,
  { agentId, to, at }: { agentId: string; to: MoveTarget; at: Date },
): Call | null {
  // The end of the agent's line may be told before the customer, who was fetched away from it, asks what next.
  const justEnded = and(eq(calls.state, 'over'), gte(calls.endedAt, new Date(at.getTime() - JUST_ENDED_MS)));
  const has = or(inArray(calls.state, ['connected', 'held']), justEnded);
  const own = and(oneCall(accountId, callSid), has, eq(calls.agentId, agentId));
  // Whoever was called back waits on the line from now on, like everybody who has called.
  const place =
    to.kind === 'hold'
      ? ({ state: 'held' } as const)
      : ({ state: 'queued', agentId: null, reservedFor: to.kind === 'agent' ? to.agentId : null } as const);
  const moved = tx
    .update(calls)
    .set({ ...place, isCallBack: false, endedAt: null, ringingAt: at })
    .where(own)
    .returning()
    .get();
  if (moved === undefined) return null;
  if (to.kind !== 'hold') free(tx, agentId, at);
  return moved;
}

export function over(tx: Tx, accountId: string, callSid: string, at: Date): void {
  const call = tx
    .update(calls)
    .set({ state: 'over', endedAt: at })
    .where(and(oneCall(accountId, callSid), ne(calls.state, 'over')))
    .returning({ agentId: calls.agentId })
    .get();
  if (call?.agentId != null) free(tx, call.agentId, at);
}

export function free(tx: Tx, agentId: string, at: Date): void {
  tx.update(callAgents).set({ freeSince: at }).where(eq(callAgents.id, agentId)).run();
}

function seen(
  tx: Tx,
  agent: Pick<CallAgent, 'id' | 'name' | 'brandIds'>,
  isAvailable: boolean | null,
  at: Date,
): CallAgent {
  const brandIds = agent.brandIds === null ? null : [...agent.brandIds];
  const known = tx.select().from(callAgents).where(eq(callAgents.id, agent.id)).get();
  const row = {
    id: agent.id,
    name: agent.name,
    brandIds,
    isAvailable: isAvailable ?? known?.isAvailable ?? false,
    seenAt: at,
    freeSince: known?.isAvailable === true ? known.freeSince : at,
  };
  return tx.insert(callAgents).values(row).onConflictDoUpdate({ target: callAgents.id, set: row }).returning().get();
}
