import { expect, it } from 'vitest';
import type { DeskRow } from '../../src/core/desk.ts';
import { csvPages } from '../../src/http/api/ticket-csv.ts';
import { registerCsv } from '../../src/http/register/columns.ts';
import { madeTicket } from '../helpers/made-ticket.ts';

const TICKETS = 1_050;
const AT = new Date('2026-11-24T10:00:00+05:30');
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

it('gives every ticket once, and lets others have their turn between two pages of a database that answers at once', async () => {
  const rows = Array.from({ length: TICKETS }, (_, n): DeskRow => {
    return { ticket: ticketOf(n), contactName: null, channel: 'email', holder: 'bot', undelivered: 0 };
  });
  const desk = {
    list: async ({ after, limit }: { after?: { id: string } | undefined; limit: number }) =>
      rows.filter(({ ticket }) => after === undefined || ticket.id > after.id).slice(0, limit),
  };
  const turns = turning();
  let text = '';
  for await (const page of csvPages(desk, { brandIds: ['shop'], userId: 'asha' })) text += page;

  expect(turns()).toBeGreaterThanOrEqual(10);
  expect(text.match(/lamp \d+/g)).toEqual(rows.map(({ ticket }) => ticket.summary));
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
