import { and, asc, eq, exists, inArray, isNull, lt, min, ne, not, notInArray, or, sql } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import type { Erasure, Privacy } from '../../../src/core/privacy.ts';
import type { Conversations } from '../../../src/core/store.ts';
import { ERASED, erasedMessage } from '../../shared/erased.ts';
import type { Client, Db, Tx } from '../client.ts';
import { done, first, inOrder } from '../results.ts';
import { callSteps, calls, uploadLinks } from '../schema/calls.ts';
import { quarantine } from '../schema/channels.ts';
import { conversations } from '../schema/conversations.ts';
import { draftFiles, drafts } from '../schema/desk.ts';
import { codes, effects, ratings } from '../schema/effects.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { revisions, suppressions, ticketFiles } from '../schema/reach.ts';
import { ticketNotes, tickets } from '../schema/tickets.ts';
import { eraseSent, eraseTraces, receivedIn } from './erase-traces.ts';
import { hasFiles, unkept } from './kept-files.ts';
import { areCalls, contactOf, numbersOf, recordOf, talksOf } from './person-record.ts';
import { createForgetSpent } from './spent.ts';

/** More than anybody writes. */
const ALL = 100_000;

export function createPrivacy({ read, write }: Client, timeline: Conversations['timeline']): Privacy {
  return {
    find: (brandId, { kind, value }) =>
      read(
        async (db) =>
          (
            await first(
              db
                .select({ id: identities.contactId })
                .from(identities)
                .where(and(eq(identities.brandId, brandId), eq(identities.kind, kind), eq(identities.value, value)))
                .limit(1),
            )
          )?.id ?? null,
      ),
    async record(brandId, contactId) {
      const record = await read((db) => recordOf(db, brandId, contactId));
      if (record === null) return null;
      const talks = record.conversations.map(async (talk) => ({ ...talk, messages: await timeline(talk.id, 0, ALL) }));
      return { ...record, conversations: await Promise.all(talks) };
    },
    // The server takes the old rows away by itself (autovacuum).
    erase: (brandId, contactId, at) => write((tx) => erase(tx, brandId, contactId, at)),
    forgetSetAside: (accounts, before) =>
      write((tx) => {
        const which =
          'of' in accounts
            ? inArray(quarantine.accountId, [...accounts.of])
            : or(isNull(quarantine.accountId), notInArray(quarantine.accountId, [...accounts.notOf]));
        const old = and(which, lt(quarantine.at, before));
        return done(
          tx
            .update(quarantine)
            .set({ payload: Buffer.from(ERASED), detail: ERASED })
            .where(and(old, ne(quarantine.detail, ERASED))),
        );
      }),
    forgetSpent: createForgetSpent({ write }),
    begunAt: () =>
      read(async (db) => (await first(db.select({ at: min(contacts.createdAt) }).from(contacts)))?.at ?? null),
    silentSince: (brandId, before, limit) => read((db) => silentSince(db, brandId, before, limit)),
  };
}

type Talks = ReturnType<typeof talksOf>;

const isOpenComplaint = and(eq(tickets.kind, 'complaint'), notInArray(tickets.state, ['resolved', 'closed']));

async function erase(tx: Tx, brandId: string, contactId: string, at: Date): Promise<Erasure> {
  if ((await contactOf(tx, brandId, contactId)) === undefined) return { outcome: 'not-found' };
  // No message of theirs comes in while they are forgotten, and no turn is taken.
  const who = eq(identities.contactId, contactId);
  await tx.select({ id: identities.id }).from(identities).where(who).orderBy(asc(identities.id)).for('update');
  const theirs = eq(conversations.contactId, contactId);
  await talksOf(tx, contactId).orderBy(asc(conversations.id)).for('update');
  // Nor does a ticket of theirs become a complaint.
  const own = eq(tickets.contactId, contactId);
  await tx.select({ id: tickets.id }).from(tickets).where(own).orderBy(asc(tickets.id)).for('update');
  const open = await tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.contactId, contactId), isOpenComplaint));
  if (open.length > 0)
    return { outcome: 'held', ticketNumbers: (await inOrder(open, ({ id }) => numbersOf(tx, id))).flat() };

  const owned = await tx.select().from(conversations).where(theirs);
  const talks = talksOf(tx, contactId);
  const isOpenEffect = and(inArray(effects.conversationId, talks), ne(effects.status, 'settled'));
  if ((await first(tx.select({ id: effects.id }).from(effects).where(isOpenEffect).limit(1))) !== undefined)
    return { outcome: 'busy' };

  const files = await eraseFiles(tx, talks, contactId);
  await eraseTraces(tx, brandId, contactId, owned, at);
  const messages = await eraseMessages(tx, talks, contactId, at);
  await eraseTickets(tx, contactId);
  await eraseCalls(tx, contactId);
  await eraseWho(tx, contactId, talks, at);
  return { outcome: 'erased', messages, files };
}

