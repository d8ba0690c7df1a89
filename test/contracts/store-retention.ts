import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tablePairs } from '../../db/tables.ts';
import type { Ages } from '../../src/core/privacy.ts';
import type { Store } from '../../src/core/store.ts';
import type { ProductDatabase } from '../chaos/database.ts';
import { idOf, plant, tokenOf } from './planted-people.ts';
import { later, T0 } from './store-fixtures.ts';

/** What goes by which age. A table that is in neither keeps its rows. */
const GOES: Record<keyof Ages, readonly string[]> = {
  spent: [
    'call_agents',
    'codes',
    'identity_attempts',
    'presence',
    'rate_limit',
    'session',
    'track_codes',
    'upload_links',
    'verification',
  ],
  begun: ['draft_files', 'drafts'],
  logged: ['notifications', 'webhook_deliveries'],
};
const AGES = Object.keys(GOES) as (keyof Ages)[];
const SHOPS = ['user', 'session', 'verification', 'rate_limit', 'call_agents', 'webhooks', 'webhook_deliveries'];
const ALL_AT_T0: Ages = { spent: T0, begun: T0, logged: T0 };

/** What goes by its age, whoever it is about, whatever database stands behind it. */
export function retentionContract(
  name: string,
  open: () => Promise<{ store: Store; database: ProductDatabase }>,
): void {
  describe(`what has served its purpose in every table of ${name}`, () => {
    let store: Store;
    let database: ProductDatabase;

    beforeEach(async () => {
      ({ store, database } = await open());
      for (const person of ['asha', 'binod'] as const) {
        await plant(database, person);
        await plant(database, person, SHOPS);
      }
      await database.run('update rate_limit set last_request = ?', T0.getTime());
      await database.run("update webhook_deliveries set status = 'delivered'");
    });
    afterEach(async () => {
      await store.close();
      await database.close();
    });

    async function counts(): Promise<Record<string, number>> {
      const counted: Record<string, number> = {};
      for (const { name: table } of tablePairs())
        counted[table] = await database.count(`select count(*) from "${table}"`);
      return counted;
    }

    it('stays until then', async () => {
      const before = await counts();

      expect(await store.privacy.forgetSpent(ALL_AT_T0)).toEqual({ rows: 0, files: [] });

      expect(await counts()).toEqual(before);
      for (const table of Object.values(GOES).flat()) expect(before[table], table).toBe(2);
    });

    it.each(AGES)('goes by its own age, and nothing else does: %s', async (age) => {
      const before = await counts();

      const { rows } = await store.privacy.forgetSpent({ ...ALL_AT_T0, [age]: later(1) });

      const left = await counts();
      expect(
        Object.keys(before)
          .filter((table) => left[table] !== before[table])
          .sort(),
      ).toEqual(GOES[age]);
      expect(rows).toBe(2 * GOES[age].length);
      for (const table of GOES[age]) expect(left[table], table).toBe(0);
    });

    it('goes to the last row, however many there are', async () => {
      const keys = Array.from({ length: 2_500 }, (_, n) => `guess-${n}`);
      await store.attempts.add('shop', keys, T0, T0);
      await store.attempts.add('shop', ['today'], later(10), T0);

      expect((await store.privacy.forgetSpent({ ...ALL_AT_T0, spent: later(10) })).rows).toBeGreaterThan(2_500);

      expect(await store.attempts.count('shop', ['guess-0', 'guess-2499', 'today'], T0)).toEqual(
        new Map([['today', 1]]),
      );
    });

    it('waits where it is still to be told', async () => {
      const waiting = idOf('webhook_deliveries', 'asha');
      await database.run("update webhook_deliveries set status = 'queued' where id = ?", waiting);

      await store.privacy.forgetSpent({ ...ALL_AT_T0, logged: later(1) });

      expect(await database.all('select id from webhook_deliveries')).toEqual([{ id: waiting }]);
    });

    it('names the files of what was begun, unless somebody else has them', async () => {
      await database.run(
        'update draft_files set sha256 = ? where id = ?',
        tokenOf('attachments.sha256', 'asha'),
        idOf('draft_files', 'asha'),
      );

      const { files } = await store.privacy.forgetSpent({ ...ALL_AT_T0, begun: later(1) });

      expect(files).toEqual([tokenOf('draft_files.sha256', 'binod')]);
    });

    it('goes from what was set aside for no account that there is', async () => {
      const item = { reason: 'unknown-account' as const, detail: 'no such account', payload: 'asha was here' };
      for (const [id, accountId] of Object.entries({ none: null, gone: 'old-mail', known: 'wa' }))
        await store.quarantine.put(id, { ...item, accountId }, T0);

      await store.privacy.forgetSetAside({ notOf: ['wa'] }, T0);
      expect(String(await store.quarantine.payload('none'))).toBe('asha was here');
      await store.privacy.forgetSetAside({ notOf: ['wa'] }, later(1));

      const payloads = ['none', 'gone', 'known'].map(async (id) => String(await store.quarantine.payload(id)));
      const [none, gone, known] = await Promise.all(payloads);
      expect(`${none} ${gone}`).not.toContain('asha');
      expect(known).toBe('asha was here');
    });

    it('is of this database from when the first person wrote', async () => {
      expect(await store.privacy.begunAt()).toEqual(T0);
    });
  });
}
