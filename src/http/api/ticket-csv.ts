import { setImmediate } from 'node:timers/promises';
import { type Desk, type DeskFilter, type DeskRow, placeOf } from '../../core/desk.ts';
import { csvLine } from '../../lib/csv.ts';

const PAGE = 100;

const TICKET_COLUMNS = [
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

/**
 * The export, page by page. A database in this process answers each at once, so that nothing else would be done until the
 * last: between two of them everybody else has their turn.
 */
export async function* csvPages(desk: Pick<Desk, 'list'>, filter: Omit<DeskFilter, 'limit'>): AsyncGenerator<string> {
  // Excel takes UTF-8 for what it is only with this mark.
  yield `\ufeff${csvLine(TICKET_COLUMNS)}`;
  for (let { after } = filter; ; ) {
    const rows = await desk.list({ ...filter, after, limit: PAGE });
    yield rows.map((row) => csvLine(ticketCells(row))).join('');
    const last = rows.at(-1)?.ticket;
    if (rows.length < PAGE || last === undefined) return;
    after = placeOf(last, filter.view);
    await setImmediate();
  }
}

/** One row for each ticket; dates as ISO 8601. */
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
