import { and, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Ages, Privacy } from '../../src/core/privacy.ts';
import type { Client } from '../client.ts';
import { rateLimit, session, verification } from '../schema/auth.ts';
import { callAgents, uploadLinks } from '../schema/calls.ts';
import { draftFiles, drafts, notifications, presence } from '../schema/desk.ts';
import { codes } from '../schema/effects.ts';
import { trackCodes, webhookDeliveries, webhooks } from '../schema/integrations.ts';
import { identityAttempts } from '../schema/people.ts';
import { unkept } from './kept-files.ts';
import { leavingNoBytes } from './leaving-no-bytes.ts';

/** In one transaction, so that nobody waits long for it. */
const AT_ONCE = 1_000;

/** Removes what has served its purpose, some at a time, until nothing of that age is left. */
export function createForgetSpent({ write }: Pick<Client, 'write'>): Privacy['forgetSpent'] {
  return async (ages) => {
    let rows = 0;
    for (const [table, isOld] of spent(ages)) {
      for (let gone = AT_ONCE; gone === AT_ONCE; rows += gone) {
        gone = await write((tx) => leavingNoBytes(tx, () => tx.delete(table).where(some(table, isOld)).run().changes));
      }
    }
    const files: string[] = [];
    for (let gone = AT_ONCE; gone === AT_ONCE; rows += gone) {
      const isOld = some(draftFiles, lt(draftFiles.at, ages.begun));
      const hashes = await write((tx) => {
        const removed = tx.delete(draftFiles).where(isOld).returning({ sha256: draftFiles.sha256 }).all();
        gone = removed.length;
        return unkept(
          tx,
          removed.map(({ sha256 }) => sha256),
        );
      });
      files.push(...hashes);
    }
    return { rows, files };
  };
}

function spent(ages: Ages): [SQLiteTable, SQL | undefined][] {
  return [
    [identityAttempts, lt(identityAttempts.at, ages.spent)],
    [codes, lt(codes.expiresAt, ages.spent)],
    [trackCodes, lt(trackCodes.expiresAt, ages.spent)],
    [uploadLinks, lt(uploadLinks.expiresAt, ages.spent)],
    [session, lt(session.expiresAt, ages.spent)],
    [verification, lt(verification.expiresAt, ages.spent)],
    [rateLimit, lt(rateLimit.lastRequest, ages.spent.getTime())],
    [presence, lt(presence.seenAt, ages.spent)],
    [callAgents, lt(callAgents.seenAt, ages.spent)],
    [drafts, lt(drafts.updatedAt, ages.begun)],
    [notifications, lt(notifications.at, ages.logged)],
    [
      webhookDeliveries,
      and(
        // By webhook: so the index finds the old ones.
        inArray(webhookDeliveries.webhookId, sql`(select ${webhooks.id} from ${webhooks})`),
        lt(webhookDeliveries.createdAt, ages.logged),
        ne(webhookDeliveries.status, 'queued'),
      ),
    ],
  ];
}

function some(table: SQLiteTable, isOld: SQL | undefined): SQL {
  return sql`rowid in (select rowid from ${table} where ${isOld} limit ${AT_ONCE})`;
}
