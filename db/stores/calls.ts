import { and, desc, eq, isNull, lt, notInArray } from 'drizzle-orm';
import { type Calls, MISSED_CALL } from '../../src/core/call.ts';
import type { Client, Db } from '../client.ts';
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
        (db) =>
          db
            .select()
            .from(callSteps)
            .where(step(accountId, callSid, name))
            .get()?.document ?? null,
      ),
    keepStep: (accountId, callSid, name, document, at) =>
      write((tx) => {
        tx.insert(callSteps).values({ accountId, callSid, step: name, document, at }).onConflictDoNothing().run();
        return (
          tx
            .select()
            .from(callSteps)
            .where(step(accountId, callSid, name))
            .get()?.document ?? document
        );
      }),
    forgetSteps: (before) => write((tx) => void tx.delete(callSteps).where(lt(callSteps.at, before)).run()),
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
    addUploadLink: (link) => write((tx) => void tx.insert(uploadLinks).values(link).onConflictDoNothing().run()),
    uploadLink: (hash) => read((db) => db.select().from(uploadLinks).where(eq(uploadLinks.hash, hash)).get() ?? null),
    spendUploadLink: (hash, at) =>
      write(
        (tx) =>
          tx
            .update(uploadLinks)
            .set({ usedAt: at })
            .where(and(eq(uploadLinks.hash, hash), isNull(uploadLinks.usedAt)))
            .run().changes === 1,
      ),
  };
}

function newest(db: Db, where: ReturnType<typeof and>): { id: string; number: string } | null {
  return (
    db
      .select({ id: tickets.id, number: ticketNumbers.number })
      .from(tickets)
      .innerJoin(ticketNumbers, and(eq(ticketNumbers.ticketId, tickets.id), eq(ticketNumbers.position, 0)))
      .where(where)
      .orderBy(desc(tickets.receivedAt))
      .get() ?? null
  );
}