/** Returns the hashes of files that nobody else has. */
async function eraseFiles(tx: Tx, talks: Talks, contactId: string): Promise<string[]> {
  const isTheirs = inArray(attachments.conversationId, talks);
  const own = await tx.select().from(attachments).where(isTheirs);
  const sent = await tx
    .select({ id: outbox.id, content: outbox.content })
    .from(outbox)
    .where(and(inArray(outbox.conversationId, talks), hasFiles));
  const sentFiles = sent.flatMap(({ content }) => content.files ?? []);
  for (const { id, content } of sent) {
    const { files: _files, ...rest } = content;
    await tx.update(outbox).set({ content: rest }).where(eq(outbox.id, id));
  }
  const theirTickets = tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.contactId, contactId));
  const begun = await tx.delete(draftFiles).where(inArray(draftFiles.ticketId, theirTickets)).returning();
  await tx
    .delete(ticketFiles)
    .where(inArray(ticketFiles.attachmentId, tx.select({ id: attachments.id }).from(attachments).where(isTheirs)));
  await tx.delete(attachments).where(isTheirs);
  return unkept(
    tx,
    [...own, ...sentFiles, ...begun].map(({ sha256 }) => sha256),
  );
}

async function eraseMessages(tx: Tx, talks: Talks, contactId: string, at: Date): Promise<number> {
  const received = await receivedIn(tx, contactId);
  for (const row of received) {
    await tx
      .update(inbox)
      .set({ message: erasedMessage(row.message) })
      .where(eq(inbox.id, row.id));
  }
  const ids = tx.select({ id: inbox.id }).from(inbox).where(inArray(inbox.conversationId, talks));
  await tx.update(revisions).set({ before: ERASED }).where(inArray(revisions.messageId, ids));
  return received.length + (await eraseSent(tx, inArray(outbox.conversationId, talks), at));
}

async function eraseTickets(tx: Tx, contactId: string): Promise<void> {
  const ids = (
    await tx
      .update(tickets)
      .set({ summary: ERASED, resolution: null })
      .where(eq(tickets.contactId, contactId))
      .returning({ id: tickets.id })
  ).map(({ id }) => id);
  await tx.update(ticketNotes).set({ text: ERASED }).where(inArray(ticketNotes.ticketId, ids));
  await tx.delete(drafts).where(inArray(drafts.ticketId, ids));
}

async function eraseCalls(tx: Tx, contactId: string): Promise<void> {
  await tx.delete(callSteps).where(areCalls(tx, callSteps, contactId));
  await tx.delete(uploadLinks).where(areCalls(tx, uploadLinks, contactId));
  await tx
    .update(calls)
    .set({ from: null, about: ERASED })
    .where(areCalls(tx, calls, contactId));
}

/** Who it was, and what the flows still knew. A STOP is forgotten with the number that it was said for. */
async function eraseWho(tx: Tx, contactId: string, talks: Talks, at: Date): Promise<void> {
  const own = await tx.delete(identities).where(eq(identities.contactId, contactId)).returning();
  for (const { brandId, kind, value } of own) {
    const said = and(eq(suppressions.brandId, brandId), eq(suppressions.kind, kind), eq(suppressions.value, value));
    await tx.delete(suppressions).where(said);
  }
  await tx.update(contacts).set({ name: null, language: null, erasedAt: at }).where(eq(contacts.id, contactId));
  await tx
    .update(conversations)
    .set({
      threadKey: sql`'erased-' || ${conversations.id}`,
      replyAddress: ERASED,
      state: INITIAL_FLOW_STATE,
      // What they wrote last has no words any more that could be answered.
      doneSeq: sql`${conversations.lastSeq}`,
      firstWaitingAt: null,
      dueAt: null,
      leftAt: null,
    })
    .where(eq(conversations.contactId, contactId));
  await tx.delete(codes).where(inArray(codes.conversationId, talks));
  await tx.update(ratings).set({ comment: null }).where(inArray(ratings.conversationId, talks));
  await tx
    .update(effects)
    .set({ arguments: {}, action: {}, outcome: null, detail: null })
    .where(inArray(effects.conversationId, talks));
}

async function silentSince(db: Db, brandId: string, before: Date, limit: number): Promise<string[]> {
  const of = eq(conversations.contactId, contacts.id);
  const isNewer = db
    .select({ one: sql`1` })
    .from(conversations)
    .where(and(of, not(lt(conversations.updatedAt, before))));
  const isOpen = db
    .select({ one: sql`1` })
    .from(tickets)
    .where(and(eq(tickets.contactId, contacts.id), notInArray(tickets.state, ['resolved', 'closed'])));
  return (
    await db
      .select({ id: contacts.id })
      .from(contacts)
      .where(
        and(
          eq(contacts.brandId, brandId),
          isNull(contacts.erasedAt),
          lt(contacts.createdAt, before),
          not(exists(isNewer)),
          not(exists(isOpen)),
        ),
      )
      .limit(limit)
  ).map(({ id }) => id);
}
