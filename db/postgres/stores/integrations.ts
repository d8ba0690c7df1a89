import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { Integrations, Scope } from '../../../src/core/integration.ts';
import { textSeal } from '../../seal.ts';
import { placeOf, toKey } from '../../shared/integration-rows.ts';
import type { Client } from '../client.ts';
import { changesOf, done, first } from '../results.ts';
import { apiKeys, auditLog, intakeMessages, webhookDeliveries, webhooks } from '../schema/integrations.ts';

/** @param key 32 bytes: encrypts the secrets; null keeps them as they are (tests) */
export function createIntegrations({ read, write }: Client, key: Buffer | null): Integrations {
  const sealed = textSeal(key);
  const own = (brandIds: readonly string[], id: string) =>
    and(eq(webhooks.id, id), inArray(webhooks.brandId, [...brandIds]));
  return {
    addKey: ({ secret, ...row }) =>
      write((tx) => {
        const kept = secret === null ? null : sealed.close(placeOf.source(row.id), secret);
        return done(tx.insert(apiKeys).values({ ...row, secret: kept }));
      }),
    keys: (scope) =>
      read(async (db) =>
        (await db.select().from(apiKeys).where(within(apiKeys.brandIds, scope)).orderBy(desc(apiKeys.createdAt))).map(
          toKey,
        ),
      ),
    findKey: (hash, at) =>
      write(async (tx) => {
        const row = await first(
          tx
            .update(apiKeys)
            .set({ usedAt: at })
            .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.secret), isNull(apiKeys.revokedAt)))
            .returning(),
        );
        return row === undefined ? null : toKey(row);
      }),
    signedKey: (id) =>
      read(async (db) => {
        const row = await first(
          db
            .select()
            .from(apiKeys)
            .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
            .limit(1),
        );
        if (row === undefined || row.secret === null) return null;
        return { key: toKey(row), secret: sealed.open(placeOf.source(id), row.secret) };
      }),
    wasTaken: (keyId, messageId) =>
      read(async (db) => {
        const known = and(eq(intakeMessages.keyId, keyId), eq(intakeMessages.messageId, messageId));
        return (await first(db.select().from(intakeMessages).where(known).limit(1))) !== undefined;
      }),
    noteTaken: ({ keyId, messageId, at, forgetBefore }) =>
      write(async (tx) => {
        await tx.insert(intakeMessages).values({ keyId, messageId, at }).onConflictDoNothing();
        await tx.delete(intakeMessages).where(lt(intakeMessages.at, forgetBefore));
        await tx.update(apiKeys).set({ usedAt: at }).where(eq(apiKeys.id, keyId));
      }),
    revokeKey: (scope, id, at) =>
      write(async (tx) => {
        const known = and(eq(apiKeys.id, id), within(apiKeys.brandIds, scope));
        return changesOf(await tx.update(apiKeys).set({ revokedAt: at }).where(known)) > 0;
      }),
    addWebhook: ({ secret, ...webhook }) =>
      write((tx) =>
        done(tx.insert(webhooks).values({ ...webhook, secret: sealed.close(placeOf.webhook(webhook.id), secret) })),
      ),
    webhooks: (brandIds) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(webhooks)
            .where(inArray(webhooks.brandId, [...brandIds]))
            .orderBy(asc(webhooks.createdAt))
        ).map(({ secret: _secret, ...webhook }) => webhook),
      ),
    setWebhook: (brandIds, id, isActive) =>
      write(async (tx) => changesOf(await tx.update(webhooks).set({ isActive }).where(own(brandIds, id))) > 0),
    setSecret: (brandIds, id, secret) =>
      write(async (tx) => {
        const kept = sealed.close(placeOf.webhook(id), secret);
        return changesOf(await tx.update(webhooks).set({ secret: kept }).where(own(brandIds, id))) > 0;
      }),
    removeWebhook: (brandIds, id) =>
      write(async (tx) => changesOf(await tx.delete(webhooks).where(own(brandIds, id))) > 0),
    deliveries: (webhookId, limit) =>
      read((db) =>
        db
          .select()
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.webhookId, webhookId))
          .orderBy(desc(webhookDeliveries.createdAt))
          .limit(limit),
      ),
    retryNow: (webhookId, deliveryId, at) =>
      write(async (tx) => {
        const open = and(
          eq(webhookDeliveries.id, deliveryId),
          eq(webhookDeliveries.webhookId, webhookId),
          inArray(webhookDeliveries.status, ['queued', 'failed']),
        );
        const again = { status: 'queued' as const, nextAttemptAt: at, settledAt: null };
        return changesOf(await tx.update(webhookDeliveries).set(again).where(open)) > 0;
      }),
    queueDeliveries: ({ brandId, type, eventId, payload, at, happenedAt }) =>
      write(async (tx) => {
        const wanted = (
          await tx
            .select()
            .from(webhooks)
            .where(and(eq(webhooks.brandId, brandId), eq(webhooks.isActive, true)))
            // Whoever removes one waits, or is waited for: what is to be told to it stands beside it.
            .orderBy(asc(webhooks.id))
            .for('key share')
        ).filter(({ events, createdAt }) => events.includes(type) && createdAt <= happenedAt);
        for (const { id: webhookId } of wanted) {
          const row = { id: `${eventId}-${webhookId}`, webhookId, type, payload, createdAt: at, nextAttemptAt: at };
          await tx
            .insert(webhookDeliveries)
            .values({ ...row, status: 'queued' })
            .onConflictDoNothing();
        }
      }),
    dueDeliveries: (now, limit) =>
      read(async (db) =>
        (
          await db
            .select({ delivery: webhookDeliveries, webhookId: webhooks.id, url: webhooks.url, secret: webhooks.secret })
            .from(webhookDeliveries)
            .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
            .where(
              and(
                eq(webhookDeliveries.status, 'queued'),
                lte(webhookDeliveries.nextAttemptAt, now),
                // While it is paused, what it was to be told waits.
                eq(webhooks.isActive, true),
              ),
            )
            .orderBy(asc(webhookDeliveries.nextAttemptAt))
            .limit(limit)
        ).map(({ delivery, webhookId, url, secret }) => ({
          ...delivery,
          url,
          secret: sealed.open(placeOf.webhook(webhookId), secret),
        })),
      ),
    settleDelivery: (id, { status, responseStatus, error, nextAt }, at) =>
      write(async (tx) => {
        const row = await first(
          tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)).limit(1).for('update'),
        );
        if (row?.status !== 'queued') return;
        await tx
          .update(webhookDeliveries)
          .set({
            status,
            responseStatus,
            error,
            nextAttemptAt: nextAt,
            attempts: row.attempts + 1,
            settledAt: nextAt === null ? at : null,
          })
          .where(eq(webhookDeliveries.id, id));
      }),
    audit: (entry) => write((tx) => done(tx.insert(auditLog).values(entry))),
    auditLog: (scope, limit) =>
      read((db) =>
        db
          .select()
          .from(auditLog)
          .where(within(auditLog.brandIds, scope))
          .orderBy(desc(auditLog.at), desc(auditLog.id))
          .limit(limit),
      ),
  };
}

/** Rows all of whose brands are in the scope; those of every brand are for who sees every brand. */
function within(column: typeof apiKeys.brandIds | typeof auditLog.brandIds, scope: Scope): SQL | undefined {
  if (scope === null) return undefined;
  return and(isNotNull(column), sql`${column} <@ ${JSON.stringify(scope)}::jsonb`);
}
