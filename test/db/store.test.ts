import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openClient } from '../../db/client.ts';
import { openStore } from '../../db/index.ts';
import { filesOf } from '../../db/stores/lanes.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { sqliteDatabase } from '../chaos/database.ts';
import { idOf, leftIn, plant, tokenOf } from '../contracts/planted-people.ts';
import { storeContract } from '../contracts/store.ts';
import { leftContract } from '../contracts/store-left.ts';
import { listsContract } from '../contracts/store-lists.ts';
import { mailsContract } from '../contracts/store-mails.ts';
import { phoneHoldsContract } from '../contracts/store-phone-holds.ts';
import { privacyContract } from '../contracts/store-privacy.ts';
import { raceContract } from '../contracts/store-races.ts';
import { retentionContract } from '../contracts/store-retention.ts';
import { threadsContract } from '../contracts/store-threads.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { watchPlans } from '../helpers/watch-plans.ts';

const watch = watchPlans();
afterAll(() => watch.stop());

const folder = mkdtempSync(join(tmpdir(), 'redress-db-'));
let opened = 0;
function newFile(): string {
  opened += 1;
  return join(folder, `store-${opened}.db`);
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract('SQLite in memory', () => openStore({ file: ':memory:', stateKey: null }));
leftContract('SQLite in memory', () => openStore({ file: ':memory:', stateKey: null }));
phoneHoldsContract('SQLite in memory', () => openStore({ file: ':memory:', stateKey: null }));
listsContract('SQLite in memory', () => openStore({ file: ':memory:', stateKey: null }));
threadsContract('SQLite in memory', () => openStore({ file: ':memory:', stateKey: null }));
mailsContract('SQLite in memory', () => openStore({ file: ':memory:', stateKey: null }));
storeContract('a SQLite file, with encrypted channel state', () =>
  openStore({ file: newFile(), stateKey: randomBytes(32) }),
);
raceContract('a SQLite file', async () => {
  const file = newFile();
  return [await openStore({ file, stateKey: null }), await openStore({ file, stateKey: null })];
});
privacyContract('a SQLite file', async () => {
  const file = newFile();
  return { store: await openStore({ file, stateKey: null }), database: sqliteDatabase(file) };
});
retentionContract('a SQLite file', async () => {
  const file = newFile();
  return { store: await openStore({ file, stateKey: null }), database: sqliteDatabase(file) };
});

describe('SQLite', () => {
  it('looks up more files at once than a statement takes values', async () => {
    const client = await openClient({ file: ':memory:' });
    const many = Array.from({ length: 33_000 }, (_, index) => `message-${index}`);

    expect((await client.read((db) => filesOf(db, many))).size).toBe(0);
    await client.close();
  });

  it.each([
    ['whose words are in the index', true],
    ['whose words still wait to be put in', false],
  ])('has no byte left of who was erased, %s, in the file and in its log', async (_, isPutIn) => {
    const file = newFile();
    const store = await openStore({ file, stateKey: null });
    const database = sqliteDatabase(file);
    await plant(database, 'asha');
    await plant(database, 'binod');
    const left = () =>
      [file, `${file}-wal`].filter((name) => existsSync(name)).flatMap((name) => leftIn(readFileSync(name), 'asha'));
    const places = async () => {
      await store.search.find(['shop'], 'anything', 10);
      return database.count(
        'select count(*) from search_texts where search_texts match ?',
        tokenOf('inbox.message', 'asha'),
      );
    };
    if (isPutIn) expect(await places()).toBe(1);
    expect(left()).toContain('inbox.message');

    await store.privacy.erase('shop', idOf('contacts', 'asha'), new Date());

    expect(left()).toEqual([]);
    expect(await places()).toBe(0);
    expect(left()).toEqual([]);
    await database.close();
    await store.close();
  });

  it('holds nothing up until the wall clock is again where it was before it was set back', async () => {
    const store = await openStore({ file: ':memory:', stateKey: null });
    const deps = await serviceDeps({ store });
    const outcome = await createReceive(deps)(chatMessage('hello'));
    const id = outcome.outcome === 'accepted' ? outcome.conversationId : '';
    await store.lanes.acquire(id, 'died', 30_000, deps.clock.now());
    const aHourBefore = new Date(deps.clock.now().getTime() - 3_600_000);

    expect((await store.sweeps.due(aHourBefore, 10)).conversations).toEqual([id]);
    deps.clock.advance(-3_600_000);
    expect(await createTakeTurn(deps)(id)).toBe('committed');

    deps.clock.advance(3_600_000);
    const message = await store.outbox.claimNext({ conversationId: id }, 'died', deps.clock.now());
    expect(await store.sweeps.recoverStuck(new Date(aHourBefore.getTime() - 60_000), ['shop-chat'], aHourBefore)).toBe(
      1,
    );
    expect(message).not.toBeNull();
    await store.close();
  });

  it('waits without blocking while another process has the database locked, and then answers', async () => {
    const file = newFile();
    const deps = await serviceDeps({ store: await openStore({ file, stateKey: null }) });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let ticks = 0;
    // Were the event loop blocked, nobody would ever come to unlock.
    const ticking = setInterval(() => {
      ticks += 1;
      if (ticks === 5) other.exec('COMMIT');
    }, 20);

    const outcome = await createReceive(deps)(chatMessage('during the lock'));
    clearInterval(ticking);
    const conversationId = outcome.outcome === 'accepted' ? outcome.conversationId : '';

    expect(await createTakeTurn(deps)(conversationId)).toBe('committed');
    expect(ticks).toBeGreaterThanOrEqual(5);
    other.close();
    await deps.store.close();
  });

  it('says that it is busy when the lock stays', async () => {
    const file = newFile();
    const store = await openStore({ file, stateKey: null, retryForMs: 300 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');

    await expect(store.ping()).rejects.toMatchObject({ code: 'store.busy' });

    other.close();
    await store.close();
  });

  it('says what is wrong with a file that is no database', async () => {
    await expect(openStore({ file: folder, stateKey: null })).rejects.toMatchObject({ code: 'store.failed' });
  });

  it('opens a database of before without changing what is in it', async () => {
    const file = newFile();
    const first = await openStore({ file, stateKey: null });
    await first.quarantine.put('one', { accountId: null, reason: 'malformed', detail: 'x', payload: 'y' }, new Date());
    await first.close();

    const second = await openStore({ file, stateKey: null });
    expect(await second.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 })).toHaveLength(1);
    await second.close();
  });

  it('refuses to rewrite the history of a ticket', async () => {
    const file = newFile();
    await (await openStore({ file, stateKey: null })).close();
    const raw = new Database(file);
    raw.pragma('foreign_keys = OFF');
    raw
      .prepare("insert into ticket_events (id, ticket_id, seq, actor, data, at) values ('e', 't', 1, 'bot', '{}', 0)")
      .run();

    expect(() => raw.prepare("update ticket_events set actor = 'nobody'").run()).toThrow('append-only');
    expect(() => raw.prepare('delete from ticket_events').run()).toThrow('append-only');
    raw.close();
  });

  it('keeps channel state unreadable without the key, and says which key is missing', async () => {
    const file = newFile();
    const first = await openStore({ file, stateKey: randomBytes(32) });
    await first.channelState('chat').set(new Map([['creds', Buffer.from('a secret of the session')]]));
    await first.close();
    const raw = new Database(file);
    const kept = raw.prepare('select value from channel_state').pluck().get() as Buffer;
    raw.close();

    expect(kept.includes('secret')).toBe(false);
    const second = await openStore({ file, stateKey: randomBytes(32) });
    await expect(second.channelState('chat').get(['creds'])).rejects.toThrow('REDRESS_SECRET');
    await second.close();
  });
});

/** Rows that only become more: messages, people and what was done for them. */
const GROWING =
  /^SCAN (account_|attachments|audit_log|call_steps|calls|codes|contacts|conversations|effects|identities|identity_attempts|inbox|merge_reviews|notifications|order_|orders|outbox|ratings|revisions|search_|shipments|suppressions|ticket_|tickets|turns|warranties|webhook_deliveries)/;
/** What the tests read of whole tables. */
const ASKED_HERE = /^select (\*|count\(\*\).*) from "\w+"$/;
/** Indexes of the few that are still open, or never arrived; and of what has files, which is asked when files are cleared away. */
const FEW = / USING (COVERING )?INDEX (calls_open|outbox_(open|sending|unsettled|undelivered|files))$/;
/** What empties the table that it walks along, once a day; and what finds nothing. */
const SPENT = /^delete from "\w+" where rowid in|where false$/;

it('walks along no table that grows, in nothing that the contracts ask of a file on the event loop', () => {
  // The tests' own statements, and those of migrations, are written by hand and quote no names.
  const asked = watch.plans().filter(({ source }) => source.includes('"') && !ASKED_HERE.test(source));
  const walks = asked.filter(({ source, detail }) => GROWING.test(detail) && !FEW.test(detail) && !SPENT.test(source));

  expect(asked.length).toBeGreaterThan(300);
  expect(walks).toEqual([]);
});
