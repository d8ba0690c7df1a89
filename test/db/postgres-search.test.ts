import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { emptyOut, type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { seedComplaint } from '../helpers/seed.ts';

const AT = new Date('2026-11-24T10:00:00+05:30');
/** So many documents stand under each word of the index together; more than the newest of them are found by it alone. */
const STRETCH = 2 ** 16;
const NEWEST = 10_000;

describe('search on PostgreSQL, among many documents', () => {
  let server: PostgresServer;
  let store: OpenedStore;
  let database: Client;
  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.newDatabase();
    store = await openStore({ url, stateKey: null, maxConnections: 2 });
    database = new Client({ connectionString: url });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await store.close();
    await server.stop();
  });
  beforeEach(() => emptyOut(new URL(`/${database.database}`, server.url).href));

  const goOnAt = (id: number) => database.query(`alter table search_documents alter column id restart with ${id}`);
  const seed = async (text: string, minutes: number, brandId = 'shop') =>
    (await seedComplaint(store, { brandId, text, at: new Date(AT.getTime() + minutes * 60_000) })).ticketId;
  const bury = (brandId: string) =>
    database.query(
      `insert into search_documents (source, brand_id, words)
       select 'note:' || $1 || n, $1, redress_words('a chair') from generate_series(0, ${NEWEST}) n`,
      [brandId],
    );

  it('finds what stands on both sides of where a stretch ends, the newest first and no more than asked for', async () => {
    await goOnAt(STRETCH - 1);
    const first = await seed('a kettle', 1);
    await goOnAt(STRETCH * 3 - 1);
    const second = await seed('a kettle and a lamp', 2);
    await goOnAt(STRETCH * 700);
    const third = await seed('two kettles', 3);
    await bury('shop');

    expect(await store.search.find(['shop'], 'kettle', 5)).toEqual([third, second, first]);
    expect(await store.search.find(['shop'], 'kettle', 2)).toEqual([third, second]);
    expect(await store.search.find(['shop'], 'lamp ket', 5)).toEqual([second]);
    expect(await store.search.find(['shop'], 'kettle chair', 5)).toEqual([]);
  });

  it('finds nothing of another brand below its newest, and the newest of several', async () => {
    const ours = await seed('a kettle', 1);
    const theirs = await seed('a kettle', 2, "o'ther@1");
    await bury('shop');
    await bury("o'ther@1");

    expect(await store.search.find(['shop'], 'kettle', 5)).toEqual([ours]);
    expect(await store.search.find(["o'ther@1"], 'kettle', 5)).toEqual([theirs]);
    expect(await store.search.find(['shop', "o'ther@1"], 'kettle', 5)).toEqual([theirs, ours]);
  });

  it('forgets below the newest what was forgotten', async () => {
    const ticketId = await seed('a kettle', 1);
    await bury('shop');
    await database.query('update tickets set summary = $1 where id = $2', ['a lamp', ticketId]);
    await database.query(`update inbox set message = message || '{"text": "a lamp"}'`);

    expect(await store.search.find(['shop'], 'kettle', 5)).toEqual([]);
    expect(await store.search.find(['shop'], 'lamp', 5)).toEqual([ticketId]);
  });

  it.each([
    ['one letter', 1],
    ['two letters', 2],
    ['four letters', 4],
    ['thirteen letters', 13],
  ])('takes a text that is all different words of %s', async (_, length) => {
    // Of four bytes each.
    const letter = (n: number): string => String.fromCodePoint(0x20000 + n);
    const word = (n: number): string =>
      Array.from({ length }, (_, at) => letter(at === 0 ? n % 40_000 : Math.floor(n / 40_000) + at)).join('');
    const words = Array.from({ length: Math.floor(200_000 / (length + 1)) }, (_, n) => word(n));

    const ticketId = await seed(`${words.join(' ')}`, 1);

    expect(await store.search.find(['shop'], word(7), 5)).toEqual([ticketId]);
  });
});
