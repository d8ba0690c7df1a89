import type { DeskRow } from '../../core/desk.ts';

export const TICKET_COLUMNS = [
  'number',
  'other_numbers',
  'brand',
  'kind',
  'topic',
  'state',
  'priority',
  'customer',
  'channel',
  'order',
  'summary',
  'assignee_id',
  'tags',
  'received_at',
  'acknowledged_at',
  'acknowledge_by',
  'redress_by',
  'first_replied_at',
  'resolved_at',
  'closed_at',
  'reopened',
  'level',
  'resolution',
  'docket',
  'docket_due_at',
] as const;

/** One row of the export for each ticket; dates as ISO 8601. */
export function ticketCells({ ticket, contactName, channel }: DeskRow): (string | number | null)[] {
  const [number = '', ...others] = ticket.numbers;
  const time = (at: Date | null): string | null => at?.toISOString() ?? null;
  return [
    number,
    others.join(' '),
    ticket.brandId,
    ticket.kind,
    ticket.topic,
    ticket.state,
    ticket.priority,
    contactName,
    channel,
    [ticket.orderNumber, ...ticket.orderNumbers].filter((one) => one !== null).join(' '),
    ticket.summary,
    ticket.assigneeId,
    ticket.tags.join(' '),
    time(ticket.receivedAt),
    time(ticket.acknowledgedAt),
    time(ticket.ackDueAt),
    time(ticket.redressDueAt),
    time(ticket.firstRepliedAt),
    time(ticket.resolvedAt),
    time(ticket.closedAt),
    ticket.reopened,
    ticket.level,
    ticket.resolution,
    ticket.docket,
    time(ticket.docketDueAt),
  ];
}
