import { and, desc, eq, isNull, lt, notInArray } from 'drizzle-orm';
import { type Calls, MISSED_CALL } from '../../../src/core/call.ts';
import type { Client, Db } from '../client.ts';
import { changesOf, done, first } from '../results.ts';
import { callSteps, uploadLinks } from '../schema/calls.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';
import { createCallBacks } from './call-backs.ts';
import { createCallQueue } from './call-queue.ts';

export function createCalls(client: Client): Calls {
  const { read, write } = client;
  const step = (accountId: string, callSid: string, name: string) =>
    and(eq(callSteps.accountId, accountId), eq(callSteps.callSid, callSid), eq(callSteps.step, name));

  return {
    ...createCallQueue(client),
    ...createCallBacks(client),
    step: (accountId, callSid, name) =>
      read(
        async (db) =>
          (
            await first(
              db
                .select()
                .from(callSteps)
                .where(step(accountId, callSid, name))
                .limit(1),
            )
          )?.document ?? null,
      ),
    keepStep: (accountId, callSid, name, document, at) =>
      write(async (tx) => {
        await tx.insert(callSteps).values({ accountId, callSid, step: name, document, at }).onConflictDoNothing();
        return (
          (
            await first(
              tx
                .select()
                .from(callSteps)
                .where(step(accountId, callSid, name))
                .limit(1),
            )
          )?.document ?? document
        );
      }),
    forgetSteps: (before) => write((tx) => done(tx.delete(callSteps).where(lt(callSteps.at, before)))),
    ticketOf: (conversationId) =>
      read((db) => newest(db, and(eq(tickets.conversationId, conversationId), notInArray(tickets.state, ['closed'])))),
    missedCallOf: (contactId) =>
      read((db) =>
        newest(
          db,
          and(
            eq(tickets.contactId, contactId),
            eq(tickets.topic, MISSED_CALL),
            notInArray(tickets.state, ['resolved', 'closed']),
          ),
        ),
      ),
    addUploadLink: (link) => write((tx) => done(tx.insert(uploadLinks).values(link).onConflictDoNothing())),
    uploadLink: (hash) =>
      read(
        async (db) => (await first(db.select().from(uploadLinks).where(eq(uploadLinks.hash, hash)).limit(1))) ?? null,
      ),
    spendUploadLink: (hash, at) =>
      write(
        async (tx) =>
          changesOf(
            await tx
              .update(uploadLinks)
              .set({ usedAt: at })
              .where(and(eq(uploadLinks.hash, hash), isNull(uploadLinks.usedAt))),
          ) === 1,
      ),
  };
}

async function newest(db: Db, where: ReturnType<typeof and>): Promise<{ id: string; number: string } | null> {
  return (
    (await first(
      db
        .select({ id: tickets.id, number: ticketNumbers.number })
        .from(tickets)
        .innerJoin(ticketNumbers, and(eq(ticketNumbers.ticketId, tickets.id), eq(ticketNumbers.position, 0)))
        .where(where)
        .orderBy(desc(tickets.receivedAt))
        .limit(1),
    )) ?? null
  );
}
