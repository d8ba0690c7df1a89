import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { Integrations, Scope } from '../../src/core/integration.ts';
import type { Client } from '../client.ts';
import { apiKeys, auditLog, intakeMessages, webhookDeliveries, webhooks } from '../schema/integrations.ts';
import { textSeal } from '../seal.ts';
import { placeOf, toKey } from '../shared/integration-rows.ts';

/** @param key 32 bytes: encrypts the secrets; null keeps them as they are (tests) */
export function createIntegrations({ read, write }: Client, key: Buffer | null): Integrations {
  const sealed = textSeal(key);
  const own = (brandIds: readonly string[], id: string) =>
    and(eq(webhooks.id, id), inArray(webhooks.brandId, [...brandIds]));
  return {
    addKey: ({ secret, ...row }) =>
      write((tx) => {
        const kept = secret === null ? null : sealed.close(placeOf.source(row.id), secret);
        tx.insert(apiKeys)
          .values({ ...row, secret: kept })
          .run();
      }),
    keys: (scope) =>
      read((db) =>
        db
          .select()
          .from(apiKeys)
          .where(within(apiKeys.brandIds, scope))
          .orderBy(desc(apiKeys.createdAt))
          .all()
          .map(toKey),
      ),
    findKey: (hash, at) =>
      write((tx) => {
        const row = tx
          .update(apiKeys)
          .set({ usedAt: at })
          .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.secret), isNull(apiKeys.revokedAt)))
          .returning()
          .get();
        return row === undefined ? null : toKey(row);
      }),
    signedKey: (id) =>
      read((db) => {
        const row = db
          .select()
          .from(apiKeys)
          .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
          .get();
        if (row === undefined || row.secret === null) return null;
        return { key: toKey(row), secret: sealed.open(placeOf.source(id), row.secret) };
      }),
    wasTaken: (keyId, messageId) =>
      read(
        (db) =>
          db
            .select()
            .from(intakeMessages)
            .where(and(eq(intakeMessages.keyId, keyId), eq(intakeMessages.messageId, messageId)))
            .get() !== undefined,
      ),
    noteTaken: ({ keyId, messageId, at, forgetBefore }) =>
      write((tx) => {
        tx.insert(intakeMessages).values({ keyId, messageId, at }).onConflictDoNothing().run();
        tx.delete(intakeMessages).where(lt(intakeMessages.at, forgetBefore)).run();
        tx.update(apiKeys).set({ usedAt: at }).where(eq(apiKeys.id, keyId)).run();
      }),
    revokeKey: (scope, id, at) =>
      write((tx) => {
        const known = and(eq(apiKeys.id, id), within(apiKeys.brandIds, scope));
        return tx.update(apiKeys).set({ revokedAt: at }).where(known).run().changes > 0;
      }),
    addWebhook: ({ secret, ...webhook }) =>
      write((tx) => {
        tx.insert(webhooks)
          .values({ ...webhook, secret: sealed.close(placeOf.webhook(webhook.id), secret) })
          .run();
      }),
    webhooks: (brandIds) =>
      read((db) =>
        db
          .select()
          .from(webhooks)
          .where(inArray(webhooks.brandId, [...brandIds]))
          .orderBy(asc(webhooks.createdAt))
          .all()
          .map(({ secret: _secret, ...webhook }) => webhook),
      ),
    setWebhook: (brandIds, id, isActive) =>
      write((tx) => tx.update(webhooks).set({ isActive }).where(own(brandIds, id)).run().changes > 0),
    setSecret: (brandIds, id, secret) =>
      write((tx) => {
        const kept = sealed.close(placeOf.webhook(id), secret);
        return tx.update(webhooks).set({ secret: kept }).where(own(brandIds, id)).run().changes > 0;
      }),
    removeWebhook: (brandIds, id) => write((tx) => tx.delete(webhooks).where(own(brandIds, id)).run().changes > 0),
    deliveries: (webhookId, limit) =>
      read((db) =>
        db
          .select()
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.webhookId, webhookId))
          .orderBy(desc(webhookDeliveries.createdAt))
          .limit(limit)
          .all(),
      ),
    retryNow: (webhookId, deliveryId, at) =>
      write((tx) => {
        const open = and(
          eq(webhookDeliveries.id, deliveryId),
          eq(webhookDeliveries.webhookId, webhookId),
          inArray(webhookDeliveries.status, ['queued', 'failed']),
        );
        const again = { status: 'queued' as const, nextAttemptAt: at, settledAt: null };
        return tx.update(webhookDeliveries).set(again).where(open).run().changes > 0;
      }),
    queueDeliveries: ({ brandId, type, eventId, payload, at, happenedAt }) =>
      write((tx) => {
        const wanted = tx
          .select()
          .from(webhooks)
          .where(and(eq(webhooks.brandId, brandId), eq(webhooks.isActive, true)))
          .all()
          .filter(({ events, createdAt }) => events.includes(type) && createdAt <= happenedAt);
        for (const { id: webhookId } of wanted) {
          const row = { id: `${eventId}-${webhookId}`, webhookId, type, payload, createdAt: at, nextAttemptAt: at };
          tx.insert(webhookDeliveries)
            .values({ ...row, status: 'queued' })
            .onConflictDoNothing()
            .run();
        }
      }),
    dueDeliveries: (now, limit) =>
      read((db) =>
        db
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
          .all()
          .map(({ delivery, webhookId, url, secret }) => ({
            ...delivery,
            url,
            secret: sealed.open(placeOf.webhook(webhookId), secret),
          })),
      ),
    settleDelivery: (id, { status, responseStatus, error, nextAt }, at) =>
      write((tx) => {
        const row = tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)).get();
        if (row?.status !== 'queued') return;
        tx.update(webhookDeliveries)
          .set({
            status,
            responseStatus,
            error,
            nextAttemptAt: nextAt,
            attempts: row.attempts + 1,
            settledAt: nextAt === null ? at : null,
          })
          .where(eq(webhookDeliveries.id, id))
          .run();
      }),
    audit: (entry) => write((tx) => void tx.insert(auditLog).values(entry).run()),
    auditLog: (scope, limit) =>
      read((db) =>
        db
          .select()
          .from(auditLog)
          .where(within(auditLog.brandIds, scope))
          .orderBy(desc(auditLog.at), desc(auditLog.id))
          .limit(limit)
          .all(),
      ),
  };
}

/** Rows all of whose brands are in the scope; those of every brand are for who sees every brand. */
function within(column: typeof apiKeys.brandIds | typeof auditLog.brandIds, scope: Scope): SQL | undefined {
  if (scope === null) return undefined;
  const seen = JSON.stringify(scope);
  const foreign = sql`(select 1 from json_each(${column}) where value not in (select value from json_each(${seen})))`;
  return and(isNotNull(column), sql`not exists ${foreign}`);
}
