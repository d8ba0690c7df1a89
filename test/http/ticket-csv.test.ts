import { expect, it } from 'vitest';
import type { DeskFilter, DeskRow } from '../../src/core/desk.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { csvPages } from '../../src/http/api/ticket-csv.ts';
import { registerCsv } from '../../src/http/register/columns.ts';
import { madeTicket } from '../helpers/made-ticket.ts';

const TICKETS = 1_050;
const AT = new Date('2026-11-24T10:00:00+05:30');
const tell = ({ summary }: Ticket) => ({ recorded: summary, notes: '' });
const ticketOf = (n: number) => madeTicket({ id: `t${String(n).padStart(4, '0')}`, summary: `lamp ${n}` });

/** Counts how often the event loop came round. */
function turning(): () => number {
  let turns = 0;
  let isOn = true;
  const turn = (): void => {
    turns += 1;
    if (isOn) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    isOn = false;
    return turns;
  };
}

/** A database that answers at once. */
function madeDesk(count: number) {
  const rows = Array.from({ length: count }, (_, n): DeskRow => {
    return { ticket: ticketOf(n), contactName: null, channel: 'email', holder: 'bot', undelivered: 0 };
  });
  const newest = rows.map(({ ticket }) => ticket.id).reverse();
  return {
    summaries: rows.map(({ ticket }) => ticket.summary).reverse(),
    asked: [] as (readonly string[] | undefined)[],
    ids: async (after: string | null, limit: number) =>
      newest.slice(after === null ? 0 : newest.indexOf(after) + 1).slice(0, limit),
    async list({ ids, limit }: DeskFilter) {
      this.asked.push(ids);
      return rows.filter(({ ticket }) => ids?.includes(ticket.id) ?? true).slice(0, limit);
    },
  };
}

async function exported(desk: ReturnType<typeof madeDesk>, filter: Partial<DeskFilter> = {}): Promise<string[]> {
  let text = '';
  for await (const page of csvPages({ desk, tell }, { brandIds: ['shop'], userId: 'asha', ...filter })) text += page;
  return text.match(/lamp \d+/g) ?? [];
}

it('gives every ticket once, and lets others have their turn between two pages of a database that answers at once', async () => {
  const desk = madeDesk(TICKETS);
  const turns = turning();

  expect(await exported(desk)).toEqual(desk.summaries);
  expect(turns()).toBeGreaterThanOrEqual(2);
});

it.each([
  ['one order', { orderNumber: 'KH-1' }],
  ['one customer', { contactId: 'c' }],
  ['what never arrived', { view: 'undelivered' as const }],
])('looks for the few tickets of %s among no others, and gives them all where they are many', async (_, filter) => {
  const [few, many] = [madeDesk(3), madeDesk(TICKETS)];

  expect(await exported(few, filter)).toEqual(few.summaries);
  expect(few.asked).toEqual([undefined]);
  expect(await exported(many, filter)).toEqual(many.summaries);
});

it('lets others have their turn while a register of many complaints is written', async () => {
  const rows = Array.from({ length: TICKETS }, (_, n) => ({
    ticket: ticketOf(n),
    contactName: null,
    channel: 'email',
  }));
  const turns = turning();

  expect((await registerCsv(rows, AT)).match(/lamp \d+/g)).toHaveLength(TICKETS);
  expect(turns()).toBeGreaterThanOrEqual(2);
});
