import { and, eq, exists, inArray, isNull, lt, min, ne, not, notInArray, or, sql } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { Erasure, Privacy } from '../../src/core/privacy.ts';
import type { Conversations } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { callSteps, calls, uploadLinks } from '../schema/calls.ts';
import { quarantine } from '../schema/channels.ts';
import { conversations } from '../schema/conversations.ts';
import { draftFiles, drafts } from '../schema/desk.ts';
import { codes, effects, ratings } from '../schema/effects.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { revisions, suppressions, ticketFiles } from '../schema/reach.ts';
import { ticketNotes, tickets } from '../schema/tickets.ts';
import { ERASED, erasedMessage } from '../shared/erased.ts';
import { type Addressed, addressedLittleByLittle, eraseSent, eraseTraces, receivedIn } from './erase-traces.ts';
import { hasFiles, unkept } from './kept-files.ts';
import { leavingNoBytes } from './leaving-no-bytes.ts';
import { areCalls, contactOf, numbersOf, recordOf, talksOf } from './person-record.ts';
import { createForgetSpent } from './spent.ts';

/** More than anybody writes. */
const ALL = 100_000;

/** What is read off the event loop. */
type Walks = Pick<Privacy, 'silentSince'> & { addressedTo(brandId: string, contactId: string): Promise<Addressed> };

export function createPrivacy(
  { read, write }: Client,
  { silentSince, addressedTo }: Walks,
  timeline: Conversations['timeline'],
): Privacy {
  return {
    find: (brandId, { kind, value }) =>
      read(
        (db) =>
          db
            .select({ id: identities.contactId })
            .from(identities)
            .where(and(eq(identities.brandId, brandId), eq(identities.kind, kind), eq(identities.value, value)))
            .get()?.id ?? null,
      ),
    async record(brandId, contactId) {
      const record = await read((db) => recordOf(db, brandId, contactId));
      if (record === null) return null;
      const talks = record.conversations.map(async (talk) => ({ ...talk, messages: await timeline(talk.id, 0, ALL) }));
      return { ...record, conversations: await Promise.all(talks) };
    },
    async erase(brandId, contactId, at) {
      // Who is to be forgotten does not wait for a report that keeps the thread.
      const addressed = await addressedTo(brandId, contactId).catch(() =>
        addressedLittleByLittle({ read }, brandId, contactId),
      );
      const erasure = await write((tx) => leavingNoBytes(tx, () => erase(tx, brandId, contactId, addressed, at)));
      // What was there stands in the log until that is written over.
      if (erasure.outcome === 'erased') await read((db) => void db.get(sql`pragma wal_checkpoint(truncate)`));
      return erasure;
    },
    forgetSetAside: (accounts, before) =>
      write((tx) => {
        const which =
          'of' in accounts
            ? inArray(quarantine.accountId, [...accounts.of])
            : or(isNull(quarantine.accountId), notInArray(quarantine.accountId, [...accounts.notOf]));
        const old = and(which, lt(quarantine.at, before));
        tx.update(quarantine)
          .set({ payload: Buffer.from(ERASED), detail: ERASED })
          .where(and(old, ne(quarantine.detail, ERASED)))
          .run();
      }),
    forgetSpent: createForgetSpent({ write }),
    begunAt: () =>
      read(
        (db) =>
          db
            .select({ at: min(contacts.createdAt) })
            .from(contacts)
            .get()?.at ?? null,
      ),
    silentSince,
  };
}

type Talks = ReturnType<typeof talksOf>;

const isOpenComplaint = and(eq(tickets.kind, 'complaint'), notInArray(tickets.state, ['resolved', 'closed']));

function erase(tx: Tx, brandId: string, contactId: string, addressed: Addressed, at: Date): Erasure {
  if (contactOf(tx, brandId, contactId) === undefined) return { outcome: 'not-found' };
  const open = tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.contactId, contactId), isOpenComplaint))
    .all();
  if (open.length > 0) return { outcome: 'held', ticketNumbers: open.flatMap(({ id }) => numbersOf(tx, id)) };

  const theirs = tx.select().from(conversations).where(eq(conversations.contactId, contactId)).all();
  const talks = talksOf(tx, contactId);
  const isOpenEffect = and(inArray(effects.conversationId, talks), ne(effects.status, 'settled'));
  if (tx.select({ id: effects.id }).from(effects).where(isOpenEffect).get() !== undefined) return { outcome: 'busy' };

  const files = eraseFiles(tx, talks, contactId);
  eraseTraces(tx, brandId, contactId, theirs, { ...addressed, at });
  const messages = eraseMessages(tx, talks, contactId, at);
  eraseTickets(tx, contactId);
  eraseCalls(tx, contactId);
  eraseWho(tx, contactId, talks, at);
  return { outcome: 'erased', messages, files };
}

