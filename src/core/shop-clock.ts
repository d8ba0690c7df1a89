import { type Calendar, type Interval, workingTime } from './calendar.ts';
import type { Ticket, TicketEvent, TicketState } from './ticket.ts';
import type { TicketRules } from './ticket-rules.ts';

/** A stretch in which a clock stands still; `to` null: it still does. */
export interface Pause {
  from: Date;
  to: Date | null;
}

export interface Span {
  startedAt: Date;
  /** When it ended, if it did: somebody replied, it is resolved. */
  endedAt: Date | null;
}

const MINUTE_MS = 60_000;

/**
 * When so many working minutes will have passed that were not paused; null while the clock stands still before that.
 * Computed from the beginning each time: nothing drifts, and a changed calendar counts at once.
 */
export function dueAfter(start: Date, minutes: number, calendar: Calendar, pauses: readonly Pause[]): Date | null {
  let leftMs = minutes * MINUTE_MS;
  const stopped = pauses.find(({ to }) => to === null)?.from ?? null;
  for (const interval of workingTime(start, calendar)) {
    for (const { from, to } of without(interval, pauses)) {
      if (stopped !== null && from >= stopped) return null;
      const length = to.getTime() - from.getTime();
      if (length >= leftMs) return new Date(from.getTime() + leftMs);
      leftMs -= length;
    }
    if (stopped !== null && interval.to >= stopped) return null;
  }
  return null;
}

/** Working minutes between two instants that were not paused. */
export function workedMinutes({ from, to }: Interval, calendar: Calendar, pauses: readonly Pause[]): number {
  let ms = 0;
  for (const interval of workingTime(from, calendar)) {
    if (interval.from >= to) break;
    const end = interval.to < to ? interval.to : to;
    for (const piece of without({ from: interval.from, to: end }, pauses)) {
      ms += piece.to.getTime() - piece.from.getTime();
    }
  }
  return ms / MINUTE_MS;
}

function without(interval: Interval, pauses: readonly Pause[]): Interval[] {
  return pauses.reduce<Interval[]>(
    (pieces, pause) =>
      pieces.flatMap((piece) => {
        const end = pause.to ?? piece.to;
        if (end <= piece.from || pause.from >= piece.to) return [piece];
        const before = pause.from > piece.from ? [{ from: piece.from, to: pause.from }] : [];
        const after = end < piece.to ? [{ from: end, to: piece.to }] : [];
        return [...before, ...after];
      }),
    [interval],
  );
}

/** Stretches in which the shop's clocks stand still: the customer is waited for, or nothing is left to do. */
export function pausesOf(events: readonly TicketEvent[], { pauseForThirdParty }: TicketRules): Pause[] {
  const stands = (state: TicketState): boolean =>
    state === 'waiting-customer' ||
    state === 'resolved' ||
    state === 'closed' ||
    (pauseForThirdParty && state === 'waiting-third-party');
  const pauses: Pause[] = [];
  let since: Date | null = null;
  for (const { data, at } of events) {
    const to = data.type === 'merged-into' ? 'closed' : data.type === 'state-changed' ? data.to : null;
    if (to === null) continue;
    if (since === null && stands(to)) since = at;
    if (since !== null && !stands(to)) {
      pauses.push({ from: since, to: at });
      since = null;
    }
  }
  return since === null ? pauses : [...pauses, { from: since, to: null }];
}

/** From receipt to a person's first answer; what is solved without one has ended as well. */
export function firstReply({ receivedAt, firstRepliedAt, resolvedAt }: Ticket): Span {
  return { startedAt: receivedAt, endedAt: firstRepliedAt ?? resolvedAt };
}

/** From the first message that nobody has answered since the last answer; null: none waits. */
export function nextReply(events: readonly TicketEvent[]): Span | null {
  let answered = false;
  let waitingSince: Date | null = null;
  for (const { data, at } of events) {
    if (data.type === 'replied' || isSolved(data)) {
      answered ||= data.type === 'replied';
      waitingSince = null;
    }
    if (data.type === 'message-added' && data.courtesy !== true && answered) waitingSince ??= at;
  }
  return waitingSince === null ? null : { startedAt: waitingSince, endedAt: null };
}

function isSolved(data: TicketEvent['data']): boolean {
  return data.type === 'merged-into' || (data.type === 'state-changed' && data.to === 'resolved');
}
