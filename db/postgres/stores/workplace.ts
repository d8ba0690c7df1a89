import { and, asc, count, desc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Workplace } from '../../../src/core/desk.ts';
import type { Client } from '../client.ts';
import { changesOf, done, first } from '../results.ts';
import { user } from '../schema/auth.ts';
import { cannedReplies, notifications, presence } from '../schema/desk.ts';
import { createDrafts } from './drafts.ts';

export function createWorkplace({ read, write }: Client): Workplace {
  return {
    see: (ticketId, userId, isTyping, at) =>
      write(async (tx) => {
        const set = { seenAt: at, typingAt: isTyping ? at : null };
        await tx
          .insert(presence)
          .values({ ticketId, userId, ...set })
          .onConflictDoUpdate({ target: [presence.ticketId, presence.userId], set });
      }),
    leave: (ticketId, userId) =>
      write(async (tx) => {
        await tx.delete(presence).where(and(eq(presence.ticketId, ticketId), eq(presence.userId, userId)));
      }),
    viewers: (ticketId, since, typingSince) =>
      read(async (db) =>
        (
          await db
            .select({ row: presence, name: user.name })
            .from(presence)
            .innerJoin(user, eq(user.id, presence.userId))
            .where(and(eq(presence.ticketId, ticketId), gte(presence.seenAt, since)))
        ).map(({ row: { userId, seenAt, typingAt }, name }) => ({
          userId,
          name,
          seenAt,
          isTyping: typingAt !== null && typingAt >= typingSince,
        })),
      ),
    ...createDrafts({ read, write }),
    canned: (brandIds) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(cannedReplies)
            .where(or(isNull(cannedReplies.brandId), inArray(cannedReplies.brandId, [...brandIds])))
            .orderBy(asc(cannedReplies.title))
        ).map(({ updatedAt: _at, ...reply }) => reply),
      ),
    setCanned: (reply, at) =>
      write(async (tx) => {
        const known = await first(
          tx.select().from(cannedReplies).where(eq(cannedReplies.id, reply.id)).limit(1).for('update'),
        );
        if ((known?.version ?? 0) !== reply.version) return 'stale';
        const row = { ...reply, version: reply.version + 1, updatedAt: at };
        const isSame = eq(cannedReplies.version, reply.version);
        const saved = await tx
          .insert(cannedReplies)
          .values(row)
          .onConflictDoUpdate({ target: cannedReplies.id, set: row, setWhere: isSame });
        return changesOf(saved) > 0 ? 'done' : 'stale';
      }),
    removeCanned: (id) => write((tx) => done(tx.delete(cannedReplies).where(eq(cannedReplies.id, id)))),
    notify: (items) =>
      write(async (tx) => {
        for (const item of items) await tx.insert(notifications).values(item).onConflictDoNothing();
      }),
    notifications: (userId, limit) =>
      read((db) =>
        db
          .select()
          .from(notifications)
          .where(eq(notifications.userId, userId))
          .orderBy(desc(notifications.at))
          .limit(limit),
      ),
    unread: (userId, among) =>
      read(async (db) => {
        const newest = db
          .select({ readAt: notifications.readAt })
          .from(notifications)
          .where(eq(notifications.userId, userId))
          .orderBy(desc(notifications.at))
          .limit(among)
          .as('newest');
        const counted = await db.select({ unread: count() }).from(newest).where(isNull(newest.readAt));
        return counted[0]?.unread ?? 0;
      }),
    markRead: (userId, ids, at) =>
      write(async (tx) => {
        await tx
          .update(notifications)
          .set({ readAt: at })
          .where(
            and(
              eq(notifications.userId, userId),
              isNull(notifications.readAt),
              ids === null ? undefined : inArray(notifications.id, [...ids]),
            ),
          );
      }),
  };
}
