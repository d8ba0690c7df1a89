import { setImmediate } from 'node:timers/promises';
import type { Desk, DeskFilter, DeskRow } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import { csvLine } from '../../lib/csv.ts';
import type { PlainRecord } from '../../services/tickets/plain-record.ts';

const PORTION = 500;

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
  'due_at',
  'bot_notes',
] as const;

type Lists = Pick<Desk, 'list' | 'ids'>;
type Tell = (ticket: Ticket) => PlainRecord;
type Wanted = Omit<DeskFilter, 'limit' | 'after'>;

/**
 * The export, portion by portion in the order of ids, the newest first: a list in the order of changes would lose what
 * changes meanwhile. A database in this process answers each at once, so that nothing else would be done until the last:
 * between two of them everybody else has their turn.
 */
export async function* csvPages(
  { desk, tell }: { desk: Lists; tell: Tell },
  filter: Wanted,
  portion = PORTION,
): AsyncGenerator<string> {
  // Excel takes UTF-8 for what it is only with this mark.
  yield `\ufeff${csvLine(TICKET_COLUMNS)}`;
  const few = await fewOf(desk, filter);
  if (few !== null) return yield csvRows(few, tell);
  for (let after: string | null = null; ; ) {
    const ids = await desk.ids(after, portion);
    const rows = await desk.list({ ...filter, ids, limit: portion });
    yield csvRows(rows, tell);
    const last = ids.at(-1);
    if (ids.length < portion || last === undefined) return;
    after = last;
    await setImmediate();
  }
}

/** What an index of its own finds is not looked for among all tickets. In one question it is all of one moment. */
async function fewOf(desk: Lists, filter: Wanted): Promise<DeskRow[] | null> {
  const { ids, contactId, orderNumber, view } = filter;
  if ([ids, contactId, orderNumber].every((one) => one === undefined) && view !== 'undelivered') return null;
  const limit = Math.max(PORTION, (ids?.length ?? 0) + 1);
  const rows = await desk.list({ ...filter, limit });
  return rows.length < limit ? rows : null;
}

function csvRows(rows: readonly DeskRow[], tell: Tell): string {
  return [...rows]
    .sort((one, other) => (one.ticket.id < other.ticket.id ? 1 : -1))
    .map((row) => csvLine(ticketCells(row, tell(row.ticket))))
    .join('');
}

/** One row for each ticket; dates as ISO 8601. */
export function ticketCells(
  { ticket, contactName, channel }: DeskRow,
  { recorded, notes }: PlainRecord,
): (string | number | null)[] {
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
    recorded,
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
    time(ticket.dueAt),
    notes,
  ];
}
