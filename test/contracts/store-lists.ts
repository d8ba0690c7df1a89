import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskFilter } from '../../src/core/desk.ts';
import type { Store } from '../../src/core/store.ts';
import type { TicketState } from '../../src/core/ticket.ts';
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
      const pages: (string | undefined)[][] = [];
      for (let after: DeskFilter['after'], left = true; left; ) {
        const rows = await list({ assigneeId: 'ravi', limit: 2, ...(after === undefined ? {} : { after }) });
        pages.push(rows.map(({ ticket }) => nameOf.get(ticket.id)));
        const last = rows.at(-1)?.ticket;
        left = last !== undefined && rows.length === 2;
        after = last && { at: last.updatedAt, id: last.id };
      }

      expect(pages).toEqual([['resolved', 'waiting'], ['open', 'elsewhere'], ['closed']]);
    });

    it('counts what each view has', async () => {
      const filter = { brandIds: ['shop', 'other'], userId: 'ravi' };

      expect(await store.desk.counts(filter, 3)).toMatchObject({ mine: 3, unassigned: 1, open: 3, all: 3 });
      expect(await store.desk.counts({ ...filter, userId: 'asha' }, 10)).toMatchObject({ mine: 1, open: 5, all: 7 });
    });
  });
}
