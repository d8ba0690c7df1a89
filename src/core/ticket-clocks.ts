import type { Calendar } from './calendar.ts';
import { dueAfter, firstReply, nextReply, type Pause, pausesOf, type Span } from './shop-clock.ts';
import type { Ticket, TicketClockName, TicketEvent } from './ticket.ts';
import { isOpen } from './ticket-life.ts';
import type { TicketRules } from './ticket-rules.ts';

/**
 * The ladder: at which part of a clock who is told. Half: whoever works on it; three quarters: a supervisor; nine
 * tenths: the grievance officer; over: the nodal person.
 */
export const STEPS = [50, 75, 90, 100] as const;

export interface ClockReading {
  clock: TicketClockName;
  /** Tells two runs of a clock apart; clocks that run once have none. */
  run: Date | null;
  dueAt: Date | null;
  /** When it was met or ended; null: it runs. */
  endedAt: Date | null;
  /** When each step of the ladder is reached; null while the clock stands still before it. */
  steps: readonly { percent: (typeof STEPS)[number]; at: Date | null }[];
}

/** A step that was taken already. */
export interface Firing {
  clock: TicketClockName;
  run: Date | null;
  percent: number;
}

export interface TicketTimes {
  firstReplyDueAt: Date | null;
  nextReplyDueAt: Date | null;
  resolutionDueAt: Date | null;
  dueAt: Date | null;
  checkAt: Date | null;
}

/** All clocks of a ticket, from its history. The law's never pause; the shop's follow the calendar. */
export function readClocks(
  ticket: Ticket,
  events: readonly TicketEvent[],
  rules: TicketRules,
  calendar: Calendar,
): ClockReading[] {
  const targets = rules.targets[ticket.priority];
  const pauses = pausesOf(events, rules);
  const shop = (clock: TicketClockName, span: Span | null, minutes: number, run: Date | null): ClockReading[] =>
    span === null ? [] : [shopClock(clock, span, { minutes, calendar, pauses, run })];
  const next = nextReply(events);
  const resolution = { startedAt: ticket.receivedAt, endedAt: ticket.resolvedAt };
  return [
    ...wallClock('acknowledgement', ticket.receivedAt, ticket.ackDueAt, ticket.acknowledgedAt),
    ...wallClock('redress', ticket.receivedAt, ticket.redressDueAt, ticket.resolvedAt),
    ...wallClock('docket', docketSetAt(events) ?? ticket.receivedAt, ticket.docketDueAt, ticket.resolvedAt),
    ...shop('first-reply', firstReply(ticket), targets.firstReply, null),
    ...shop('next-reply', next, targets.nextReply, next?.startedAt ?? null),
    ...shop('resolution', resolution, targets.resolution, null),
  ];
}

function wallClock(clock: TicketClockName, start: Date, dueAt: Date | null, endedAt: Date | null): ClockReading[] {
  if (dueAt === null) return [];
  const length = Math.max(0, dueAt.getTime() - start.getTime());
  const steps = STEPS.map((percent) => ({ percent, at: new Date(dueAt.getTime() - length * (1 - percent / 100)) }));
  return [{ clock, run: null, dueAt, endedAt, steps }];
}

interface ShopClock {
  minutes: number;
  calendar: Calendar;
  pauses: readonly Pause[];
  run: Date | null;
}

function shopClock(
  clock: TicketClockName,
  { startedAt, endedAt }: Span,
  { minutes, calendar, pauses, run }: ShopClock,
): ClockReading {
  const steps = STEPS.map((percent) => ({
    percent,
    at: dueAfter(startedAt, (minutes * percent) / 100, calendar, pauses),
  }));
  return { clock, run, endedAt, steps, dueAt: steps.at(-1)?.at ?? null };
}

function docketSetAt(events: readonly TicketEvent[]): Date | null {
  return events.findLast(({ data }) => data.type === 'docket-set')?.at ?? null;
}

/** Steps that are due and were not taken. A clock that has ended takes none. */
export function dueSteps(readings: readonly ClockReading[], fired: readonly Firing[], now: Date): Firing[] {
  return openSteps(readings, fired)
    .filter(({ at }) => at <= now)
    .map(({ at: _at, ...firing }) => firing);
}

/** What is kept in the ticket's row so that due times are found by an index. */
export function timesOf(ticket: Ticket, readings: readonly ClockReading[], fired: readonly Firing[]): TicketTimes {
  const due = (clock: TicketClockName): Date | null => readings.find((one) => one.clock === clock)?.dueAt ?? null;
  const open = readings.filter(({ endedAt }) => endedAt === null).map(({ dueAt }) => dueAt);
  return {
    firstReplyDueAt: due('first-reply'),
    nextReplyDueAt: due('next-reply'),
    resolutionDueAt: due('resolution'),
    dueAt: isOpen(ticket) ? earliest(open) : null,
    checkAt: earliest(openSteps(readings, fired).map(({ at }) => at)),
  };
}

function openSteps(readings: readonly ClockReading[], fired: readonly Firing[]): (Firing & { at: Date })[] {
  return readings
    .filter(({ endedAt }) => endedAt === null)
    .flatMap(({ clock, run, steps }) =>
      steps.flatMap(({ percent, at }) => {
        const isFired = fired.some(
          (one) => one.clock === clock && one.percent === percent && one.run?.getTime() === run?.getTime(),
        );
        return at === null || isFired ? [] : [{ clock, run, percent, at }];
      }),
    );
}

function earliest(times: readonly (Date | null)[]): Date | null {
  return times.reduce((first, time) => (time !== null && (first === null || time < first) ? time : first), null);
}
