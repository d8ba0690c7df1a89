import { z } from 'zod';
import type { ChannelDeps } from '../../src/core/channel.ts';

const KEY = 'breaker';
/** Refused messages to so many different customers within the time mean that WhatsApp does not like what we do. */
const MAX_REFUSED = 3;
const WITHIN_MS = 10 * 60_000;
const keptSchema = z.object({ reason: z.string(), until: z.number().nullable() });

/**
 * Stops all sending when a ban is near: each further message would make it worse. What was to be sent goes another way,
 * in the end to a person. A lock with an end opens by itself; everything else waits until somebody says so.
 */
export function createBreaker({ state, clock, log }: Pick<ChannelDeps, 'state' | 'clock' | 'log'>) {
  let open: { reason: string; until: number | null } | null = null;
  let refused: { jid: string; at: number }[] = [];

  async function trip(reason: string, until: Date | null): Promise<void> {
    open = { reason, until: until?.getTime() ?? null };
    log.error('whatsapp.stopped-sending', { reason });
    await state.set(new Map([[KEY, Buffer.from(JSON.stringify(open))]]));
  }

  return {
    /** A restart does not make the danger smaller. */
    async load(): Promise<void> {
      const bytes = (await state.get([KEY])).get(KEY);
      open = bytes === undefined ? null : keptSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    },
    trip,
    /** One message was refused by WhatsApp. */
    async refused(jid: string, code: string): Promise<void> {
      const now = clock.now().getTime();
      refused = [...refused.filter(({ at }) => now - at < WITHIN_MS), { jid, at: now }];
      const customers = new Set(refused.map((one) => one.jid)).size;
      if (customers >= MAX_REFUSED && open === null) {
        await trip(`WhatsApp refused messages to ${customers} customers (last code ${code})`, null);
      }
    },
    /** Why nothing may be sent now, or null. */
    reason(): string | null {
      if (open === null) return null;
      if (open.until !== null && open.until <= clock.now().getTime()) return null;
      return open.reason;
    },
    async close(): Promise<void> {
      open = null;
      refused = [];
      await state.set(new Map([[KEY, null]]));
    },
  };
}
