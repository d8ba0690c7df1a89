import { beforeEach, describe, expect, it } from 'vitest';
import { type DeskFilter, placeOf } from '../../src/core/desk.ts';
import type { Store } from '../../src/core/store.ts';
import type { Ticket, TicketEventData, TicketState } from '../../src/core/ticket.ts';
import { csvPages } from '../../src/http/api/ticket-csv.ts';
import { seedComplaint } from '../helpers/seed.ts';

const AT = new Date('2026-11-24T10:00:00+05:30');
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

/** What the desk's lists keep to, whatever database stands behind them. */
export function listsContract(name: string, open: () => Promise<Store>): void {
  describe(`lists of tickets on ${name}`, () => {
    let store: Store;
    let nameOf: Map<string, string>;

    const seed = async (key: string, brandId: string, { to, state }: { to: string | null; state: TicketState }) => {
      const minutes = nameOf.size * 10;
      const { ticketId } = await seedComplaint(store, { brandId, at: later(minutes) });
      nameOf.set(ticketId, key);
      const how = 'hand';
      await store.desk.commit({
        actor: 'meera',
        at: later(minutes + 1),
        changes: [
          {
            ticketId,
            version: 1,
            events: [
              ...(to === null ? [] : [{ type: 'assigned', from: null, to, how } as const]),
              { type: 'state-changed', from: 'new', to: state },
            ],
          },
        ],
      });
    };
    const list = (filter: Partial<DeskFilter>) =>
      store.desk.list({ brandIds: ['shop', 'other'], userId: 'ravi', limit: 10, ...filter });
    const listed = async (filter: Partial<DeskFilter>) =>
      (await list(filter)).map(({ ticket }) => nameOf.get(ticket.id));
    const idOf = (key: string): string => [...nameOf].find(([, name]) => name === key)?.[0] ?? '';
    const pagesOf = async (filter: Partial<DeskFilter>) => {
      const pages: (string | undefined)[][] = [];
      for (let after: DeskFilter['after'], left = true; left; ) {
        const rows = await list({ ...filter, limit: 2, after });
        pages.push(rows.map(({ ticket }) => nameOf.get(ticket.id)));
        const last = rows.at(-1)?.ticket;
        left = last !== undefined && rows.length === 2;
        after = last && placeOf(last, filter.view);
      }
      return pages;
    };

    beforeEach(async () => {
      store = await open();
      nameOf = new Map();
      await seed('closed', 'shop', { to: 'ravi', state: 'closed' });
      await seed('elsewhere', 'other', { to: 'ravi', state: 'open' });
      await seed('foreign', 'third', { to: 'ravi', state: 'open' });
      await seed('asha’s', 'shop', { to: 'asha', state: 'open' });
      await seed('open', 'shop', { to: 'ravi', state: 'open' });
      await seed('nobody’s', 'shop', { to: null, state: 'open' });
      await seed('waiting', 'shop', { to: 'ravi', state: 'waiting-customer' });
      await seed('resolved', 'other', { to: 'ravi', state: 'resolved' });
    });

    it.each([
      ['one person', { assigneeId: 'ravi' }, ['resolved', 'waiting', 'open', 'elsewhere', 'closed']],
      ['one person in one brand', { assigneeId: 'ravi', brandIds: ['other'] }, ['resolved', 'elsewhere']],
      ['one person in one state', { assigneeId: 'ravi', state: 'open' as const }, ['open', 'elsewhere']],
      ['one person, of what is open', { assigneeId: 'asha', view: 'open' as const }, ['asha’s']],
      ['who asks, of what is open', { view: 'mine' as const }, ['waiting', 'open', 'elsewhere']],
      ['who asks, in one state', { view: 'mine' as const, state: 'waiting-customer' as const }, ['waiting']],
      ['nobody', { assigneeId: 'none' }, ['nobody’s']],
      ['one kind and person', { kind: 'complaint' as const, assigneeId: 'asha' }, ['asha’s']],
      ['a kind that there is not', { kind: 'request' as const }, []],
    ])('gives those of %s, the newest first', async (_, filter, expected) => {
      expect(await listed(filter)).toEqual(expected);
    });

    it('goes on behind the last of a page, over states and brands', async () => {
      expect(await pagesOf({ assigneeId: 'ravi' })).toEqual([
        ['resolved', 'waiting'],
        ['open', 'elsewhere'],
        ['closed'],
      ]);
    });

    describe('of what breaches', () => {
      const breaching = { view: 'breaching', dueBefore: later(1_000) } as const;
      /** What came first is due last, and three of them at once: what came in a night is due when the shop opens. */
      const DUE: Record<string, number> = {
        open: 100,
        'nobody’s': 100,
        elsewhere: 100,
        waiting: 999,
        'asha’s': 200,
        foreign: 1,
        resolved: 2,
      };

      beforeEach(async () => {
        for (const [ticketId, key] of nameOf) await due(ticketId, DUE[key]);
      });

      async function due(ticketId: string, minutes: number | undefined): Promise<void> {
        const lastSeq = (await store.tickets.events(ticketId)).at(-1)?.seq ?? 0;
        const none = { firstReplyDueAt: null, nextReplyDueAt: null, resolutionDueAt: null, checkAt: null };
        const dueAt = minutes === undefined ? null : later(minutes);
        expect(await store.clocks.setTimes(ticketId, lastSeq, { ...none, dueAt })).toBe(true);
      }

      /** Of one moment the smaller id first. */
      const together = ['open', 'nobody’s', 'elsewhere'].map((key) => ({ key, id: () => idOf(key) }));
      const inTheMorning = (): string[] =>
        together.sort((one, other) => (one.id() < other.id() ? -1 : 1)).map(({ key }) => key);

      it('gives first what is due first, whatever changed last', async () => {
        expect(await listed(breaching)).toEqual([...inTheMorning(), 'asha’s', 'waiting']);
        expect(await listed({ ...breaching, dueBefore: later(999) })).toEqual([...inTheMorning(), 'asha’s']);
      });

      it.each([
        ['one brand', { brandIds: ['other'] }, ['elsewhere']],
        ['one state', { state: 'waiting-customer' as const }, ['waiting']],
        ['one person', { assigneeId: 'asha' }, ['asha’s']],
        ['a kind that there is not', { kind: 'request' as const }, []],
      ])('keeps to %s', async (_, filter, expected) => {
        expect(await listed({ ...breaching, ...filter })).toEqual(expected);
      });

      it('keeps to the order among those that a search found', async () => {
        const ids = [...nameOf.keys()].reverse();

        expect(await listed({ ...breaching, ids })).toEqual([...inTheMorning(), 'asha’s', 'waiting']);
      });

      it('goes on behind the last of a page, through the middle of those that are due at once', async () => {
        const [first, second, third] = inTheMorning();

        expect(await pagesOf(breaching)).toEqual([[first, second], [third, 'asha’s'], ['waiting']]);
      });

      it('tells everything once though tickets change, and become due, between two pages', async () => {
        const [first, second, third] = inTheMorning();
        const page = await list({ ...breaching, limit: 2 });
        await seed('new one', 'shop', { to: null, state: 'open' });
        await due(idOf('new one'), 50);
        const last = page.at(-1)?.ticket;

        expect(page.map(({ ticket }) => nameOf.get(ticket.id))).toEqual([first, second]);
        expect(await listed({ ...breaching, after: last && placeOf(last, 'breaching') })).toEqual([
          third,
          'asha’s',
          'waiting',
        ]);
      });
    });

    describe('in an export', () => {
      const tell = ({ summary }: Ticket) => ({ recorded: summary, notes: '' });
      /** In portions of three. */
      const exported = (filter: Partial<DeskFilter>) =>
        csvPages({ desk: store.desk, tell }, { brandIds: ['shop', 'other'], userId: 'ravi', ...filter }, 3);
      const numbersOf = (text: string | undefined): string[] => text?.match(/^\d{10}/gm) ?? [];
      const numberOf = async (key: string): Promise<string> => {
        const row = await store.desk.get(['shop', 'other', 'third'], idOf(key));
        return row?.ticket.numbers[0] ?? '';
      };
      const change = async (key: string, event: TicketEventData): Promise<void> => {
        const { version = 0 } = (await store.desk.get(['shop', 'other'], idOf(key)))?.ticket ?? {};
        const changes = [{ ticketId: idOf(key), version, events: [event] }];
        expect(await store.desk.commit({ actor: 'meera', at: later(500), changes })).toEqual({ outcome: 'done' });
      };

      it('are told once, the newest first, whatever changes between two portions', async () => {
        const keys = [...nameOf].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, key]) => key);
        const [told = '', , , assigned = '', gone = '', , last = ''] = keys.filter((key) => key !== 'foreign');
        const numbers = new Map<string, string>();
        for (const key of keys) numbers.set(await numberOf(key), key);
        const pages = exported({ view: 'all' });
        await pages.next();
        const found = numbersOf((await pages.next()).value);
        await change(told, { type: 'tagged', added: ['told'], removed: [] });
        await change(last, { type: 'tagged', added: ['vip'], removed: [] });
        await change(assigned, { type: 'assigned', from: null, to: 'meera', how: 'hand' });
        await change(gone, { type: 'merged-into', ticketId: idOf(told) });
        await seed('new one', 'shop', { to: null, state: 'open' });
        for await (const page of pages) found.push(...numbersOf(page));

        expect(found.map((number) => numbers.get(number))).toEqual(
          keys.filter((key) => key !== 'foreign' && key !== gone),
        );
      });
    });

    it('counts what each view has', async () => {
      const filter = { brandIds: ['shop', 'other'], userId: 'ravi' };

      expect(await store.desk.counts(filter, 3)).toMatchObject({ mine: 3, unassigned: 1, open: 3, all: 3 });
      expect(await store.desk.counts({ ...filter, userId: 'asha' }, 10)).toMatchObject({ mine: 1, open: 5, all: 7 });
    });
  });
}
