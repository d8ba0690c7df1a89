import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../db/index.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';

/** Of the chat that was asked for its order number, gave it, and heard nothing any more. */
const CHAT = 'B0uo3AoTmoMs4bXJ3JuWIuAKQomnxMh9L06Cj5pntTU';
const HOUR_MS = 60 * 60_000;
const dump = readFileSync(new URL('first-release.sql', import.meta.url), 'utf8');

type Row = Record<string, unknown>;
type Tables = Map<string, Row[]>;

describe('a database of the first release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-upgrade-'));
  const file = join(folder, 'redress.db');
  const said: string[] = [];
  let before: Tables;
  let running: RunningApp | null = null;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const old = new Database(file);
    old.exec(dump);
    before = tablesOf(old, null);
    old.close();
    const store = await openStore({ file, stateKey: null, note: (line) => said.push(line) });
    await store.close();
  });
  afterAll(async () => {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has something in it to lose', () => {
    const counts = Object.fromEntries([...before].map(([name, rows]) => [name, rows.length]));

    expect(counts).toMatchObject({
      conversations: 10,
      inbox: 41,
      outbox: 28,
      tickets: 3,
      ticket_events: 6,
      orders: 7,
      user: 1,
    });
  });

  it('keeps every row of every table as it was', () => {
    const database = new Database(file, { readonly: true });

    const after = tablesOf(database, before);

    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    for (const [name, rows] of before) expect(after.get(name), name).toEqual(rows);
    database.close();
  });

  it('says once that it is brought up to date, and nothing when it is', async () => {
    expect(said).toEqual([expect.stringMatching(/^Bringing the database up to date, \d+ steps/)]);

    await (await openStore({ file, stateKey: null, note: (line) => said.push(line) })).close();

    expect(said).toHaveLength(1);
  });

  it('has no older copy of a text in its free pages, where no erasure would find it', () => {
    const vacuumed = join(folder, 'vacuumed.db');
    const database = new Database(file, { readonly: true });
    database.prepare('VACUUM INTO ?').run(vacuumed);
    database.close();
    const times = (name: string): number => readFileSync(name, 'latin1').split('lamp arrived broken').length - 1;

    expect(times(vacuumed)).toBeGreaterThan(0);
    expect(times(file)).toBe(times(vacuumed));
  });

  it('waits for a process that has it locked for longer than a query would wait', async () => {
    const locked = join(folder, 'locked.db');
    const other = new Database(locked);
    other.exec(dump);
    other.pragma('journal_mode = WAL');
    other.exec('BEGIN IMMEDIATE');
    const release = setTimeout(() => other.exec('COMMIT'), 6_000);

    const store = await openStore({ file: locked, stateKey: null });

    expect(await store.search.find(['demo'], 'lamp', 10)).toHaveLength(1);
    await store.close();
    clearTimeout(release);
    other.close();
  }, 60_000);

  it('has the law’s clocks where they were, from receipt', () => {
    const database = new Database(file, { readonly: true });
    const tickets = database.prepare<[], Row>("select * from tickets where kind = 'complaint'").all();
    const later = new Date(Number(tickets[0]?.['received_at']));
    later.setUTCMonth(later.getUTCMonth() + 1);

    expect(tickets).toHaveLength(2);
    for (const row of tickets) expect(Number(row['ack_due_at'])).toBe(Number(row['received_at']) + 48 * HOUR_MS);
    expect(Number(tickets[0]?.['redress_due_at'])).toBe(later.getTime());
    database.close();
  });

  it('has every column that today’s schema has', () => {
    const [upgraded, fresh] = [new Database(file, { readonly: true }), new Database(':memory:')];
    const columns = (database: Database.Database): string[] =>
      tableNames(database)
        .flatMap((name) =>
          database
            .prepare<[string], Row>('select name from pragma_table_info(?)')
            .all(name)
            .map((row) => `${name}.${row['name']}`),
        )
        .sort();
    fresh.close();
    const freshFile = join(folder, 'fresh.db');

    return openStore({ file: freshFile, stateKey: null }).then(async (store) => {
      await store.close();
      const today = new Database(freshFile, { readonly: true });
      expect(columns(upgraded)).toEqual(columns(today));
      upgraded.close();
      today.close();
    });
  });

  describe('under today’s release', () => {
    beforeAll(async () => {
      running = await runApp({ env: { REDRESS_DATA_DIR: folder } });
    }, 60_000);
    const address = (): string => running?.address ?? '';

    it('finds what was written then, in both scripts', async () => {
      const store = await openStore({ file, stateKey: null });
      const find = async (words: string): Promise<number> => (await store.search.find(['demo'], words, 10)).length;

      expect(await find('सोफ़े')).toBe(1);
      expect(await find('lamp')).toBe(1);
      expect(await find('3732362592')).toBe(1);
      expect(await find('elephants')).toBe(0);
      await store.close();
    });

    it('answers the message that the first release had taken and not answered, and goes on with the conversation', async () => {
      const asked = await vi.waitFor(() => heardOnly(/PIN code/), { timeout: 20_000, interval: 200 });
      await say(CHAT, '560034');
      const told = await vi.waitFor(() => heardOnly(/shipped/), { timeout: 20_000, interval: 200 });

      expect(asked).toContain('protect your order');
      expect(told).toContain('KH-10234');
    }, 60_000);

    it('lets in the person who signed up then', async () => {
      const response = await fetch(`${address()}/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address() },
        body: JSON.stringify({ email: 'asha@kaverihome.example', password: 'a long enough password' }),
      });

      expect(response.status).toBe(200);
    });

    /** The one answer that says so. */
    async function heardOnly(words: RegExp): Promise<string> {
      const found = (await heard(CHAT)).filter((text) => words.test(text));
      expect(found).toHaveLength(1);
      return found[0] ?? '';
    }

    async function say(token: string, text: string): Promise<void> {
      const body = new FormData();
      body.append('id', randomUUID());
      body.append('text', text);
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${address()}/channels/demo-webchat/messages`, { method: 'POST', headers, body });
      expect(response.status).toBe(202);
    }

    /** What the shop has said in that chat, from the beginning. */
    async function heard(token: string): Promise<string[]> {
      const response = await fetch(`${address()}/channels/demo-webchat/events?after=0`, {
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      });
      const reader = response.body?.getReader();
      const first = await reader?.read();
      await reader?.cancel();
      return [...new TextDecoder().decode(first?.value).matchAll(/^data: (\{.*\})$/gm)]
        .map(([, data = '{}']) => JSON.parse(data) as { direction: string; text: string })
        .filter(({ direction }) => direction === 'out')
        .map(({ text }) => text);
    }
  });
});

function tableNames(database: Database.Database): string[] {
  return database
    .prepare<[], Row>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'search_texts%' order by name",
    )
    .all()
    .map((row) => String(row['name']));
}

/** Every row, in the order of its table; with `like` only the tables and columns that are there too. */
function tablesOf(database: Database.Database, like: Tables | null): Tables {
  const names =
    like === null ? tableNames(database).filter((name) => name !== '__drizzle_migrations') : [...like.keys()];
  return new Map(
    names.map((name) => {
      const columns = Object.keys(like?.get(name)?.[0] ?? {});
      const what = columns.length === 0 ? '*' : columns.map((column) => `"${column}"`).join(', ');
      return [name, database.prepare<[], Row>(`select ${what} from "${name}" order by rowid`).all()];
    }),
  );
}
