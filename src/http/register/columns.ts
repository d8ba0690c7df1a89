import type { RegisterRow } from '../../core/report.ts';

/** The grievance register: one line a complaint, with both of the law's clocks. */
export const REGISTER_COLUMNS = [
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
