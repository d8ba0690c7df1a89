import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examinePostgres, type OpenedStore, openStore } from '../../db/index.ts';
import { type Client, type Db, lockName, openClient } from '../../db/postgres/client.ts';
import { tickets } from '../../db/postgres/schema/tickets.ts';
import { filesOf } from '../../db/postgres/stores/lanes.ts';
import { toTickets } from '../../db/postgres/stores/ticket-rows.ts';
import { idsOf } from '../../db/shared/rows.ts';
import { checkClock } from '../../src/doctor/clock.ts';
import { checkPostgres } from '../../src/doctor/postgres.ts';
import { postgresDatabase } from '../chaos/database.ts';
import { type Relay, startRelay } from '../chaos/relay.ts';
import { pause, until } from '../contracts/job-queue.ts';
import { searchContract } from '../contracts/search.ts';
import { storeContract } from '../contracts/store.ts';
import { commit, input, later, lease, ticket } from '../contracts/store-fixtures.ts';
import { leftContract } from '../contracts/store-left.ts';
import { listsContract } from '../contracts/store-lists.ts';
import { mailsContract } from '../contracts/store-mails.ts';
import { overtakenContract } from '../contracts/store-overtaken.ts';
import { phoneHoldsContract } from '../contracts/store-phone-holds.ts';
import { privacyContract } from '../contracts/store-privacy.ts';
import { raceContract } from '../contracts/store-races.ts';
import { retentionContract } from '../contracts/store-retention.ts';
import { threadsContract } from '../contracts/store-threads.ts';
import { emptyOut, type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { startTransactionPooler } from '../helpers/transaction-pooler.ts';

const APPEND_ONLY = { cause: { message: expect.stringContaining('append-only') } };

let server: PostgresServer;
let url: string;
/** One for all tests, with what channels keep encrypted and readable; empty before each. */
const stores: Record<'readable' | 'sealed', OpenedStore[]> = { readable: [], sealed: [] };
beforeAll(async () => {
  server = await startPostgres();
  url = await server.newDatabase();
  for (const _ of ['one', 'other'])
    stores.readable.push(await openStore({ url, stateKey: null, maxConnections: 4, retryForMs: 2_000 }));
  stores.sealed.push(await openStore({ url, stateKey: randomBytes(32), maxConnections: 4 }));
});
afterAll(async () => {
  await Promise.all([...stores.readable, ...stores.sealed].map((store) => store.close()));
  await server.stop();
});

async function emptied(kind: keyof typeof stores): Promise<OpenedStore> {
  await emptyOut(url);
  return kept(kind, 0);
}

function kept(kind: keyof typeof stores, index: number): OpenedStore {
  const store = stores[kind][index];
  if (store === undefined) throw new Error('not open');
  return { ...store, close: async () => {} };
}

storeContract('PostgreSQL', () => emptied('readable'));
storeContract('PostgreSQL, with encrypted channel state', () => emptied('sealed'));
leftContract('PostgreSQL', () => emptied('readable'));
phoneHoldsContract('PostgreSQL', () => emptied('readable'));
listsContract('PostgreSQL', () => emptied('readable'));
threadsContract('PostgreSQL', () => emptied('readable'));
mailsContract('PostgreSQL', () => emptied('readable'));
searchContract('PostgreSQL', () => emptied('readable'));
privacyContract('PostgreSQL', async () => ({ store: await emptied('readable'), database: postgresDatabase(url) }));
retentionContract('PostgreSQL', async () => ({ store: await emptied('readable'), database: postgresDatabase(url) }));
raceContract('PostgreSQL', async () => [await emptied('readable'), kept('readable', 1)]);
overtakenContract(async () => ({ one: await emptied('readable'), other: kept('readable', 1), url }));

describe('transactions on PostgreSQL', () => {
  let client: Client;
  beforeAll(async () => {
    client = await openClient({ url, maxConnections: 4 });
  });
  afterAll(() => client.close());

  it('begin anew where two of them wait for each other', async () => {
    let begun = 0;
    /** Neither goes on to its second name before both have their first one. */
    let goOn = (): void => {};
    const both = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const work = (first: string, second: string) =>
      client.write(async (tx) => {
        await lockName(tx, { isShared: false }, first);
        begun += 1;
        if (begun === 2) goOn();
        await both;
        await lockName(tx, { isShared: false }, second);
        return `${first}${second}`;
      });

    expect(await Promise.all([work('a', 'b'), work('b', 'a')])).toEqual(['ab', 'ba']);
    expect(begun).toBe(3);
  });

  it.each(['40001', '40P01', '55P03'])(
    'begin anew on error %s, and say that the database is busy where it stays',
    async (code) => {
      const impatient = await openClient({ url, maxConnections: 1, retryForMs: 100 });
      let tries = 0;
      const fail = (until: number) => async (tx: Parameters<Parameters<Client['write']>[0]>[0]) => {
        tries += 1;
        if (tries < until)
          await tx.execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`));
        return tries;
      };

      expect(await client.write(fail(3))).toBe(3);
      await expect(impatient.write(fail(Number.POSITIVE_INFINITY))).rejects.toMatchObject({ code: 'store.busy' });
      await impatient.close();
    },
  );

  it('have the limits of our sessions, on every connection', async () => {
    const shown = (name: string) =>
      client.ask(async (db) => (await db.execute(sql.raw(`show ${name}`))).rows[0]?.[name]);
    const all = () => Promise.all(['lock_timeout', 'statement_timeout', 'jit'].map(shown));

    expect(await Promise.all([all(), all()])).toEqual(Array(2).fill(['5s', '1min', 'off']));
    expect(await shown('idle_in_transaction_session_timeout')).toBe('10s');
  });

  it('are read committed, those of one statement too, whatever the database has as its default', async () => {
    const strict = await server.newDatabase();
    const name = new URL(strict).pathname.slice(1);
    await client.db.execute(sql.raw(`alter database ${name} set default_transaction_isolation = 'serializable'`));
    const own = await openClient({ url: strict, maxConnections: 1 });
    const isolation = (db: Db) => db.execute(sql`select current_setting('transaction_isolation') as isolation`);

    const [alone, together] = [await own.tell(isolation), await own.write(isolation)];
    await own.close();

    expect([alone.rows, together.rows]).toEqual(Array(2).fill([{ isolation: 'read committed' }]));
  });

  it('see what was received while they waited for the lane', async () => {
    const store = await emptied('readable');
    const { conversationId } = await store.inbox.receive(input());
    await store.lanes.commitTurn(commit(await lease(store, conversationId)));
    let isReceived = false;
    let isWaitedFor = false;
    const receiving = client.write(async (tx) => {
      await tx.execute(sql`update conversations set last_seq = 2, timeline_seq = 2`);
      await tx.execute(sql`insert into inbox (id, conversation_id, seq, timeline_seq, account_id, provider_id, message, received_at)
        select 'second', conversation_id, 2, 2, account_id, 'p2', message, received_at from inbox`);
      isReceived = true;
      await until(async () => isWaitedFor);
    });
    await until(async () => isReceived);
    const taking = store.lanes.acquire(conversationId, 'w2', 30_000, later(60_000));
    const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await until(async () => (await client.db.execute(waiting)).rows.length > 0);
    isWaitedFor = true;
    await receiving;

    expect((await taking)?.turn.waiting.map(({ id }) => id)).toEqual(['second']);
  });

  it('look up more files and tickets at once than a statement takes values', async () => {
    const store = await emptied('readable');
    const { conversationId } = await store.inbox.receive(input());
    await store.lanes.commitTurn(commit(await lease(store, conversationId), { tickets: [ticket('1234567890')] }));
    const [row] = await client.db.select().from(tickets);
    const rows = row === undefined ? [] : Array.from({ length: 66_000 }, () => row);

    const files = await client.ask((db) => filesOf(db, idsOf(rows)));
    const whole = await client.read((db) => toTickets(db, rows));

    expect(files.size).toBe(0);
    expect(whole).toHaveLength(66_000);
    expect(whole[0]?.numbers).toEqual(['1234567890']);
  });

  it('say what to do where a pooler has lent their session to somebody else meanwhile', async () => {
    const unknown = client.write((tx) => tx.execute(sql`execute not_of_this_session`));

    await expect(unknown).rejects.toMatchObject({ message: expect.stringContaining('pool_mode = session') });
  });

  it('say so where the connection breaks between two of their queries, and end no process', async () => {
    const breaking = client.write(async (tx) => {
      const [own] = (await tx.execute(sql`select pg_backend_pid() as pid`)).rows;
      await client.db.execute(sql`select pg_terminate_backend(${own?.['pid']})`);
      await pause(100);
      await tx.execute(sql`select 1`);
    });

    await expect(breaking).rejects.toMatchObject({ code: 'store.failed' });
    expect(await client.write(async () => 'again')).toBe('again');
  });

  it('are undone where their machine falls silent, long before its accounts count as free', async () => {
    const owners = kept('readable', 0).owners;
    await owners.take('locked', 'cut off', null);
    const line = await startRelay([placeOf(url)]);
    const cutOff = await openClient({ url: through(line, url) });
    let isHeld = false;
    const silent = cutOff.write(async (tx) => {
      await tx.execute(sql`select beat from account_owners where account_id = 'locked' for update`);
      line.hold(true);
      isHeld = true;
      await tx.execute(sql`select 1`);
    });
    silent.catch(() => {}); // it is looked at below
    await until(() => isHeld);

    const from = performance.now();
    const released = (): Promise<boolean> =>
      owners.release({ accountId: 'locked', owner: 'cut off', fence: 1 }).then(
        () => true,
        () => false,
      );
    await until(released, 40_000);

    expect(performance.now() - from).toBeLessThan(15_000);
    line.hold(false);
    await expect(silent).rejects.toMatchObject({ code: 'store.failed' });
    await cutOff.close();
    await line.stop();
  });

  it('fail on a line where nothing passes any more, and the next one has another connection', async () => {
    const line = await startRelay([placeOf(url)]);
    const behind = await openClient({ url: through(line, url), maxConnections: 1, silentForMs: 500 });
    await behind.write(async () => 'connected');
    line.hold(true);
    const silent = behind.write((tx) => tx.execute(sql`select 1`));

    await expect(silent).rejects.toMatchObject({ code: 'store.failed' });
    line.hold(false);
    await expect(behind.write(async () => 'again')).resolves.toBe('again');
    await behind.close();
    await line.stop();
  });

  it('see one state of the database while they read', async () => {
    const count = async (db: Parameters<Parameters<Client['read']>[0]>[0]) =>
      (await db.execute(sql`select count(*)::int as rows from account_owners where account_id = 'seen'`)).rows[0]?.[
        'rows'
      ];
    const seen = await client.read(async (db) => {
      const before = await count(db);
      await kept('readable', 0).owners.take('seen', 'me', null);
      return [before, await count(db)];
    });

    expect(seen).toEqual([0, 0]);
    expect(await client.read(count)).toBe(1);
  });
});

function placeOf(database: string) {
  const { hostname, port } = new URL(database);
  return { host: hostname, port: Number(port) };
}

function through({ port }: Relay, database: string): string {
  const url = new URL(database);
  url.port = String(port);
  return url.href;
}

describe('a PostgreSQL server', () => {
  it('that is killed is said to be gone, and is used again when it is back', async () => {
    const store = kept('readable', 0);
    await server.kill();
    await expect(store.ping()).rejects.toMatchObject({ code: 'store.failed' });
    await expect(openStore({ url, stateKey: null })).rejects.toThrow('DATABASE_URL');

    await server.start();
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it('is looked at without being changed', async () => {
    const empty = await server.emptyDatabase();
    const before = await examinePostgres(empty);
    const after = await examinePostgres(url);

    expect(before).toMatchObject({ isNewer: false, isDurable: false });
    expect(before.pending).toBeGreaterThan(0);
    expect(await examinePostgres(empty)).toMatchObject({ pending: before.pending });
    expect(after).toMatchObject({ pending: 0, isNewer: false });
    expect(after.connections.open).toBeGreaterThan(0);
    expect((await checkPostgres(url)).checks.map(({ name, state }) => [name, state])).toEqual([
      ['PostgreSQL', 'ok'],
      ['schema', 'ok'],
      ['durability', 'fault'],
      ['connections', 'ok'],
    ]);
    expect(checkClock((await checkPostgres(url)).readings)).toMatchObject([
      { state: 'ok', detail: 'as PostgreSQL has it' },
    ]);
    const wrong = await checkPostgres(new URL('/no_such_database', url).href);
    expect(wrong).toMatchObject({
      isUsable: false,
      checks: [{ state: 'fault', detail: expect.stringContaining('3D000') }],
    });
  });

  it('that has no connection left says what to raise, and is used with those that there are', async () => {
    const empty = await server.emptyDatabase();
    const name = new URL(empty).pathname.slice(1);
    const admin = await openClient({ url, maxConnections: 1 });
    const say = (statement: string) => admin.db.execute(sql.raw(statement));
    await say('create role limited login');
    await say(`alter database ${name} owner to limited`);
    const limited = new URL(empty);
    limited.username = 'limited';
    const store = await openStore({ url: limited.href, stateKey: null, maxConnections: 4 });
    await say(`alter role limited connection limit 1`);

    const conversations = await Promise.all(
      [1, 2, 3, 4].map((n) => store.inbox.receive(input({ providerId: `p-${n}` }))),
    );
    const start = openStore({ url: limited.href, stateKey: null, retryForMs: 200 });

    expect(conversations.map(({ outcome }) => outcome)).toEqual(Array(4).fill('stored'));
    await expect(start).rejects.toMatchObject({ message: expect.stringContaining('raise max_connections') });
    expect(await checkPostgres(limited.href)).toMatchObject({
      isUsable: false,
      checks: [{ state: 'fault', detail: expect.stringContaining('raise max_connections') }],
    });
    await store.close();
    await admin.close();
  });

  it('is refused behind a pooler that lends sessions for one transaction, by the start and by the doctor', async () => {
    const pooler = await startTransactionPooler(url);
    const why = expect.stringContaining('pool_mode = session');

    await expect(openStore({ url: pooler.url, stateKey: null })).rejects.toMatchObject({
      code: 'store.failed',
      message: why,
    });
    expect(await checkPostgres(pooler.url)).toMatchObject({
      isUsable: false,
      checks: [{ state: 'fault', detail: why }],
    });
    await pooler.stop();
  });

  it('brings its schema up to date once, whoever opens it at the same moment', async () => {
    const empty = await server.emptyDatabase();
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openStore({ url: empty, stateKey: null, maxConnections: 1 })),
    );

    await Promise.all(stores.map((store) => store.ping()));
    expect((await examinePostgres(empty)).pending).toBe(0);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('keeps the history of a ticket from being rewritten', async () => {
    const store = await emptied('readable');
    const { conversationId } = await store.inbox.receive(input());
    await store.lanes.commitTurn(commit(await lease(store, conversationId), { tickets: [ticket('1234567890')] }));
    const client = await openClient({ url, maxConnections: 1 });
    const change = (statement: string) => client.write((tx) => tx.execute(sql.raw(statement)));

    await expect(change("update ticket_events set actor = 'nobody'")).rejects.toMatchObject(APPEND_ONLY);
    await expect(change('delete from ticket_events')).rejects.toMatchObject(APPEND_ONLY);
    await client.close();
  });
});
