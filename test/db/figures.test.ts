import { describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { seedComplaint } from '../helpers/seed.ts';

const NOW = new Date('2026-11-25T08:00:00Z');
const at = (iso: string): Date => new Date(iso);

describe('figures and the register', () => {
  const shop = async () => {
    const store = await openStore({ file: ':memory:', stateKey: null });
    const span = {
      brandIds: ['shop'],
      from: at('2026-10-31T18:30:00Z'),
      until: at('2026-11-30T18:30:00Z'),
      now: NOW,
    };
    return { store, span };
  };

  it('counts by day in India, channel and topic, within the span and the brands alone', async () => {
    const { store, span } = await shop();
    await seedComplaint(store, { brandId: 'shop', at: at('2026-11-20T20:00:00Z') });
    await seedComplaint(store, { brandId: 'shop', at: at('2026-11-21T05:00:00Z'), channel: 'email' });
    await seedComplaint(store, { brandId: 'shop', at: at('2026-10-20T05:00:00Z') });
    await seedComplaint(store, { brandId: 'other', at: at('2026-11-21T05:00:00Z') });

    const figures = await store.figures.figures(span);

    expect(figures.tickets).toBe(2);
    expect(figures.days).toEqual([{ day: '2026-11-21', complaints: 2, requests: 0 }]);
    expect(figures.channels).toEqual(
      expect.arrayContaining([
        { name: 'webchat', count: 1 },
        { name: 'email', count: 1 },
      ]),
    );
    expect(figures.topics).toEqual([{ name: 'complaint', count: 2 }]);
    expect(figures.conversations).toEqual({ all: 2, contained: 0 });
  });

  it('says how the law’s deadlines were kept, and how long things took', async () => {
    const { store, span } = await shop();
    const { ticketId } = await seedComplaint(store, { brandId: 'shop', at: at('2026-11-20T05:00:00Z') });
    await seedComplaint(store, { brandId: 'shop', at: at('2026-11-25T07:00:00Z') });
    const { version = 0 } = (await store.desk.get(['shop'], ticketId))?.ticket ?? {};
    await store.desk.commit({
      actor: 'meera',
      at: at('2026-11-20T09:00:00Z'),
      changes: [{ ticketId, version, events: [{ type: 'state-changed', from: 'new', to: 'resolved' }] }],
    });

    const figures = await store.figures.figures(span);

    expect(figures.acknowledgement).toEqual({ met: 0, missed: 1, open: 1 });
    expect(figures.redress).toEqual({ met: 1, missed: 0, open: 1 });
    expect(figures.resolution).toEqual({ median: 4 * 3600, p90: 4 * 3600 });
    expect(figures.firstReply).toEqual({ median: null, p90: null });
  });

  it('keeps one row a complaint in the register, oldest first', async () => {
    const { store, span } = await shop();
    await seedComplaint(store, { brandId: 'shop', at: at('2026-11-21T05:00:00Z'), number: '2222222222' });
    await seedComplaint(store, { brandId: 'shop', at: at('2026-11-02T05:00:00Z'), number: '1111111111', name: 'Asha' });

    const rows = await store.figures.register(span);

    expect(rows.map(({ number, customer }) => [number, customer])).toEqual([
      ['1111111111', 'Asha'],
      ['2222222222', null],
    ]);
  });
});
