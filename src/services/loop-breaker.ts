import { createHash } from 'node:crypto';
import type { ChannelType } from '../core/channel.ts';
import type { InboundMessage } from '../core/message.ts';

export interface LoopBreaker {
  /** Why this message looks like one of a machine that answers our answers: null for a person's. */
  look(message: InboundMessage, type: Pick<ChannelType, 'capabilities' | 'replyMode'>, now: Date): string | null;
}

interface Limit {
  count: number;
  withinMs: number;
  what: string;
}

/** When a message was written and when it came, with a hash of its words. */
interface Seen {
  providerId: string;
  at: number;
  cameAt: number;
  hash: string;
}

interface Sender {
  /** Newest last. */
  seen: Seen[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A person writes letters slowly; in a chat one line after the other. */
const LIMITS: Readonly<Record<'letter' | 'chat', { rate: Limit; speed: Limit; likeness: Limit }>> = {
  letter: {
    speed: { count: 6, withinMs: MINUTE_MS, what: 'mails within a minute' },
    rate: { count: 25, withinMs: HOUR_MS, what: 'mails within an hour' },
    likeness: { count: 3, withinMs: HOUR_MS, what: 'mails of the same words within an hour' },
  },
  chat: {
    speed: { count: 40, withinMs: MINUTE_MS, what: 'messages within a minute' },
    rate: { count: 300, withinMs: HOUR_MS, what: 'messages within an hour' },
    likeness: { count: 10, withinMs: 10 * MINUTE_MS, what: 'messages of the same words within ten minutes' },
  },
};
/** Whoever writes a mail dates it as he likes. More than any backlog has of one person. */
const ARRIVALS: Limit = { count: 100, withinMs: HOUR_MS, what: 'mails that came within an hour' };
/** Senders remembered; the one longest unseen is forgotten. */
const MAX_SENDERS = 10_000;
/** Longer than any limit looks: a machine may date all its mails alike. */
const REMEMBERED_MS = 6 * HOUR_MS;
const MAX_SEEN = 400;

/**
 * Stops two machines from answering each other for ever, on every channel where answers are not asked for key by key. It
 * remembers in this process only: a loop is fast, and a restart merely gives it some more turns. Times are those of writing,
 * so that a backlog after an outage is no loop; of mails, whose dates are their writers' words, only so many come in an hour.
 */
export function createLoopBreaker(): LoopBreaker {
  const senders = new Map<string, Sender>();

  return {
    look(message, { capabilities, replyMode }, now) {
      if (message.kind !== 'message' || replyMode === 'inline' || capabilities.form === 'spoken') return null;
      forgetOld(now);
      const key = `${message.accountId} ${message.from[0]?.value ?? ''}`;
      const sender = senders.get(key) ?? { seen: [] };
      // To the end of the map: the first is the one longest unseen.
      senders.delete(key);
      senders.set(key, sender);
      const [oldest] = senders.keys();
      if (senders.size > MAX_SENDERS && oldest !== undefined) senders.delete(oldest);

      const { providerId } = message;
      // What could not be stored comes again, as often as it takes: that is one message.
      const known = sender.seen.find((one) => one.providerId === providerId);
      const isLetter = capabilities.form === 'letter';
      const hash = hashOf(message, isLetter);
      const entry = known ?? { providerId, at: writtenAt(message, now), cameAt: now.getTime(), hash };
      if (known === undefined) sender.seen.push(entry);
      while (sender.seen.length > MAX_SEEN || isOld(sender.seen[0], now)) sender.seen.shift();
      return judged(entry, sender, capabilities.form);
    },
  };

  /** Those longest unseen stand first. */
  function forgetOld(now: Date): void {
    for (const [key, { seen }] of senders) {
      if (!isOld(seen.at(-1), now)) return;
      senders.delete(key);
    }
  }
}

function isOld(seen: Seen | undefined, now: Date): boolean {
  return seen !== undefined && now.getTime() - seen.cameAt >= REMEMBERED_MS;
}

function judged(entry: Seen, { seen }: Sender, form: keyof typeof LIMITS): string | null {
  const { speed, rate, likeness } = LIMITS[form];
  const counts = { speed: 0, rate: 0, likeness: 0, arrivals: 0 };
  // Each message is held against all that were seen before: one walk, and no copy of them.
  for (const { at, cameAt, hash } of seen) {
    const apartMs = Math.abs(at - entry.at);
    if (apartMs < speed.withinMs) counts.speed += 1;
    if (apartMs < rate.withinMs) counts.rate += 1;
    if (apartMs < likeness.withinMs && hash === entry.hash) counts.likeness += 1;
    if (Math.abs(cameAt - entry.cameAt) < ARRIVALS.withinMs) counts.arrivals += 1;
  }
  return (
    broken(speed, counts.speed) ??
    broken(rate, counts.rate) ??
    broken(likeness, counts.likeness) ??
    (form === 'letter' ? broken(ARRIVALS, counts.arrivals) : null)
  );
}

function broken({ count, what }: Limit, found: number): string | null {
  return found > count ? `${found} ${what} from one sender` : null;
}

function writtenAt({ sentAt }: InboundMessage, now: Date): number {
  return sentAt === undefined || sentAt > now ? now.getTime() : sentAt.getTime();
}

/**
 * In letters digits are left out: they differ between the answers of a machine, in its dates and numbers; in a chat they are
 * what a person says. A choice or a few letters are no likeness.
 */
function hashOf({ text, choiceId, providerId }: InboundMessage, isLetter: boolean): string {
  const words = text
    .toLowerCase()
    .replace(isLetter ? /[\p{Nd}\s]+/gu : /\s+/g, ' ')
    .trim();
  if (words.length < 12 || choiceId !== undefined) return providerId;
  return createHash('sha256').update(words).digest('hex');
}
