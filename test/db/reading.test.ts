import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { createReadingThread, type ReadingThread } from '../../db/reading/thread.ts';
import type { RegisterRow, Report } from '../../src/core/report.ts';
import { seedManyTickets } from '../helpers/many-tickets.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-reading-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const NEWEST_AT = new Date('2026-11-24T10:00:00+05:30');
/** More than the 32,766 values that one statement of SQLite takes. */
const TICKETS = 33_000;
const november = { brandIds: ['shop'], from: new Date('2026-10-25T00:00:00Z'), to: NEWEST_AT };
const find = (query: string) => ({ call: 'find' as const, args: [['shop'], query, 5] as [string[], string, number] });

describe('a reading thread', () => {
  let file: string;
  let thread: ReadingThread;

  beforeAll(async () => {
    file = join(folder, 'many.db');
    await seedManyTickets({
      file,
      tickets: TICKETS,
      text: (n) => `lamp ${n}`,
      name: (n) => `Asha ${n}`,
      brand: () => 'shop',
      newestAt: NEWEST_AT,
      everyMs: 60_000,
      hasMessages: false,
    });
    thread = createReadingThread({ file });
  });
  afterAll(() => thread.close());

  it('answers a month with more complaints than one statement may name, while the event loop goes on', async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);

    const rows = await thread.ask<RegisterRow[]>({ call: 'register', args: [november] }, 60_000);
    const report = await thread.ask<Report>({ call: 'report', args: [november, NEWEST_AT] }, 60_000);
    clearInterval(ticking);

    expect(rows).toHaveLength(TICKETS);
    expect(rows[0]?.ticket).toMatchObject({ id: 't-000000000', numbers: ['1000000000'], tags: ['courier'] });
    expect(rows[0]?.ticket.receivedAt).toBeInstanceOf(Date);
    expect(report.tickets).toEqual([{ kind: 'complaint', topic: 'complaint', opened: TICKETS }]);
    expect(turns).toBeGreaterThan(20);
  });

  it('ends what takes too long and says so; what waited is answered by the next thread', async () => {
    await thread.ask(find('lamp'), 60_000);
    const slow = thread.ask({ call: 'register', args: [november] }, 20);
    const waiting = thread.ask(find('lamp'), 60_000);

    await expect(slow).rejects.toMatchObject({ code: 'store.slow', message: expect.stringContaining('20 ms') });
    expect(await waiting).toHaveLength(5);
  });

  it('says what is wrong where its thread cannot be begun, and begins again with the next question', async () => {
    const later = join(folder, 'later.db');
    const other = createReadingThread({ file: later });

    await expect(other.ask(find('lamp'), 60_000)).rejects.toMatchObject({
      code: 'store.failed',
      message: expect.stringContaining('SQLITE_CANTOPEN'),
    });
    await copyFile(file, later);
    expect(await other.ask(find('lamp'), 60_000)).toHaveLength(5);
    await other.close();
  });

  it('stands behind the ports of a store in a file', async () => {
    const store = await openStore({ file, stateKey: null });

    const found = await store.search.find(['shop'], 'lamp 65994', 5);
    const foreign = await store.search.find(['other'], 'lamp', 5);
    const report = await store.reports.report(november, NEWEST_AT);
    await store.close();

    expect(found).toEqual(['t-000032997']);
    expect(foreign).toEqual([]);
    expect(report.containment).toEqual({ conversations: TICKETS, contained: 0 });
  });

  it('refuses what still waits when it is closed', async () => {
    const closing = createReadingThread({ file });
    const asked = [closing.ask(find('lamp'), 60_000), closing.ask(find('lamp'), 60_000)].map((answer) =>
      answer.catch((error) => error.code),
    );

    await closing.close();

    expect(await Promise.all(asked)).toEqual(['store.failed', 'store.failed']);
  });
});
