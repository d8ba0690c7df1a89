import { describe, expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { TICKET_STATES } from '../../src/core/ticket.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { isDemoRemoved, removeDemo, seedTickets } from '../../src/demo/tickets.ts';
import { createIds } from '../../src/lib/ids.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { openTestStore } from '../helpers/test-store.ts';

const NOW = new Date('2026-11-25T08:00:00Z');

describe('the demo shop', () => {
  const demo = async () => {
    const store = await openTestStore();
    const deps = { store, ids: createIds(), clock: { now: () => NOW } };
    await seedTickets(deps, demoBrand.id);
    const list = (brandId: string) =>
      store.desk.list({ brandIds: [brandId], userId: 'nobody', view: 'all', limit: 500 });
    return { store, deps, list };
  };

  it('answers in every language that there is, and can send codes', () => {
    const sends = demoBrand.accounts.filter(({ channel }) => channelTypes.get(channel)?.notices !== undefined);

    expect(demoBrand.languages).toEqual(LANGUAGES);
    expect(sends.map(({ id }) => id)).toEqual(['demo-sms']);
  });

  it('has matters in every state, each marked as made up, some that did not arrive', async () => {
    const { list } = await demo();

    const rows = await list(demoBrand.id);

    expect(new Set(rows.map(({ ticket }) => ticket.state))).toEqual(new Set(TICKET_STATES));
    expect(rows.every(({ ticket }) => ticket.tags.includes('demo'))).toBe(true);
    expect(rows.some(({ undelivered }) => undelivered > 0)).toBe(true);
    expect(rows.some(({ ticket }) => ticket.language === 'hi')).toBe(true);
  });

  it('has sent with each complaint that it acknowledged what was recorded, so that nothing is sent after it', async () => {
    const { list } = await demo();

    const complaints = (await list(demoBrand.id)).filter(({ ticket }) => ticket.kind === 'complaint');
    const acknowledged = complaints.filter(({ ticket }) => ticket.acknowledgedAt !== null);

    expect(acknowledged.length).toBeGreaterThan(3);
    expect(acknowledged.filter(({ ticket }) => !ticket.hasCopy)).toEqual([]);
  });

  it('has something in every report', async () => {
    const { store } = await demo();

    const from = new Date(NOW.getTime() - 30 * 86_400_000);
    const report = await store.reports.report({ brandIds: [demoBrand.id], from, to: NOW }, NOW);

    expect(report.unrecognised[0]).toEqual({ text: 'showroom kidhar hai', count: 2 });
    expect(report.containment.contained).toBeGreaterThan(5);
    expect(report.csat.answered).toBeGreaterThan(3);
    expect([report.botSeconds.count, report.firstReplySeconds.count, report.undelivered]).not.toContain(0);
    expect(report.volumes.length).toBeGreaterThan(5);
  });

  it('is taken away whole and for good, and what real people wrote stays', async () => {
    const { store, deps, list } = await demo();
    const real = await seedComplaint(store, { brandId: demoBrand.id, at: NOW, name: 'Real Customer' });

    const removed = await removeDemo(deps, demoBrand.id);

    expect(removed.conversations).toBeGreaterThan(10);
    expect((await list(demoBrand.id)).map(({ ticket }) => ticket.id)).toEqual([real.ticketId]);
    expect(await store.staff.list()).toEqual([]);
    expect(await store.workplace.canned([demoBrand.id])).toEqual([]);
    expect(await store.outbox.undelivered({ brandIds: [demoBrand.id], now: NOW, limit: 10 })).toEqual([]);
    expect(await isDemoRemoved(deps)).toBe(true);
    expect(await store.search.find([demoBrand.id], 'plates', 10)).toEqual([]);
  });
});
