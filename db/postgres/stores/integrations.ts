import { and, asc, desc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Integrations } from '../../../src/core/integration.ts';
import type { Client } from '../client.ts';
import { changesOf, done, first } from '../results.ts';
import { apiKeys, auditLog, webhookDeliveries, webhooks } from '../schema/integrations.ts';

export function createIntegrations({ read, write }: Client): Integrations {
  const own = (brandIds: readonly string[], id: string) =>
    and(eq(webhooks.id, id), inArray(webhooks.brandId, [...brandIds]));
  return {
    addKey: (key) => write((tx) => done(tx.insert(apiKeys).values(key))),
    keys: () =>
      read(async (db) =>
        (await db.select().from(apiKeys).orderBy(desc(apiKeys.createdAt))).map(({ hash: _hash, ...key }) => key),
      ),
    findKey: (hash, at) =>
      write(async (tx) => {
        const row = await first(
          tx
            .update(apiKeys)
            .set({ usedAt: at })
            .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)))
            .returning(),
        );
        if (row === undefined) return null;
        const { hash: _hash, ...key } = row;
        return key;
      }),
    revokeKey: (id, at) =>
      write(async (tx) => changesOf(await tx.update(apiKeys).set({ revokedAt: at }).where(eq(apiKeys.id, id))) > 0),
    addWebhook: (webhook) => write((tx) => done(tx.insert(webhooks).values(webhook))),
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
    queueDeliveries: ({ brandId, type, eventId, payload, at }) =>
      write(async (tx) => {
        const wanted = (
          await tx
            .select()
            .from(webhooks)
            .where(and(eq(webhooks.brandId, brandId), eq(webhooks.isActive, true)))
        ).filter(({ events }) => events.includes(type));
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
            .select({ delivery: webhookDeliveries, url: webhooks.url, secret: webhooks.secret })
            .from(webhookDeliveries)
            .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
            .where(and(eq(webhookDeliveries.status, 'queued'), lte(webhookDeliveries.nextAttemptAt, now)))
            .orderBy(asc(webhookDeliveries.nextAttemptAt))
            .limit(limit)
        ).map(({ delivery, url, secret }) => ({ ...delivery, url, secret })),
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
    auditLog: (limit) => read((db) => db.select().from(auditLog).orderBy(desc(auditLog.at)).limit(limit)),
  };
}
