import type { Clock } from '../../src/core/clock.ts';
import { sleep } from '../../src/lib/retry.ts';
import type { WhatsappBaileysOptions } from './options.ts';

const MINUTE_MS = 60_000;
/** Waits longer than this are left to the outbox, which asks again. */
const LONGEST_WAIT_MS = 15_000;

/** How long a message waits before it goes out, so that the account writes as a person does. */
export function createPace({ pace }: Pick<WhatsappBaileysOptions, 'pace'>, clock: Clock) {
  const free = new Map<string, number>();
  let recent: number[] = [];

  /** Books a place in the minute and in the chat. */
  function book(jid: string, length: number): { typeMs: number } | { laterMs: number } {
    const now = clock.now().getTime();
    recent = recent.filter((at) => now - at < MINUTE_MS);
    if (recent.length >= pace.perMinute) return { laterMs: (recent[0] ?? now) + MINUTE_MS - now };
    const typeMs = Math.min(length * pace.typingMs, pace.maxTypingMs);
    const waitMs = Math.max(0, (free.get(jid) ?? 0) - now) + typeMs;
    if (waitMs > LONGEST_WAIT_MS) return { laterMs: waitMs };
    recent.push(now + waitMs);
    free.set(jid, now + waitMs + pace.gapMs);
    if (free.size > 10_000) for (const [known, at] of free) if (at < now) free.delete(known);
    return { typeMs: waitMs };
  }

  return {
    /** Waits; `laterMs`: not now. `typing` is called when there is time to show it. */
    async turn(jid: string, length: number, signal: AbortSignal, typing: () => Promise<void>): Promise<number | null> {
      const place = book(jid, length);
      if ('laterMs' in place) return place.laterMs;
      if (place.typeMs > 0) {
        await typing();
        await sleep(place.typeMs, signal);
      }
      return null;
    },
  };
}
