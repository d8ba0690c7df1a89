import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { CallAgent, Calls, Place } from '../../src/core/call.ts';
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
    get: (accountId, callSid) => read((db) => db.select().from(calls).where(one(accountId, callSid)).get() ?? null),
    enter: (call, at) =>
      write(
        (tx) =>
          void tx
            .insert(calls)
            .values({ ...call, state: 'queued', queuedAt: at })
            .onConflictDoNothing()
            .run(),
      ),
    place: (accountId, callSid, now, seenSince) => write((tx) => place(tx, accountId, callSid, now, seenSince)),
    missed: (accountId, callSid, at) => write((tx) => missed(tx, accountId, callSid, at)),
    connected: (accountId, callSid, at) =>
      write(
        (tx) =>
          void tx
            .update(calls)
            .set({ state: 'connected', connectedAt: at })
            .where(and(one(accountId, callSid), eq(calls.state, 'ringing')))
            .run(),
      ),
    wantCallBack: (accountId, callSid) =>
      write(
        (tx) =>
          void tx
            .update(calls)
            .set({ state: 'call-back', isCallBack: true, agentId: null })
            .where(and(one(accountId, callSid), ne(calls.state, 'over'), isNotNull(calls.from)))
            .run(),
      ),
    takeCallBack: (accountId, callSid, agentId, at) =>
      write(
        (tx) =>
          tx
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
            .returning()
            .get() ?? null,
      ),
    retryCallBack: (accountId, callSid, notBefore) => write((tx) => retryCallBack(tx, accountId, callSid, notBefore)),
    over: (accountId, callSid, at) => write((tx) => over(tx, accountId, callSid, at)),
    open: (brandIds) =>
      read((db) =>
        db
          .select()
          .from(calls)
          .where(and(inArray(calls.brandId, [...brandIds]), ne(calls.state, 'over')))
          .orderBy(asc(calls.queuedAt))
          .all(),
      ),
    recover: (ringingBefore, at) => write((tx) => recover(tx, ringingBefore, at)),
    seen: (agent, isAvailable, at) => write((tx) => seen(tx, agent, isAvailable, at)),
  };
}

function place(tx: Tx, accountId: string, callSid: string, now: Date, seenSince: Date): Place | null {
  const call = tx.select().from(calls).where(one(accountId, callSid)).get();
  if (call === undefined || call.isCallBack || (call.state !== 'queued' && call.state !== 'ringing')) return null;
  const { brandId, queuedAt } = call;
  const agents = agentsOf(tx, brandId, seenSince);
  if (call.state === 'ringing') {
    const rung = agents.find(({ id }) => id === call.agentId) ?? null;
    return { position: 1, agents: agents.length, talkSeconds: talkSeconds(tx, brandId), ring: rung };
  }
  const before = waitingBefore(tx, brandId, queuedAt, now);
  const busy = busyAgents(tx, brandId);
  const free = agents
    .filter(({ id }) => !busy.has(id))
    .toSorted((left, right) => left.freeSince.getTime() - right.freeSince.getTime());
  const ring = free.length > before ? (free[0] ?? null) : null;
  if (ring !== null) {
    tx.update(calls).set({ state: 'ringing', agentId: ring.id, ringingAt: now }).where(one(accountId, callSid)).run();
  }
  return { position: before + 1, agents: agents.length, talkSeconds: talkSeconds(tx, brandId), ring };
}

/** Those that came earlier and still wait, on the line or to be called back now. */
function waitingBefore(tx: Tx, brandId: string, queuedAt: Date, now: Date): number {
  return tx
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
    .all().length;
}

function agentsOf(db: Db | Tx, brandId: string, seenSince: Date): CallAgent[] {
  return db
    .select()
    .from(callAgents)
    .where(and(eq(callAgents.isAvailable, true), gte(callAgents.seenAt, seenSince)))
    .all()
    .filter(({ brandIds }) => brandIds === null || brandIds.includes(brandId));
}

function busyAgents(tx: Tx, brandId: string): Set<string> {
  const rows = tx
    .select({ id: calls.agentId })
    .from(calls)
    .where(and(eq(calls.brandId, brandId), inArray(calls.state, ['ringing', 'connected'])))
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

function missed(tx: Tx, accountId: string, callSid: string, at: Date): void {
  const call = tx.select().from(calls).where(one(accountId, callSid)).get();
  if (call?.state !== 'ringing' || call.agentId === null) return;
  tx.update(calls).set({ state: 'queued', agentId: null, ringingAt: null }).where(one(accountId, callSid)).run();
  tx.update(callAgents).set({ isAvailable: false, freeSince: at }).where(eq(callAgents.id, call.agentId)).run();
}

function retryCallBack(tx: Tx, accountId: string, callSid: string, notBefore: Date): void {
  const call = tx.select().from(calls).where(one(accountId, callSid)).get();
  if (call === undefined || call.state === 'over') return;
  tx.update(calls)
    .set({ state: 'call-back', agentId: null, ringingAt: null, notBefore, tries: call.tries + 1 })
    .where(one(accountId, callSid))
    .run();
}

function over(tx: Tx, accountId: string, callSid: string, at: Date): void {
  const call = tx
    .update(calls)
    .set({ state: 'over', endedAt: at })
    .where(and(one(accountId, callSid), ne(calls.state, 'over')))
    .returning({ agentId: calls.agentId })
    .get();
  if (call?.agentId != null) free(tx, call.agentId, at);
}

function free(tx: Tx, agentId: string, at: Date): void {
  tx.update(callAgents).set({ freeSince: at }).where(eq(callAgents.id, agentId)).run();
}

/** A call that rings for longer than any phone rings was left by a process that died. */
function recover(tx: Tx, ringingBefore: Date, at: Date): number {
  const left = tx
    .select()
    .from(calls)
    .where(and(eq(calls.state, 'ringing'), lt(calls.ringingAt, ringingBefore)))
    .all();
  for (const { accountId, callSid, isCallBack } of left) {
    if (isCallBack) retryCallBack(tx, accountId, callSid, at);
    else missed(tx, accountId, callSid, at);
  }
  return left.length;
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
