import { and, eq, gt, lte, or } from 'drizzle-orm';
import type { Claims } from '../../src/core/reach.ts';
import type { Client } from '../client.ts';
import { claims } from '../schema/reach.ts';

export function createClaims({ read, write }: Client): Claims {
  return {
    take: (name, owner, ttlMs, now) =>
      write((tx) => {
        const until = new Date(now.getTime() + ttlMs);
        const inserted = tx.insert(claims).values({ name, owner, until }).onConflictDoNothing().run();
        if (inserted.changes > 0) return true;
        const taken = tx
          .update(claims)
          .set({ owner, until })
          .where(and(eq(claims.name, name), or(eq(claims.owner, owner), lte(claims.until, now))))
          .run();
        return taken.changes > 0;
      }),
    release: (name, owner) =>
      write(
        (tx) =>
          void tx
            .delete(claims)
            .where(and(eq(claims.name, name), eq(claims.owner, owner)))
            .run(),
      ),
    owner: (name, now) =>
      read(
        (db) =>
          db
            .select({ owner: claims.owner })
            .from(claims)
            .where(and(eq(claims.name, name), gt(claims.until, now)))
            .get()?.owner ?? null,
      ),
  };
}
