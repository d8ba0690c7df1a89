import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQLWrapper, sql } from 'drizzle-orm';
import { latestBelievable } from '../../../src/core/clock-set-back.ts';
import type {
  CommitOutcome,
  Lanes,
  LoadedTurn,
  StoredFile,
  TakenLane,
  TurnCommit,
  WaitingMessage,
} from '../../../src/core/store.ts';
import { readMessage, toConversation } from '../../shared/rows.ts';
import type { Client, Db, Tx } from '../client.ts';
import { done, first } from '../results.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { addEvents, isNumberTaken, openTickets } from './ticket-writes.ts';
import { writeExtras } from './turn-extras.ts';

/** Messages that one turn may answer; the rest of a flood is the next turn's. */
const MAX_WAITING = 200;

export function createLanes({ read, write }: Client): Lanes {
  return {
    acquire: (conversationId, owner, leaseMs, now) =>
      write((tx) => acquire(tx, { conversationId, owner, leaseMs, now })),
    load: (conversationId) => read((db) => load(db, conversationId)),
    commitTurn: (commit) => write((tx) => commitTurn(tx, commit)),
    release: ({ conversationId, owner, fence }) =>
      write((tx) =>
        done(
          tx
            .update(conversations)
            .set({ leaseOwner: null, leaseUntil: null })
            .where(
              and(
                eq(conversations.id, conversationId),
                eq(conversations.leaseOwner, owner),
                eq(conversations.fence, fence),
              ),
            ),
        ),
      ),
  };
}

interface Acquiring {
  conversationId: string;
  owner: string;
  leaseMs: number;
  now: Date;
}

/** One statement: of two that take it at once the second one finds it taken. */
async function acquire(tx: Tx, { conversationId, owner, leaseMs, now }: Acquiring): Promise<TakenLane | null> {
  const [row] = await tx
    .update(conversations)
    .set({
      leaseOwner: owner,
      leaseUntil: new Date(now.getTime() + leaseMs),
      fence: sql`${conversations.fence} + 1`,
    })
    .where(
      and(
        eq(conversations.id, conversationId),
        or(
          isNull(conversations.leaseUntil),
          lt(conversations.leaseUntil, now),
          gt(conversations.leaseUntil, latestBelievable(now)),
        ),
      ),
    )
    .returning();
  const turn = await turnOf(tx, row);
  return row === undefined || turn === null ? null : { lease: { conversationId, owner, fence: row.fence }, turn };
}

async function load(db: Db, conversationId: string): Promise<LoadedTurn | null> {
  const [row] = await db.select().from(conversations).where(eq(conversations.id, conversationId));
  return turnOf(db, row);
}

async function turnOf(db: Db, conversation: typeof conversations.$inferSelect | undefined): Promise<LoadedTurn | null> {
  if (conversation === undefined) return null;
  const [contact] = await db.select().from(contacts).where(eq(contacts.id, conversation.contactId));
  if (contact === undefined) return null;
  return {
    conversation: toConversation(conversation),
    contact,
    state: conversation.state,
    doneSeq: conversation.doneSeq,
    waiting:
      conversation.lastSeq > conversation.doneSeq && conversation.awaitsEffect === null
        ? await waitingOf(db, conversation.id, conversation.doneSeq)
        : [],
    dueAt: conversation.dueAt ?? conversation.updatedAt,
  };
}

async function waitingOf(db: Db, conversationId: string, doneSeq: number): Promise<WaitingMessage[]> {
  const rows = await db
    .select()
    .from(inbox)
    .where(and(eq(inbox.conversationId, conversationId), gt(inbox.seq, doneSeq)))
    .orderBy(asc(inbox.seq))
    .limit(MAX_WAITING);
  const files = await filesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, seq, message, receivedAt }) => ({
    id,
    seq,
    receivedAt,
    message: readMessage(message),
    files: files.get(id) ?? [],
  }));
}

export async function filesOf(db: Db, messageIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
  const files = new Map<string, StoredFile[]>();
  if (messageIds.length === 0) return files;
  for (const row of await db
    .select()
    .from(attachments)
    .where(inArray(attachments.messageId, [...messageIds]))) {
    const { id, name, contentType, size, sha256 } = row;
    files.set(row.messageId, [...(files.get(row.messageId) ?? []), { id, name, contentType, size, sha256 }]);
  }
  return files;
}

