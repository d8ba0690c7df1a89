import { type DeskFilter, placeOf } from '../../src/core/desk.ts';
import { OPEN_STATES, TICKET_STATES } from '../../src/core/ticket.ts';
import { oldestOf } from './oldest.ts';

interface TicketTimes {
  id: string;
  updatedAt: Date;
  dueAt: Date | null;
}

/**
 * The indexes have the order of time for each brand and state, or person, state and brand, and that of what is due for
 * each brand: a page is asked of each, and those that stand first of all are taken.
 */
export function partsOf(filter: DeskFilter): DeskFilter[] {
  const { view = 'all', state, assigneeId } = filter;
  if (view === 'breaching') return filter.brandIds.map((brandId) => ({ ...filter, brandIds: [brandId] }));
  const isOnes = assigneeId !== undefined && assigneeId !== 'none';
  const all = isOnes ? TICKET_STATES : [undefined];
  const states = state === undefined ? (view === 'all' ? all : OPEN_STATES) : [state];
  return filter.brandIds.flatMap((brandId) => states.map((state) => ({ ...filter, brandIds: [brandId], state })));
}

/** Those of several pages that stand first in the order of the view. */
export function firstOf<Row extends TicketTimes>(pages: readonly Row[], { view, limit }: DeskFilter): Row[] {
  return view === 'breaching' ? oldestOf(pages, limit, (row) => placeOf(row, view)) : newestOf(pages, limit);
}

/** The newest of several pages; of the same moment the greater id first. */
export function newestOf<Row extends Omit<TicketTimes, 'dueAt'>>(pages: readonly Row[], limit: number): Row[] {
  return [...pages]
    .sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime() || (one.id < other.id ? 1 : -1))
    .slice(0, limit);
}

/** What is beside the tickets, by ticket. */
export function byTicket(list: readonly { ticketId: string; value: string }[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { ticketId, value } of list) {
    const known = values.get(ticketId);
    if (known === undefined) values.set(ticketId, [value]);
    else known.push(value);
  }
  return values;
}
