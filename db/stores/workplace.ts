import { and, asc, count, desc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Workplace } from '../../src/core/desk.ts';
import type { Client } from '../client.ts';
import { user } from '../schema/auth.ts';
import { cannedReplies, notifications, presence } from '../schema/desk.ts';
import { createDrafts } from './drafts.ts';

export function createWorkplace({ read, write }: Client): Workplace {
  return {
    see: (ticketId, userId, isTyping, at) =>
      write((tx) => {
        const set = { seenAt: at, typingAt: isTyping ? at : null };
        tx.insert(presence)
          .values({ ticketId, userId, ...set })
          .onConflictDoUpdate({ target: [presence.ticketId, presence.userId], set })
          .run();
      }),
    leave: (ticketId, userId) =>
      write((tx) => {
        tx.delete(presence)
          .where(and(eq(presence.ticketId, ticketId), eq(presence.userId, userId)))
          .run();
      }),
    viewers: (ticketId, since, typingSince) =>
      read((db) =>
        db
          .select({ row: presence, name: user.name })
          .from(presence)
          .innerJoin(user, eq(user.id, presence.userId))
          .where(and(eq(presence.ticketId, ticketId), gte(presence.seenAt, since)))
          .all()
          .map(({ row: { userId, seenAt, typingAt }, name }) => ({
            userId,
            name,
            seenAt,
            isTyping: typingAt !== null && typingAt >= typingSince,
          })),
      ),
    ...createDrafts({ read, write }),
    canned: (brandIds) =>
      read((db) =>
        db
          .select()
          .from(cannedReplies)
          .where(or(isNull(cannedReplies.brandId), inArray(cannedReplies.brandId, [...brandIds])))
          .orderBy(asc(cannedReplies.title))
          .all()
          .map(({ updatedAt: _at, ...reply }) => reply),
      ),
    setCanned: (reply, at) =>
      write((tx) => {
        const known = tx.select().from(cannedReplies).where(eq(cannedReplies.id, reply.id)).get();
        if ((known?.version ?? 0) !== reply.version) return 'stale';
        const row = { ...reply, version: reply.version + 1, updatedAt: at };
        tx.insert(cannedReplies).values(row).onConflictDoUpdate({ target: cannedReplies.id, set: row }).run();
        return 'done';
      }),
    removeCanned: (id) => write((tx) => void tx.delete(cannedReplies).where(eq(cannedReplies.id, id)).run()),
    notify: (items) =>
      write((tx) => {
        for (const item of items) tx.insert(notifications).values(item).onConflictDoNothing().run();
      }),
    notifications: (userId, limit) =>
      read((db) =>
        db
          .select()
          .from(notifications)
          .where(eq(notifications.userId, userId))
          .orderBy(desc(notifications.at))
          .limit(limit)
          .all(),
      ),
    unread: (userId, among) =>
      read((db) => {
        const newest = db
          .select({ readAt: notifications.readAt })
          .from(notifications)
          .where(eq(notifications.userId, userId))
          .orderBy(desc(notifications.at))
          .limit(among)
          .as('newest');
        return db.select({ unread: count() }).from(newest).where(isNull(newest.readAt)).get()?.unread ?? 0;
      }),
    markRead: (userId, ids, at) =>
      write((tx) => {
        tx.update(notifications)
          .set({ readAt: at })
          .where(
            and(
              eq(notifications.userId, userId),
              isNull(notifications.readAt),
              ids === null ? undefined : inArray(notifications.id, [...ids]),
            ),
          )
          .run();
      }),
  };
}
