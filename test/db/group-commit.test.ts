import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openClient } from '../../db/client.ts';

async function counters() {
  const client = await openClient({ file: ':memory:' });
  await client.write((tx) => void tx.run(sql`create table counters (id text primary key)`));
  const add = (id: string) => client.write((tx) => void tx.run(sql`insert into counters values (${id})`));
  const ids = () => client.read((db) => db.all<{ id: string }>(sql`select id from counters order by id`));
  return { client, add, ids };
}

it('undoes only what failed of the transactions that share a commit', async () => {
  const { client, add, ids } = await counters();

  const results = await Promise.allSettled([
    add('a'),
    add('a'),
    client.write((tx) => {
      tx.run(sql`insert into counters values ('half')`);
      throw new Error('changed its mind');
    }),
    add('b'),
  ]);

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(await ids()).toEqual([{ id: 'a' }, { id: 'b' }]);
});

it('gives each its own result, in the order asked for, and the next ones too', async () => {
  const { client, add, ids } = await counters();
  const count = () => client.write((tx) => tx.get<{ n: number }>(sql`select count(*) as n from counters`).n);

  const [, one, , two] = await Promise.all([add('x'), count(), add('y'), count()]);
  await add('z');

  expect([one, two]).toEqual([1, 2]);
  expect(await ids()).toHaveLength(3);
  expect(await count()).toBe(3);
});
