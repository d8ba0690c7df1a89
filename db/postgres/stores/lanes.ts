import { and, asc, eq, gt, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { latestBelievable } from '../../../src/core/clock-set-back.ts';
import type { Lanes, LoadedTurn, StoredFile } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { readMessage, toConversation } from '../../shared/rows.ts';
import { byMessage } from '../../shared/stored-files.ts';
import { amongst } from '../amongst.ts';
import type { Client, Db } from '../client.ts';
import { prepared } from '../prepared.ts';
import { done } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { commitTurn } from './commit-turn.ts';
import { createLeft } from './left.ts';

/** Messages that one turn may answer; the rest of a flood is the next turn's. */
const MAX_WAITING = 200;

export function createLanes(client: Client): Lanes {
  const { ask, tell } = client;
  const load = (conversationId: string) =>
    ask((db) => queries(db).load.execute({ id: conversationId, at_most: MAX_WAITING }));
  return {
    async acquire(conversationId, owner, leaseMs, now) {
      const taken = await tell((db) => acquire(db, { conversationId, owner, leaseMs, now }));
      const fence = taken[0]?.lane.fence;
      if (fence === undefined) return null;
      // The statement does not see what was received while it waited for the lane.
      const turn = turnOf(isBehind(taken) ? await load(conversationId) : taken);
      return turn === null ? null : { lease: { conversationId, owner, fence }, turn };
    },
    load: async (conversationId) => turnOf(await load(conversationId)),
    ...createLeft(client),
    commitTurn: (commit) => commitTurn(client, commit),
    release: ({ conversationId, owner, fence }) =>
      tell((db) => done(queries(db).release.execute({ id: conversationId, lease_owner: owner, fence }))),
  };
}

/** What every turn needs before its commit. */
const queries = prepared((db) => {
  const own = eq(conversations.id, given(conversations.id));
  const isFree = or(
    isNull(conversations.leaseUntil),
    lt(conversations.leaseUntil, given(conversations.leaseUntil, 'now')),
    gt(conversations.leaseUntil, given(conversations.leaseUntil, 'latest')),
  );
  // Of two that take it at once the second one waits for the first one's commit, and finds it taken.
  const taken = db.$with('lane').as(
    db
      .update(conversations)
      .set({
        leaseOwner: given(conversations.leaseOwner),
        leaseUntil: given(conversations.leaseUntil),
        fence: sql`${conversations.fence} + 1`,
      })
      .where(and(own, isFree))
      .returning(),
  );
  return {
    acquire: turnIn(db, taken).prepare('lane_acquire'),
    load: turnIn(db, laneOf(db, own)).prepare('lane_load'),
    release: db
      .update(conversations)
      .set({ leaseOwner: null, leaseUntil: null })
      .where(
        and(
          own,
          eq(conversations.leaseOwner, given(conversations.leaseOwner)),
          eq(conversations.fence, given(conversations.fence)),
        ),
      )
      .prepare('lane_release'),
  };
});

function laneOf(db: Db, where: SQL) {
  return db.$with('lane').as(db.select().from(conversations).where(where));
}

/** A lane with what waits in it, a row for each message; one row without a message where nothing waits. */
function turnIn(db: Db, lane: ReturnType<typeof laneOf>) {
  const waits = and(
    eq(inbox.conversationId, lane.id),
    isNull(lane.awaitsEffect),
    gt(inbox.seq, lane.doneSeq),
    lte(inbox.seq, sql`${lane.doneSeq} + ${sql.placeholder('at_most')}::integer`),
  );
  const { id, name, contentType, size, sha256 } = attachments;
  const file = sql`json_build_object('id', ${id}, 'name', ${name}, 'contentType', ${contentType}, 'size', ${size}, 'sha256', ${sha256})`;
  const files = db
    .select({ all: sql<StoredFile[] | null>`json_agg(${file})` })
    .from(attachments)
    .where(eq(attachments.messageId, inbox.id));
  return db
    .with(lane)
    .select({
      lane: lane._.selectedFields,
      contact: contacts,
      waiting: { id: inbox.id, seq: inbox.seq, message: inbox.message, receivedAt: inbox.receivedAt },
      files: sql<StoredFile[] | null>`(${files})`,
    })
    .from(lane)
    .innerJoin(contacts, eq(contacts.id, lane.contactId))
    .leftJoin(inbox, waits)
    .orderBy(asc(inbox.seq));
}
type TurnRow = Awaited<ReturnType<typeof turnIn>>[number];

interface Acquiring {
  conversationId: string;
  owner: string;
  leaseMs: number;
  now: Date;
}

function acquire(db: Db, { conversationId, owner, leaseMs, now }: Acquiring): Promise<TurnRow[]> {
  return queries(db).acquire.execute({
    id: conversationId,
    lease_owner: owner,
    lease_until: new Date(now.getTime() + leaseMs),
    now,
    latest: latestBelievable(now),
    at_most: MAX_WAITING,
  });
}

function isBehind([row]: readonly TurnRow[]): boolean {
  if (row === undefined || row.waiting !== null) return false;
  return row.lane.lastSeq > row.lane.doneSeq && row.lane.awaitsEffect === null;
}

function turnOf(rows: readonly TurnRow[]): LoadedTurn | null {
  const [row] = rows;
  if (row === undefined) return null;
  const { lane, contact } = row;
  return {
    conversation: toConversation(lane),
    contact,
    state: lane.state,
    doneSeq: lane.doneSeq,
    waiting: rows.flatMap(({ waiting, files }) =>
      waiting === null ? [] : [{ ...waiting, message: readMessage(waiting.message), files: files ?? [] }],
    ),
    dueAt: lane.dueAt ?? lane.updatedAt,
    leftAt: lane.leftAt,
  };
}

export async function filesOf(db: Db, messageIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
  if (messageIds.length === 0) return new Map();
  return byMessage(await db.select().from(attachments).where(amongst(attachments.messageId, messageIds)));
}