/** Returns the hashes of files that nobody else has. */
function eraseFiles(tx: Tx, talks: Talks, contactId: string): string[] {
  const isTheirs = inArray(attachments.conversationId, talks);
  const own = tx.select().from(attachments).where(isTheirs).all();
  const sent = tx
    .select({ id: outbox.id, content: outbox.content })
    .from(outbox)
    .where(and(inArray(outbox.conversationId, talks), hasFiles))
    .all();
  const sentFiles = sent.flatMap(({ content }) => content.files ?? []);
  for (const { id, content } of sent) {
    const { files: _files, ...rest } = content;
    tx.update(outbox).set({ content: rest }).where(eq(outbox.id, id)).run();
  }
  const begun = tx
    .delete(draftFiles)
    .where(
      inArray(draftFiles.ticketId, tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.contactId, contactId))),
    )
    .returning()
    .all();
  tx.delete(ticketFiles)
    .where(inArray(ticketFiles.attachmentId, tx.select({ id: attachments.id }).from(attachments).where(isTheirs)))
    .run();
  tx.delete(attachments).where(isTheirs).run();
  return unkept(
    tx,
    [...own, ...sentFiles, ...begun].map(({ sha256 }) => sha256),
  );
}

function eraseMessages(tx: Tx, talks: Talks, contactId: string, at: Date): number {
  const received = receivedIn(tx, contactId);
  for (const row of received) {
    tx.update(inbox)
      .set({ message: erasedMessage(row.message) })
      .where(eq(inbox.id, row.id))
      .run();
  }
  const ids = tx.select({ id: inbox.id }).from(inbox).where(inArray(inbox.conversationId, talks));
  tx.update(revisions).set({ before: ERASED }).where(inArray(revisions.messageId, ids)).run();
  return received.length + eraseSent(tx, inArray(outbox.conversationId, talks), at);
}

function eraseTickets(tx: Tx, contactId: string): void {
  const ids = tx
    .update(tickets)
    .set({ summary: ERASED, resolution: null })
    .where(eq(tickets.contactId, contactId))
    .returning({ id: tickets.id })
    .all()
    .map(({ id }) => id);
  tx.update(ticketNotes).set({ text: ERASED }).where(inArray(ticketNotes.ticketId, ids)).run();
  tx.delete(drafts).where(inArray(drafts.ticketId, ids)).run();
}

function eraseCalls(tx: Tx, contactId: string): void {
  tx.delete(callSteps)
    .where(areCalls(tx, callSteps, contactId))
    .run();
  tx.delete(uploadLinks)
    .where(areCalls(tx, uploadLinks, contactId))
    .run();
  tx.update(calls)
    .set({ from: null, about: ERASED })
    .where(areCalls(tx, calls, contactId))
    .run();
}

/** Who it was, and what the flows still knew. A STOP is forgotten with the number that it was said for. */
function eraseWho(tx: Tx, contactId: string, talks: Talks, at: Date): void {
  const own = tx.delete(identities).where(eq(identities.contactId, contactId)).returning().all();
  for (const { brandId, kind, value } of own) {
    const said = and(eq(suppressions.brandId, brandId), eq(suppressions.kind, kind), eq(suppressions.value, value));
    tx.delete(suppressions).where(said).run();
  }
  tx.update(contacts).set({ name: null, language: null, erasedAt: at }).where(eq(contacts.id, contactId)).run();
  tx.update(conversations)
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
    .where(eq(conversations.contactId, contactId))
    .run();
  tx.delete(codes).where(inArray(codes.conversationId, talks)).run();
  tx.update(ratings).set({ comment: null }).where(inArray(ratings.conversationId, talks)).run();
  tx.update(effects)
    .set({ arguments: {}, action: {}, outcome: null, detail: null })
    .where(inArray(effects.conversationId, talks))
    .run();
}

export function silentSince(db: Db, brandId: string, before: Date, limit: number): string[] {
  const of = eq(conversations.contactId, contacts.id);
  const isNewer = db
    .select({ one: sql`1` })
    .from(conversations)
    .where(and(of, not(lt(conversations.updatedAt, before))));
  const isOpen = db
    .select({ one: sql`1` })
    .from(tickets)
    .where(and(eq(tickets.contactId, contacts.id), notInArray(tickets.state, ['resolved', 'closed'])));
  return db
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
    .all()
    .map(({ id }) => id);
}
