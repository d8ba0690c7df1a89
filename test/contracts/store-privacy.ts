import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detailOfFile } from '../../src/core/refused-file.ts';
import type { Store } from '../../src/core/store.ts';
import type { ProductDatabase } from '../chaos/database.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { columnsOf, idOf, PHONES, placesOf, plant, sentFile, tokenOf } from './planted-people.ts';
import { KEPT, NOT_EXPORTED } from './privacy-reasons.ts';
import { later, T0 } from './store-fixtures.ts';

/** Nothing but their number, which the record has. */
const HOLDS_NUMBER: ReadonlySet<string> = new Set([
  'channel_state.key',
  'conversations.reply_address',
  'identities.value',
  'identity_attempts.key',
  'outbox.to_address',
  'suppressions.value',
]);

/** What `redress export` and `redress erase` do to every column that there is, whatever database stands behind it. */
export function privacyContract(name: string, open: () => Promise<{ store: Store; database: ProductDatabase }>): void {
  describe(`one person in every table of ${name}`, () => {
    let store: Store;
    let database: ProductDatabase;

    beforeEach(async () => {
      ({ store, database } = await open());
      for (const person of ['asha', 'binod'] as const) await plant(database, person);
    });
    afterEach(async () => {
      await store.close();
      await database.close();
    });

    it('is erased from each column that is not kept with a reason, and nobody else is', async () => {
      const before = await placesOf(database, 'binod');

      expect(await store.privacy.erase('shop', idOf('contacts', 'asha'), T0)).toMatchObject({ outcome: 'erased' });

      expect(await placesOf(database, 'asha')).toEqual(Object.keys(KEPT).sort());
      expect(await placesOf(database, 'binod')).toEqual(before);
    });

    it('is not erased while something that they asked for is being done', async () => {
      await database.run("update effects set status = 'queued' where id = ?", idOf('effects', 'asha'));

      expect(await store.privacy.erase('shop', idOf('contacts', 'asha'), T0)).toEqual({ outcome: 'busy' });
      expect(await placesOf(database, 'asha')).toContain('inbox.message');
    });

    it('is neither answered nor written to any more, whoever asked for it', async () => {
      await database.run('update conversations set awaits_effect = null, lease_owner = null, lease_until = null');
      // A code that went to the contact on an order, from somebody else's conversation.
      await database.run(
        "update outbox set status = 'queued', to_address = ? where id = ?",
        `whatsapp:+${PHONES.asha}`,
        idOf('outbox', 'binod'),
      );

      await store.privacy.erase('shop', idOf('contacts', 'asha'), T0);

      const due = await store.sweeps.due(later(1_000_000), 10);
      expect(due.conversations).toEqual([idOf('conversations', 'binod')]);
      expect(due.outbound).toEqual([]);
      expect(await placesOf(database, 'binod')).not.toContain('outbox.content');
    });

    it('leaves nothing that anybody could see to in the list of what never arrived', async () => {
      await database.run("update outbox set status = 'failed', dealt_at = null, dealt_by = null");
      await database.run('update outbox_ways set next_outbound_id = null');
      const listed = async () => {
        const rows = await store.outbox.undelivered({ brandIds: ['shop'], now: T0, limit: 10 });
        return rows.map(({ message }) => message.id).sort();
      };
      expect(await listed()).toEqual([idOf('outbox', 'asha'), idOf('outbox', 'binod')]);

      await store.privacy.erase('shop', idOf('contacts', 'asha'), T0);

      expect(await listed()).toEqual([idOf('outbox', 'binod')]);
    });

    it('is erased though they have more conversations than a statement takes values: a machine that writes by the minute', async () => {
      const columns = columnsOf('conversations').map((name) => {
        return ['id', 'thread_key'].includes(name) ? `${name} || '-' || n` : name;
      });
      await database.run(
        `insert into conversations (${columnsOf('conversations').join(', ')})
          with recursive many(n) as (select 1 union all select n + 1 from many where n < ?)
          select ${columns.join(', ')} from many, conversations where id = ?`,
        database.kind === 'SQLite' ? 33_000 : 66_000,
        idOf('conversations', 'asha'),
      );

      expect(await store.privacy.erase('shop', idOf('contacts', 'asha'), T0)).toMatchObject({ outcome: 'erased' });

      const named = "select count(*) from conversations where contact_id = ? and thread_key not like 'erased-%'";
      expect(await database.count(named, idOf('contacts', 'asha'))).toBe(0);
    });

    it('is taken from what was set aside when that is old; that it was stays', async () => {
      await store.privacy.forgetSetAside({ of: ['wa'] }, T0);
      expect(await placesOf(database, 'asha')).toContain('quarantine.payload');

      await store.privacy.forgetSetAside({ of: ['wa'] }, later(1));

      expect(await placesOf(database, 'asha')).not.toContain('quarantine.payload');
      expect(await placesOf(database, 'asha')).not.toContain('quarantine.detail');
      expect(await store.quarantine.list({ accountIds: ['wa'], view: 'released', limit: 10 })).toHaveLength(2);
    });

    it('is given out with the files that came from them and went to them', async () => {
      const record = await store.privacy.record('shop', idOf('contacts', 'asha'));

      expect(record?.files).toEqual([
        {
          id: idOf('attachments', 'asha'),
          direction: 'in',
          name: tokenOf('attachments.name', 'asha'),
          contentType: tokenOf('attachments.content_type', 'asha'),
          size: 1,
          sha256: tokenOf('attachments.sha256', 'asha'),
        },
        { ...sentFile('asha'), direction: 'out' },
      ]);
    });

    it('has the files of their messages that were not taken, though nothing in them says whose they are', async () => {
      for (const [person, message] of [
        ['asha', 'SM1: a'],
        ['binod', 'SM1'],
      ] as const) {
        await database.run('update inbox set provider_id = ? where id = ?', message, idOf('inbox', person));
        const refused = { accountId: 'wa', reason: 'too-large' as const, payload: `a film of ${person}` };
        await store.quarantine.put(
          person,
          { ...refused, detail: detailOfFile(0, message, 'larger than 1 byte', { name: 'film; 1.mp4', size: 2 }) },
          T0,
        );
      }

      const record = await store.privacy.record('shop', idOf('contacts', 'asha'));
      await store.privacy.erase('shop', idOf('contacts', 'asha'), T0);

      expect(record?.setAside.map(({ id }) => id).sort()).toEqual(['asha', idOf('quarantine', 'asha')]);
      expect(String(await store.quarantine.payload('asha'))).not.toContain('film');
      expect(String(await store.quarantine.payload('binod'))).toBe('a film of binod');
    });

    it('is given out with what their files were called that were not taken, and erased with it', async () => {
      const [name, message] = ['Asha passport.exe', idOf('inbox', 'asha')];
      const refused = { refusedFiles: [{ name, size: 5, reason: 'bad-attachment' as const }] };
      const stored = async () => JSON.stringify(await database.all('select message from inbox where id = ?', message));
      const phone = `+${PHONES.asha}`;
      const one = chatMessage('see file', { accountId: 'wa', from: [{ kind: 'phone', value: phone }], ...refused });
      await database.run('update inbox set message = ? where id = ?', JSON.stringify(one), message);
      expect(await stored()).toContain(name);

      const record = await store.privacy.record('shop', idOf('contacts', 'asha'));
      await store.privacy.erase('shop', idOf('contacts', 'asha'), T0);

      expect(record?.conversations[0]?.messages).toContainEqual(expect.objectContaining(refused));
      expect(await stored()).not.toContain(name);
    });

    it('is given out with each column that is erased, where no reason says otherwise', async () => {
      const places = await placesOf(database, 'asha');

      const record = JSON.stringify(await store.privacy.record('shop', idOf('contacts', 'asha')));

      const missing = places.filter(
        (place) => !(place in KEPT || HOLDS_NUMBER.has(place)) && !record.includes(tokenOf(place, 'asha')),
      );
      expect(record).toContain(PHONES.asha);
      expect(missing.sort()).toEqual(Object.keys(NOT_EXPORTED).sort());
      expect(record).not.toContain('binod0');
      expect(record).not.toContain(PHONES.binod);
    });
  });
}
