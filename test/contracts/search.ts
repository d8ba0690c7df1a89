import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { seedComplaint } from '../helpers/seed.ts';

const AT = new Date('2026-11-24T10:00:00+05:30');

/** What every search keeps to, whatever database stands behind it. */
export function searchContract(name: string, open: () => Promise<Store>): void {
  describe(`search on ${name}`, () => {
    let store: Store;
    const ids = new Map<string, string>();

    const seed = async (key: string, options: object) => {
      const { ticketId } = await seedComplaint(store, { brandId: 'shop', at: AT, ...options });
      ids.set(key, ticketId);
    };
    const found = async (query: string, brandIds = ['shop']) => {
      const hits = await store.search.find(brandIds, query, 50);
      return [...ids].filter(([, id]) => hits.includes(id)).map(([key]) => key);
    };

    beforeEach(async () => {
      store = await open();
      ids.clear();
      await seed('lamp', { text: 'The reading lamp came broken', name: 'Asha Rao', number: '1234567897' });
      await seed('hindi', { text: 'मेरा लैंप टूटा हुआ आया, हिन्दी में लिखें', name: 'मीरा शर्मा' });
      await seed('kitchen', { text: 'किताब और किचन का सामान नहीं मिला, uncharacteristically; key 3\uFE0F\u20E3b' });
      await seed('phone', {
        text: 'No refund yet',
        message: {
          from: [
            { kind: 'phone', value: '+919845012301' },
            { kind: 'email', value: 'ravi@home.example' },
          ],
          proven: true,
        },
      });
      await seed('foreign', { brandId: 'other', text: 'The reading lamp came broken' });
    });

    it.each([
      ['a word', 'lamp', ['lamp']],
      ['any case', 'LAMP', ['lamp']],
      ['the beginning of a word', 'rea', ['lamp']],
      ['all words, not one of them', 'lamp refund', []],
      ['words in any order', 'broken lamp', ['lamp']],
      ['the name of the customer', 'asha', ['lamp']],
      ['a name and a word together', 'asha lamp', ['lamp']],
      ['nothing inside of a word', 'amp', []],
      ['a Hindi word', 'टूटा', ['hindi']],
      ['a Hindi word with vowel signs and a half letter', 'हिन्दी', ['hindi']],
      ['the beginning of a Hindi word', 'हिन्', ['hindi']],
      ['a Hindi name', 'मीरा', ['hindi']],
      ['not another Hindi word with the same consonants', 'कताब', []],
      ['the right one of two Hindi words that begin alike', 'किताब', ['kitchen']],
      ['a very long word', 'uncharacteristically', ['kitchen']],
      ['the beginning of a very long word, itself long', 'uncharacteristical', ['kitchen']],
      ['no other long word that begins alike', 'uncharacteristicale', []],
      ['a word with an enclosing sign', '3\uFE0F\u20E3b', ['kitchen']],
      ['nothing for a sign without a letter', '\u0301', []],
      ['the word beside a sign without a letter', '\u0301 lamp', ['lamp']],
      ['a ticket number', '1234567897', ['lamp']],
      ['a ticket number as it is read out', '12345 67897', ['lamp']],
      ['a phone number', '+91 98450 12301', ['phone']],
      ['a phone number without its country', '98450 12301', ['phone']],
      ['an e-mail address', 'Ravi@home.example', ['phone']],
      ['nothing for nothing', '   ', []],
      ['nothing for signs', '"*()', []],
      ['words with signs of a query language as words', 'lamp" OR "refund', []],
      ['operators as words', 'lamp NOT broken', []],
    ])('finds %s', async (_, query, expected) => {
      expect(await found(query)).toEqual(expected);
    });

    it('finds all tickets of an order', async () => {
      expect(await found('KH-10234')).toEqual(['lamp', 'hindi', 'kitchen', 'phone']);
    });

    it('finds nothing of another brand, and everything for who sees both', async () => {
      expect(await found('lamp', ['other'])).toEqual(['foreign']);
      expect(await found('lamp', ['shop', 'other'])).toEqual(['lamp', 'foreign']);
      expect(await found('lamp', [])).toEqual([]);
      expect(await found('lamp', ['unheard-of'])).toEqual([]);
      expect(await found('lamp', ['unheard-of', 'other'])).toEqual(['foreign']);
    });

    it('finds the newest of several brands first, and no more than asked for', async () => {
      for (const [n, brandId] of ['other', 'shop', 'other', 'shop'].entries()) {
        await seed(`kettle ${n}`, { brandId, text: 'a kettle', at: new Date(AT.getTime() + n * 60_000) });
      }
      const hits = await store.search.find(['shop', 'other'], 'kettle', 3);

      expect(hits).toEqual(['kettle 3', 'kettle 2', 'kettle 1'].map((key) => ids.get(key)));
    });

    it('finds the ticket of somebody whose name was learned when two contacts became one', async () => {
      const phone = { kind: 'phone', value: '+919845012399' };
      const lid = { kind: 'whatsapp-lid', value: '77@lid' };
      await seed('nameless', { message: { from: [phone] } });
      await seed('named', { message: { from: [lid] }, name: 'Meenakshi' });
      await seed('both', { message: { from: [phone, lid] } });
      expect(await found('meenakshi')).toEqual(['named']);

      const [review] = await store.chats.mergeReviews({ brandIds: ['shop'], limit: 10 });
      await store.chats.decideMerge(['shop'], review?.id ?? '', 'merged', 'meera', AT);

      expect(await found('meenakshi')).toEqual(['nameless', 'named', 'both']);
    });

    it('is narrowed by the list to the tickets of one person', async () => {
      await store.desk.commit({
        actor: 'meera',
        at: AT,
        changes: [
          {
            ticketId: ids.get('lamp') ?? '',
            version: 1,
            events: [{ type: 'assigned', from: null, to: 'ravi', how: 'hand' }],
          },
        ],
      });
      const hits = await store.search.find(['shop'], 'KH-10234', 50);
      const listed = async (filter: object) => {
        const rows = await store.desk.list({ brandIds: ['shop'], userId: 'ravi', ids: hits, limit: 50, ...filter });
        return rows.map(({ ticket }) => ticket.id);
      };

      expect(hits).toHaveLength(4);
      expect(await listed({ view: 'mine' })).toEqual([ids.get('lamp')]);
      expect(await listed({ assigneeId: 'ravi' })).toEqual([ids.get('lamp')]);
      expect(await listed({ assigneeId: 'none' })).toHaveLength(3);
      expect(await listed({ view: 'mine', userId: 'asha' })).toEqual([]);
    });

    it('finds notes, later messages and resolutions, and what replaced them', async () => {
      const ticketId = ids.get('lamp') ?? '';
      await store.desk.commit({
        actor: 'meera',
        at: AT,
        changes: [
          {
            ticketId,
            version: 1,
            events: [{ type: 'note-added', noteId: 'n1', mentions: [] }],
            note: { id: 'n1', text: 'the courier is Bluefish', mentions: [] },
            resolution: 'voucher granted',
          },
        ],
      });

      expect(await found('bluefish')).toEqual(['lamp']);
      expect(await found('voucher')).toEqual(['lamp']);
    });
  });
}
