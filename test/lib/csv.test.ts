import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { DeskRow } from '../../src/core/desk.ts';
import type { DoneEffect } from '../../src/core/effect.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { ticketCells } from '../../src/http/api/ticket-csv.ts';
import { registerCells } from '../../src/http/register/columns.ts';
import { csvLine } from '../../src/lib/csv.ts';
import { actionList } from '../../src/services/effects/action-list.ts';
import { madeTicket } from '../helpers/made-ticket.ts';
import { NOW } from '../helpers/orders.ts';

/** What spreadsheets run, or take for the beginning of something to run (OWASP, CSV injection; full-width signs as well). */
const FORMULAS = [
  '=cmd|"/C calc"!A0',
  '+1+cmd',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM',
  '%0A=1',
  '|cmd',
];

/** As a spreadsheet reads the line: no cell begins with anything that is run. */
function startsOf(line: string): string[] {
  const [cells = []] = parse(line, { relax_column_count: true, bom: true }) as string[][];
  return cells.filter((cell) => /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/u.test(cell));
}

const ticketOf = (text: string): Ticket =>
  madeTicket({
    brandId: text,
    topic: text,
    orderNumber: text,
    orderNumbers: [text],
    summary: text,
    assigneeId: text,
    tags: [text],
    resolution: text,
    docket: text,
  });

const done = (text: string): DoneEffect => ({
  id: 'e',
  brandId: 'shop',
  conversationId: 'c',
  call: 'x',
  arguments: {},
  action: { kind: 'cancel', orderNumber: text, reason: text },
  followUpAt: null,
  attempts: 1,
  createdAt: NOW,
  outcome: 'done',
  settledAt: NOW,
  reference: text,
});

it.each(FORMULAS)('no list runs %j in a spreadsheet, and each keeps the words', (text) => {
  const row: DeskRow = { ticket: ticketOf(text), contactName: text, channel: text, holder: 'bot', undelivered: 0 };
  const lines = [
    csvLine(ticketCells(row, { recorded: text, notes: text })),
    csvLine(registerCells(row, NOW)),
    actionList([done(text)])[1] ?? '',
    csvLine([text]),
  ];

  expect(lines.flatMap(startsOf)).toEqual([]);
  for (const line of lines)
    expect((parse(line, { relax_column_count: true })[0] ?? []).join('\n')).toContain(`'${text}`);
});

it.each([
  ['a quote "and" a comma, here', '"a quote ""and"" a comma, here"'],
  ['two\nlines', '"two\nlines"'],
  ['मीरा; शर्मा', '"मीरा; शर्मा"'],
  ['1-2=3', '1-2=3'],
  [-5, '-5'],
  [null, ''],
])('writes %j', (value, cell) => {
  expect(csvLine([value])).toBe(`${cell}\r\n`);
});
