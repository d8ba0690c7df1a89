import { setImmediate } from 'node:timers/promises';
import type { RegisterRow } from '../../core/report.ts';
import { csvLine } from '../../lib/csv.ts';

/** Written in one go. */
const LINES = 500;

/** The grievance register: one line a complaint, with both of the law's clocks. */
const REGISTER_COLUMNS = [
  'ticket',
  'received_at',
  'complainant',
  'channel',
  'order',
  'complaint',
  'acknowledge_by',
  'acknowledged_at',
  'acknowledged_in_time',
  'redress_by',
  'redressed_at',
  'redressed_in_time',
  'state',
  'decision',
  'helpline_docket',
] as const;

export async function registerCsv(rows: readonly RegisterRow[], now: Date): Promise<string> {
  const pieces = [`\ufeff${csvLine(REGISTER_COLUMNS)}`];
  for (let from = 0; from < rows.length; from += LINES) {
    const lines = rows.slice(from, from + LINES).map((row) => csvLine(registerCells(row, now)));
    pieces.push(lines.join(''));
    // A shop with ten thousand complaints a month: others are answered in between.
    await setImmediate();
  }
  return pieces.join('');
}

export function registerCells({ ticket, contactName, channel }: RegisterRow, now: Date): string[] {
  return [
    ticket.numbers.join(' '),
    inIndia(ticket.receivedAt),
    contactName ?? '',
    channel,
    [ticket.orderNumber, ...ticket.orderNumbers].filter((one) => one !== null).join(' '),
    ticket.summary,
    inIndia(ticket.ackDueAt),
    inIndia(ticket.acknowledgedAt),
    kept(ticket.ackDueAt, ticket.acknowledgedAt, now),
    inIndia(ticket.redressDueAt),
    inIndia(ticket.resolvedAt),
    kept(ticket.redressDueAt, ticket.resolvedAt, now),
    ticket.state,
    ticket.resolution ?? '',
    ticket.docket ?? '',
  ];
}

function kept(dueAt: Date | null, metAt: Date | null, now: Date): string {
  if (dueAt === null) return '';
  if (metAt !== null) return metAt <= dueAt ? 'yes' : 'no';
  return now > dueAt ? 'no' : 'open';
}

/** 2026-11-24 10:00, as the clocks in India show it. */
export function inIndia(at: Date | null): string {
  if (at === null) return '';
  return new Date(at.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
