import { and, asc, desc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Integrations } from '../../src/core/integration.ts';
import type { Client } from '../client.ts';
import { apiKeys, auditLog, webhookDeliveries, webhooks } from '../schema/integrations.ts';

export function createIntegrations({ read, write }: Client): Integrations {
  const own = (brandIds: readonly string[], id: string) =>
    and(eq(webhooks.id, id), inArray(webhooks.brandId, [...brandIds]));
  return {
    addKey: (key) => write((tx) => void tx.insert(apiKeys).values(key).run()),
    keys: () =>
      read((db) =>
        db
          .select()
          .from(apiKeys)
          .orderBy(desc(apiKeys.createdAt))
          .all()
          .map(({ hash: _hash, ...key }) => key),
      ),
    findKey: (hash, at) =>
      write((tx) => {
        const row = tx
          .update(apiKeys)
          .set({ usedAt: at })
          .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)))
          .returning()
          .get();
        if (row === undefined) return null;
        const { hash: _hash, ...key } = row;
        return key;
      }),
    revokeKey: (id, at) =>
      write((tx) => tx.update(apiKeys).set({ revokedAt: at }).where(eq(apiKeys.id, id)).run().changes > 0),
    addWebhook: (webhook) => write((tx) => void tx.insert(webhooks).values(webhook).run()),
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
    queueDeliveries: ({ brandId, type, eventId, payload, at }) =>
      write((tx) => {
        const wanted = tx
          .select()
          .from(webhooks)
          .where(and(eq(webhooks.brandId, brandId), eq(webhooks.isActive, true)))
          .all()
          .filter(({ events }) => events.includes(type));
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
          .select({ delivery: webhookDeliveries, url: webhooks.url, secret: webhooks.secret })
          .from(webhookDeliveries)
          .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
          .where(and(eq(webhookDeliveries.status, 'queued'), lte(webhookDeliveries.nextAttemptAt, now)))
          .orderBy(asc(webhookDeliveries.nextAttemptAt))
          .limit(limit)
          .all()
          .map(({ delivery, url, secret }) => ({ ...delivery, url, secret })),
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
    auditLog: (limit) => read((db) => db.select().from(auditLog).orderBy(desc(auditLog.at)).limit(limit).all()),
  };
}
