import { texts } from '../texts/index.ts';
import type { TicketDetail } from './use-ticket.ts';

export interface ClockView {
  name: string;
  startedAt: string;
  dueAt: string;
  metAt: string | null;
  isPaused: boolean;
}

type Ticket = TicketDetail['ticket'];

/** The law's clocks run from receipt, and the helpline's from when its docket was noted: as the escalations count. */
export function lawClocks({ ticket, events }: Pick<TicketDetail, 'ticket' | 'events'>): ClockView[] {
  const { words } = texts;
  const start = ticket.receivedAt;
  const docketSetAt = events.findLast(({ data }) => data.type === 'docket-set')?.at ?? start;
  return [
    clock(words.clocks.acknowledgement, start, ticket.ackDueAt, ticket.acknowledgedAt),
    clock(words.clocks.redress, start, ticket.redressDueAt, ticket.resolvedAt),
    clock(words.clocks.docket, docketSetAt, ticket.docketDueAt, ticket.resolvedAt),
  ].flat();
}

export function shopClocks(ticket: Ticket): ClockView[] {
  const { clocks } = texts.words;
  const paused = ticket.state === 'waiting-customer';
  // Nobody replies any more to what is done with, or was merged.
  const isOver = ticket.firstRepliedAt === null && ['resolved', 'closed'].includes(ticket.state);
  const start = ticket.receivedAt;
  return [
    clock(clocks['first-reply'], start, isOver ? null : ticket.firstReplyDueAt, ticket.firstRepliedAt),
    clock(clocks['next-reply'], ticket.lastCustomerAt ?? start, ticket.nextReplyDueAt, null, paused),
    clock(clocks.resolution, start, ticket.resolutionDueAt, ticket.resolvedAt, paused),
  ].flat();
}

function clock(
  ...[name, startedAt, dueAt, metAt, isPaused = false]: [string, string, string | null, string | null, boolean?]
): ClockView[] {
  return dueAt === null ? [] : [{ name, startedAt, dueAt, metAt, isPaused }];
}
