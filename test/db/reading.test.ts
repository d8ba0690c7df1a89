import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../db/client.ts';
import { openStore } from '../../db/index.ts';
import { createReadingThread, type ReadingThread } from '../../db/reading/thread.ts';
import { createPrivacy } from '../../db/stores/privacy.ts';
import type { RegisterRow, Report } from '../../src/core/report.ts';
import { phoneOf, seedManyTickets } from '../helpers/many-tickets.ts';

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

  it('is not needed to forget somebody: what was sent to them is found without it, all of it', async () => {
    const own = join(folder, 'forgotten.db');
    await copyFile(file, own);
    const client = await openClient({ file: own });
    // In the conversation of somebody else: a code for an order goes to the contact on the order.
    await client.write((tx) =>
      tx.run(sql`
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 12000)
        insert into outbox (id, conversation_id, brand_id, turn_id, timeline_seq, account_id, idempotency_key,
          to_address, content, reply_context, status, created_at)
        select 'x-' || i, 'v-000000009', 'shop', 'u-000000009', 3 + i, 'shop-email', 'x-' || i,
          iif(i in (1, 7000, 12000), ${phoneOf(24)}, 'somebody else'), '{"text":"your code","options":[],"language":"en"}', '{}', 'sent', 0 from n`),
    );
    const hasNoTime = createReadingThread({ file: own });
    const privacy = createPrivacy(
      client,
      {
        silentSince: async () => [],
        addressedTo: (...args) => hasNoTime.ask({ call: 'addressedTo', args }, 0),
      },
      async () => [],
    );
    await expect(hasNoTime.ask({ call: 'addressedTo', args: ['shop', 'c-24'] }, 0)).rejects.toMatchObject({
      code: 'store.slow',
    });

    expect(await privacy.erase('shop', 'c-24', NEWEST_AT)).toMatchObject({ outcome: 'erased' });

    const told = (what: SQL) =>
      client.read((db) => db.all<{ id: string }>(sql`select id from outbox where ${what} order by rowid`));
    expect(await told(sql`to_address = ${phoneOf(24)}`)).toEqual([]);
    expect(await told(sql`id like 'x-%' and content not like '%your code%'`)).toEqual([
      { id: 'x-1' },
      { id: 'x-7000' },
      { id: 'x-12000' },
    ]);
    await hasNoTime.close();
    await client.close();
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
