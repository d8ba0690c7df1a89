import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { TrackCodes } from '../../../src/core/desk.ts';
import type { Client } from '../client.ts';
import { done, first } from '../results.ts';
import { trackCodes } from '../schema/integrations.ts';

export function createTrackCodes({ write }: Client): TrackCodes {
  return {
    put: (code) => write((tx) => done(tx.insert(trackCodes).values(code))),
    check: (ticketId, hash, maxTries, now) =>
      write(async (tx) => {
        const newest = await first(
          tx
            .select()
            .from(trackCodes)
            .where(and(eq(trackCodes.ticketId, ticketId), gt(trackCodes.expiresAt, now), isNull(trackCodes.usedAt)))
            .orderBy(desc(trackCodes.expiresAt))
            .limit(1)
            .for('update'),
        );
        if (newest === undefined || newest.tries >= maxTries) return 'spent';
        const isRight = newest.hash === hash;
        await tx
          .update(trackCodes)
          .set({ tries: sql`${trackCodes.tries} + 1`, usedAt: isRight ? now : null })
          .where(eq(trackCodes.id, newest.id));
        return isRight ? 'right' : 'wrong';
      }),
  };
}