async function commitTurn(tx: Tx, commit: TurnCommit): Promise<CommitOutcome> {
  const { lease, readFromSeq, readToSeq, at, turnId } = commit;
  for (const { number } of commit.tickets) if (await isNumberTaken(tx, number)) return 'number-taken';
  const conversation = await moveOn(tx, commit);
  if (conversation === undefined) return 'stale';

  await tx.insert(turns).values({
    id: turnId,
    conversationId: conversation.id,
    fence: lease.fence,
    fromSeq: readFromSeq,
    toSeq: readToSeq,
    understood: commit.understood,
    committedAt: at,
  });
  const answered = await tx
    .update(inbox)
    .set({ turnId })
    .where(and(eq(inbox.conversationId, conversation.id), gt(inbox.seq, readFromSeq), lte(inbox.seq, readToSeq)))
    .returning({ id: inbox.id, seq: inbox.seq, providerId: inbox.providerId, message: inbox.message });
  answered.sort((one, other) => one.seq - other.seq);
  await openTickets(tx, commit, conversation, answered[0]?.id ?? '');
  await putOut(tx, commit, conversation, answered.at(-1));
  await addEvents(tx, commit, answered);
  await writeExtras(tx, commit, conversation);

  return conversation.lastSeq > readToSeq ? 'more' : 'committed';
}

/** A conversation after its turn, as far as the rest of the commit needs it. */
type MovedOn = Awaited<ReturnType<typeof moveOn>>;

/** Only where the lease holds and the lane stands where it was read. From here on nobody takes, writes to or moves it until this has committed. */
async function moveOn(tx: Tx, { lease, readFromSeq, readToSeq, at, ...commit }: TurnCommit) {
  const whereMoreWaits = (then: SQLWrapper) => sql`case when ${conversations.lastSeq} > ${readToSeq} then ${then} end`;
  return first(
    tx
      .update(conversations)
      .set({
        state: commit.state,
        language: commit.language,
        holder: commit.holder,
        awaitsEffect: commit.effect?.id ?? null,
        rung: commit.rung,
        doneSeq: readToSeq,
        timelineSeq: sql`${conversations.timelineSeq} + ${commit.outbound.length}`,
        firstWaitingAt: whereMoreWaits(sql`${sql.param(at, conversations.firstWaitingAt)}::timestamptz`),
        dueAt: whereMoreWaits(conversations.dueAt),
        // An empty lane is given back in this commit, which saves one of its own.
        leaseOwner: whereMoreWaits(conversations.leaseOwner),
        leaseUntil: whereMoreWaits(conversations.leaseUntil),
        updatedAt: at,
      })
      .where(
        and(
          eq(conversations.id, lease.conversationId),
          eq(conversations.leaseOwner, lease.owner),
          eq(conversations.fence, lease.fence),
          eq(conversations.doneSeq, readFromSeq),
        ),
      )
      .returning({
        id: conversations.id,
        brandId: conversations.brandId,
        contactId: conversations.contactId,
        accountId: conversations.accountId,
        replyAddress: conversations.replyAddress,
        lastSeq: conversations.lastSeq,
        timelineSeq: conversations.timelineSeq,
      }),
  );
}

/** Answers reply to the newest message that the turn answers; where it answers none, to the one before it. */
async function putOut(
  tx: Tx,
  commit: TurnCommit,
  conversation: NonNullable<MovedOn>,
  answered: Answered | undefined,
): Promise<void> {
  if (commit.outbound.length === 0) return;
  const newest = answered ?? (await newestBefore(tx, conversation.id, commit.readToSeq));
  const replyContext = newest === undefined ? {} : readMessage(newest.message).replyContext;
  await tx.insert(outbox).values(
    commit.outbound.map((line, index) => ({
      ...line,
      conversationId: conversation.id,
      brandId: conversation.brandId,
      turnId: commit.turnId,
      timelineSeq: conversation.timelineSeq - commit.outbound.length + index + 1,
      accountId: conversation.accountId,
      to: conversation.replyAddress,
      inReplyTo: newest?.providerId ?? null,
      replyContext,
      status: 'queued' as const,
      nextAttemptAt: commit.at,
      createdAt: commit.at,
    })),
  );
}

type Answered = Pick<typeof inbox.$inferSelect, 'providerId' | 'message'>;

async function newestBefore(tx: Tx, conversationId: string, seq: number): Promise<Answered | undefined> {
  return first(
    tx
      .select({ providerId: inbox.providerId, message: inbox.message })
      .from(inbox)
      .where(and(eq(inbox.conversationId, conversationId), lte(inbox.seq, seq)))
      .orderBy(desc(inbox.seq))
      .limit(1),
  );
}
