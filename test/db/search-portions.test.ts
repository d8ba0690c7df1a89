import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../db/index.ts';
import type { OpenedStore } from '../../db/opened-store.ts';
import { snapshotDatabase } from '../../db/snapshot.ts';
import { createLog } from '../../src/lib/log.ts';
import { input, MESSAGE } from '../contracts/store-fixtures.ts';
import { seedComplaint } from '../helpers/seed.ts';

const AT = new Date('2026-11-24T10:00:00+05:30');
const PORTION = 128;

const folder = mkdtempSync(join(tmpdir(), 'redress-portions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the words of messages', () => {
  let file: string;
  let store: OpenedStore;
  let raw: Database.Database;
  let opened = 0;
  let received = 0;
  let ticketId: string;
  const warned: string[] = [];

  beforeAll(async () => {
    const first = await openStore({ file: join(folder, 'first.db'), stateKey: null });
    // What is received below goes to this one's conversation.
    ({ ticketId } = await seedComplaint(first, { brandId: 'shop', at: AT, text: 'first', message: MESSAGE }));
    await first.close();
  });
  beforeEach(async () => {
    opened += 1;
    file = join(folder, `${opened}.db`);
    copyFileSync(join(folder, 'first.db'), file);
    warned.length = 0;
    const destination = new Writable({
      write(line, _encoding, done) {
        warned.push(JSON.parse(String(line)).msg);
        done();
      },
    });
    store = await openStore({ file, stateKey: null, log: createLog({ level: 'warn', destination }) });
    raw = new Database(file);
  });
  afterEach(async () => {
    raw.close();
    await store.close();
  });

  const count = (what: string, database = raw): number =>
    Number(database.prepare(`select count(*) from ${what}`).pluck().get());
  /** Places in the index under words that begin so. */
  const under = (word: string, database = raw): number =>
    count(`search_texts where search_texts match '"${word}"*'`, database);
  const find = (words: string) => store.search.find(['shop'], words, 10);

  function receive(text: string, to = store) {
    received += 1;
    return to.inbox.receive(input({ providerId: `p-${received}`, text }));
  }

  const receiveMany = (many: number, word: string) =>
    Promise.all(Array.from({ length: many }, (_, n) => receive(`${word} ${n}`)));

  it('are put in when a portion of messages has come, with nobody searching', async () => {
    await receiveMany(PORTION - 1, 'lamp');
    expect([under('lamp'), count('search_waiting')]).toEqual([0, PORTION - 1]);

    await receive('lamp, the last of them');

    await vi.waitUntil(() => count('search_waiting') === 0, { timeout: 10_000 });
    expect(under('lamp')).toBe(PORTION);
  });

  it('are put in before a search, also those that another process received', async () => {
    const other = await openStore({ file, stateKey: null });
    await receive('a quiet umbrella', other);
    expect(under('umbrella')).toBe(0);

    expect(await find('umbrella')).toEqual([ticketId]);
    await other.close();
  });

  it('are put in once only, however many portions, brands and processes there are at once', async () => {
    const other = await openStore({ file, stateKey: null });
    const everywhere = () => [find('umbrella'), other.search.find(['shop'], 'umbrella', 10)];
    for (let n = 0; n < 4; n += 1) {
      const brands = ['shop', 'other', 'third'].map((brandId) =>
        seedComplaint(store, { brandId, at: AT, text: 'umbrella' }),
      );
      const messages = Array.from({ length: PORTION }, (_, m) => receive('umbrella', m % 2 === 0 ? store : other));
      await Promise.all([...everywhere(), ...brands, ...messages, ...everywhere()]);
    }
    await Promise.all(everywhere());

    expect(count('search_waiting')).toBe(0);
    expect(count("search_documents where source like 'in:%'")).toBe(count('inbox'));
    expect(under('umbrella')).toBe(count('search_documents') - 2);
    expect(count('search_texts')).toBe(count('search_documents'));
    expect(() => raw.exec("insert into search_texts (search_texts) values ('integrity-check')")).not.toThrow();
    await other.close();
  });

  it('are there after a backup that was made while they waited, as after a process that was killed', async () => {
    await receive('a quiet umbrella');
    const restored = join(folder, 'restored.db');

    snapshotDatabase(file, restored);

    const copy = new Database(restored);
    expect([count('search_waiting', copy), under('umbrella', copy)]).toEqual([1, 0]);
    copy.close();
    const again = await openStore({ file: restored, stateKey: null });
    expect(await again.search.find(['shop'], 'umbrella', 10)).toEqual([ticketId]);
    await again.close();
  });

  it('wait no longer when the store is closed', async () => {
    await receive('a quiet umbrella');

    await store.close();

    expect([under('umbrella'), count('search_waiting')]).toEqual([1, 0]);
    store = await openStore({ file, stateKey: null });
  });

  it('are those that the message has when its turn comes', async () => {
    await receive('a quiet umbrella');
    raw.exec(
      `update inbox set message = json_set(message, '$.text', 'a loud parasol') where message like '%umbrella%'`,
    );

    expect(await find('umbrella')).toEqual([]);
    expect(await find('parasol')).toEqual([ticketId]);
  });

  it('are put in for none that is deleted, emptied or had none', async () => {
    const { messageId } = await receive('a quiet umbrella');
    const { messageId: emptied } = await receive('a quiet umbrella');
    await receive('');
    await receive('a lamp');
    raw.prepare('delete from inbox where id = ?').run(messageId);
    raw.prepare("update inbox set message = json_set(message, '$.text', '') where id = ?").run(emptied);

    await find('umbrella');

    expect([under('umbrella'), under('lamp'), count('search_waiting')]).toEqual([0, 1, 0]);
    expect(count('search_documents')).toBe(3);
  });

  it('are changed and taken out again once they are in', async () => {
    const { messageId } = await receive('a quiet umbrella');
    const { messageId: deleted } = await receive('a quiet lamp');
    await find('umbrella');

    raw.prepare("update inbox set message = json_set(message, '$.text', 'parasol') where id = ?").run(messageId);
    raw.prepare('delete from inbox where id = ?').run(deleted);

    expect([under('umbrella'), under('parasol'), under('lamp'), count('search_documents')]).toEqual([0, 1, 0, 3]);
  });

  it('hold up no message and no search where they cannot be put in, which is said once, and are put in later', async () => {
    await receive('a quiet umbrella');
    raw.exec(`create trigger broken before insert on search_documents when new.source like 'in:%'
      begin select raise(abort, 'broken'); end`);

    const kept = await receiveMany(2 * PORTION, 'lamp');
    const found = await find('umbrella');

    expect(kept.map(({ outcome }) => outcome)).toEqual(kept.map(() => 'stored'));
    expect(found).toEqual([]);
    expect(warned).toEqual(['search.behind']);
    raw.exec('drop trigger broken');
    expect(await find('umbrella')).toEqual([ticketId]);
    expect([under('lamp'), count('search_waiting')]).toEqual([2 * PORTION, 0]);
  });
});
