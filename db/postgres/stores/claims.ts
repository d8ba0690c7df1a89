import { and, eq, gt, lte, or } from 'drizzle-orm';
import type { Claims } from '../../../src/core/reach.ts';
import type { Client } from '../client.ts';
import { changesOf, done, first } from '../results.ts';
import { claims } from '../schema/reach.ts';

export function createClaims({ read, write }: Client): Claims {
  return {
    take: (name, owner, ttlMs, now) =>
      write(async (tx) => {
        const until = new Date(now.getTime() + ttlMs);
        const inserted = await tx.insert(claims).values({ name, owner, until }).onConflictDoNothing();
        if (changesOf(inserted) > 0) return true;
        const taken = await tx
          .update(claims)
          .set({ owner, until })
          .where(and(eq(claims.name, name), or(eq(claims.owner, owner), lte(claims.until, now))));
        return changesOf(taken) > 0;
      }),
    release: (name, owner) =>
      write((tx) => done(tx.delete(claims).where(and(eq(claims.name, name), eq(claims.owner, owner))))),
    owner: (name, now) =>
      read(
        async (db) =>
          (
            await first(
              db
                .select({ owner: claims.owner })
                .from(claims)
                .where(and(eq(claims.name, name), gt(claims.until, now)))
                .limit(1),
            )
          )?.owner ?? null,
      ),
  };
}
