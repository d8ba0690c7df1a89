import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MovedTable, migrateStore, type OpenedStore, openStore } from '../../db/index.ts';
import { seedTickets } from '../../src/demo/tickets.ts';
import { createIds } from '../../src/lib/ids.ts';
import { commit, input, later, lease, MESSAGE, outbound, T0, ticket } from '../contracts/store-fixtures.ts';
import { anOrder } from '../helpers/orders.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';

describe('moving a SQLite installation to PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-move-'));
  const file = join(folder, 'redress.db');
  let server: PostgresServer;
  let url: string;
  let moved: MovedTable[];
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.emptyDatabase();
    const store = await openStore({ file, stateKey: null });
    await fill(store);
    await store.close();
    moved = await move();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function move(to = url): Promise<MovedTable[]> {
    const told: MovedTable[] = [];
    await migrateStore({ file, url: to }, (table) => told.push(table));
    return told;
  }

  it('brings every row of every table', () => {
    const sqlite = new Database(file, { readonly: true });
    const names = sqlite
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_%' escape '\\' and name not like 'search%'",
      )
      .pluck()
      .all();
    const counts = Object.fromEntries(
      names.map((name) => [
        name,
        sqlite
          .prepare(`select count(*) from "${String(name)}"`)
          .pluck()
          .get(),
      ]),
    );
    sqlite.close();

    expect(Object.fromEntries(moved.map(({ name, rows }) => [name, rows]))).toEqual(counts);
    expect(moved.filter(({ rows }) => rows > 0).length).toBeGreaterThan(15);
    expect(new Set(moved.filter(({ rows }) => rows > 0).map(({ checksum }) => checksum)).size).toBeGreaterThan(15);
  });

  it('shows the same through the ports, finds the same words, and counts on from there', async () => {
    const before = await openStore({ file, stateKey: null });
    const after = await openStore({ url, stateKey: null });
    const [old, now] = await Promise.all([before, after].map(seen));

    // PostgreSQL's text has no NUL.
    expect(plain(now)).toEqual(JSON.parse(JSON.stringify(plain(old)).replaceAll('\\u0000', '\uFFFD')));
    expect(now?.found).not.toEqual([]);
    expect(now?.hindi).toHaveLength(1);

    const { conversationId } = await after.inbox.receive(
      input({ providerId: 'later', threadKey: 'later', text: 'and now' }),
    );
    expect((await after.conversations.timeline(conversationId, 0, 10)).map(({ text }) => text)).toEqual(['and now']);
    expect(await after.attempts.add('shop', ['who'], later(1), T0)).toEqual(new Map([['who', 2]]));
    await Promise.all([before.close(), after.close()]);
  });

  it('refuses a target that is not empty', async () => {
    await expect(move()).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('not empty'),
    });
  });

  it('refuses while Redress runs on the file, and moves nothing', async () => {
    const running = await openStore({ file, stateKey: null });
    await running.ping();
    const target = await server.emptyDatabase();

    await expect(move(target)).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('stop'),
    });
    await running.close();
    expect((await move(target)).map(({ checksum }) => checksum)).toEqual(moved.map(({ checksum }) => checksum));
  });

  it('undoes everything where a row cannot be read', async () => {
    const broken = join(folder, 'broken.db');
    const source = new Database(file);
    source.exec(`vacuum into '${broken}'`);
    source.close();
    const copy = new Database(broken);
    copy.exec("update turns set understood = '{' where rowid = (select max(rowid) from turns)");
    copy.close();
    const target = await server.emptyDatabase();

    await expect(migrateStore({ file: broken, url: target }, () => {})).rejects.toThrow('a row of turns');
    const store = await openStore({ url: target, stateKey: null });
    expect(await store.conversations.list({ brandIds: ['shop', 'demo'], limit: 10 })).toEqual([]);
    await store.close();
  });

  it('says so where there is nothing to move', async () => {
    await expect(migrateStore({ file: join(folder, 'none.db'), url }, () => {})).rejects.toThrow('no database to move');
  });
});

/** Of everything something: the demo's matters, and what they have not. */
async function fill(store: OpenedStore): Promise<void> {
  await seedTickets({ store, ids: createIds(), clock: { now: () => T0 } }, 'demo');
  const first = await store.inbox.receive(
    input(
      { text: 'मेरी कुर्सी टूटी है \u0000', sentAt: later(-1) },
      {
        files: [{ id: 'f1', name: 'chair.jpg', contentType: 'image/jpeg', size: 10, sha256: 'a'.repeat(64) }],
      },
    ),
  );
  const draft = ticket('1234567890');
  const own = await lease(store, first.conversationId);
  await store.lanes.commitTurn(commit(own, { tickets: [draft], outbound: [outbound('your number', draft.id)] }));
  const [lost] = await store.outbox.undelivered({ brandIds: ['demo'], now: T0, limit: 1 });
  expect(await store.outbox.dealWith(lost?.message.id ?? '', 'ravi', T0)).toBe('done');
  await store.inbox.receive(input({ providerId: 'p2', text: 'and?' }));
  const { accountId, providerId } = MESSAGE;
  await store.chats.revise({ accountId, providerId, kind: 'edited', text: 'मेरी मेज़ टूटी है', at: later(5) });
  await store.channelState('chat').set(new Map([['creds', Buffer.from([0, 255, 1])]]));
  await store.quarantine.put('one', { accountId, reason: 'malformed', detail: 'why', payload: 'raw \u0000' }, T0);
  await store.orders.import('shop', [anOrder()]);
  await store.attempts.add('shop', ['who'], T0, T0);
  await store.demo.addPeople([{ id: 'u1', name: 'Ravi', email: 'ravi@nobody.invalid', role: 'agent' }], T0);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What the ports say of it. */
async function seen(store: OpenedStore) {
  const brandIds = ['shop', 'demo'];
  const talks = await store.conversations.list({ brandIds, limit: 1_000 });
  const tickets = await store.tickets.list({ brandIds, limit: 1_000 });
  const each = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>) => Promise.all(items.map(work));
  return {
    talks: [...talks].sort((one, other) => one.conversation.id.localeCompare(other.conversation.id)),
    lines: await each(talks, ({ conversation }) => store.conversations.timeline(conversation.id, 0, 100)),
    tickets: await each(tickets, async ({ ticket: { id } }) => [
      await store.tickets.get(brandIds, id),
      await store.tickets.events(id),
    ]),
    orders: await store.orders.count('shop'),
    state: Buffer.from((await store.channelState('chat').get(['creds'])).get('creds') ?? []).toString('hex'),
    quarantine: await store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 }),
    undelivered: await store.outbox.undelivered({ brandIds, now: later(7_200_000), limit: 100 }),
    found: [...(await store.search.find(brandIds, 'refund', 100))].sort(),
    hindi: await store.search.find(brandIds, 'मेज़', 10),
  };
}
