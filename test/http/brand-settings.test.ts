import { describe, expect, it } from 'vitest';
import { createBrandSettings } from '../../src/services/brand-settings.ts';
import { climbLadder } from '../../src/services/clocks/climb-ladder.ts';
import { refreshTimes } from '../../src/services/clocks/refresh-times.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testBrand } from '../helpers/test-brand.ts';
import { PUBLIC_URL, testServer } from './web-server.ts';

async function office(user: object = {}) {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'admin', name: 'Admin', ...user });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await server.app.request(`${PUBLIC_URL}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: PUBLIC_URL, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  };
  const set = (section: string, value: unknown, version = 0, brand = 'shop') =>
    call('PUT', `/brands/${brand}/settings/${section}`, { version, value });
  return { server, call, set };
}

const officer = { ...testBrand.grievanceOfficer, name: 'Kiran Bedi', phone: '+91 80 5555 0000' };

describe('settings of a brand', () => {
  it('show what the file says beside what is set, and are at once on the help page', async () => {
    const { server, call, set } = await office();

    const done = await set('officer', { grievanceOfficer: officer });
    const shown = (await call('GET', '/brands/shop/settings')).json;
    const page = await (await server.get('/help/shop')).text();

    expect(done.status).toBe(200);
    expect(shown).toMatchObject({ version: 1, sections: { officer: { isChanged: true }, care: { isChanged: false } } });
    expect(shown.sections.officer.file.grievanceOfficer.name).toBe('Asha Rao');
    expect(shown.sections.officer.now.grievanceOfficer.name).toBe('Kiran Bedi');
    expect(page).toContain('Kiran Bedi');
    expect(page).not.toContain('Asha Rao');
    expect(await (await server.get('/help/other')).text()).toContain('Asha Rao');
  });

  it('go back to the file, section by section', async () => {
    const { server, call, set } = await office();
    await set('officer', { grievanceOfficer: officer });
    await set('care', { customerCare: { phone: '1800 1', email: 'help@shop.example', hours: '10 to 6' } }, 1);

    const back = await call('DELETE', '/brands/shop/settings/officer?version=2');

    expect(back.status).toBe(200);
    expect(back.json).toMatchObject({ version: 3, sections: { officer: { isChanged: false } } });
    const page = await (await server.get('/help/shop')).text();
    expect(page).toContain('Asha Rao');
    expect(page).toContain('1800 1');
  });

  it('refuse a stale version and say how they stand now', async () => {
    const { set } = await office();
    await set('officer', { grievanceOfficer: officer });

    const late = await set('officer', { grievanceOfficer: { ...officer, name: 'Somebody Else' } });

    expect(late.status).toBe(409);
    expect(late.json.settings).toMatchObject({ version: 1 });
    expect(late.json.settings.sections.officer.now.grievanceOfficer.name).toBe('Kiran Bedi');
  });

  it('are written by one of two who save at the same time', async () => {
    const { set, call } = await office();

    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => set('officer', { grievanceOfficer: { ...officer, name } })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await call('GET', '/audit')).json).toHaveLength(1);
  });

  it.each([
    ['officer', { grievanceOfficer: { ...officer, email: 'nobody' } }, 'grievanceOfficer.email'],
    ['identity', { orderNumberPattern: '([' }, 'orderNumberPattern'],
    ['identity', { languages: [] }, 'languages'],
    ['hours', { hours: { ...testBrand.hours, opens: '9 am' } }, 'hours.opens'],
    ['hours', { hours: { ...testBrand.hours, holidays: ['2026-13-01'] } }, 'hours.holidays.0'],
    ['tickets', { tickets: { ...testBrand.tickets, timeZone: 'Mars/Base' } }, 'tickets.timeZone'],
    [
      'policies',
      { policies: { ...testBrand.policies, cancellationChargePercent: 5 } },
      'policies.cancellationChargePercent',
    ],
    ['officer', { grievanceOfficer: null }, 'grievanceOfficer'],
  ])('name the field of %s that is wrong, by the schema of the file', async (section, value, path) => {
    const { set, call } = await office();

    const refused = await set(section, value);

    expect(refused.status).toBe(400);
    expect(refused.json.fields.map((field: { path: string }) => field.path)).toContain(path);
    expect((await call('GET', '/brands/shop/settings')).json.version).toBe(0);
  });

  it('leave channels, secrets and ids to the file', async () => {
    const { server, set } = await office();

    await set('identity', { name: 'New Name', id: 'other', accounts: [{ id: 'x', channel: 'y' }] });

    expect(server.deps.brands.map(({ id, name }) => [id, name])).toEqual([
      ['shop', 'New Name'],
      ['other', 'Other Shop'],
    ]);
    expect(server.deps.brands[0]?.accounts).toEqual([]);
    expect((await set('accounts', { accounts: [] }, 1)).status).toBe(404);
  });

  it('note who changed what from what to what', async () => {
    const { call, set } = await office();
    await set('officer', { grievanceOfficer: officer });

    const [entry] = (await call('GET', '/audit')).json;

    expect(entry).toMatchObject({ action: 'brand.changed officer', target: 'shop', brandIds: ['shop'] });
    expect(entry.detail).toEqual([
      { field: 'grievanceOfficer.name', from: 'Asha Rao', to: 'Kiran Bedi' },
      { field: 'grievanceOfficer.phone', from: '+91 80 4000 0000', to: '+91 80 5555 0000' },
    ]);
  });

  it('of another brand are not there', async () => {
    const { call, set } = await office({ brandIds: ['other'] });

    expect((await call('GET', '/brands/shop/settings')).status).toBe(404);
    expect((await set('officer', { grievanceOfficer: officer })).status).toBe(404);
    expect((await call('DELETE', '/brands/shop/settings/officer?version=0')).status).toBe(404);
  });

  it('reach another process with its next look, and hold after a restart', async () => {
    const { server, set } = await office();
    const deps = {
      store: server.store.brandSettings,
      clock: server.clock,
      ids: server.services.ids,
      log: server.deps.log,
    };
    const elsewhere = await createBrandSettings([testBrand], deps);
    await set('officer', { grievanceOfficer: officer });
    const before = elsewhere.of('shop').grievanceOfficer.name;

    await elsewhere.refresh();
    const restarted = await createBrandSettings([testBrand], deps);

    expect(before).toBe('Asha Rao');
    expect(elsewhere.of('shop').grievanceOfficer.name).toBe('Kiran Bedi');
    expect(elsewhere.brands[0]?.grievanceOfficer.name).toBe('Kiran Bedi');
    expect(restarted.of('shop').grievanceOfficer.name).toBe('Kiran Bedi');
  });
});

describe('after a change of hours', () => {
  async function withTicket() {
    const all = await office();
    const { server } = all;
    await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), text: 'broken' });
    // As each start does.
    await server.deps.brandSettings.noteClockRules();
    await refreshTimes(server.services);
    const ticket = async () => {
      const [row] = await server.store.clocks.unassigned('shop', 1);
      if (row === undefined) throw new Error('no ticket');
      return row;
    };
    return { ...all, ticket };
  }

  it('the shop’s clocks are computed anew and the law’s never move', async () => {
    const { server, set, ticket } = await withTicket();
    const before = await ticket();

    await set('hours', { hours: { ...testBrand.hours, opens: '22:00', closes: '23:00' } });
    const marked = await refreshTimes(server.services);
    const after = await ticket();

    expect(marked).toBe(1);
    expect(after.firstReplyDueAt?.getTime()).toBeGreaterThan(before.firstReplyDueAt?.getTime() ?? 0);
    expect(after.resolutionDueAt?.getTime()).toBeGreaterThan(before.resolutionDueAt?.getTime() ?? 0);
    expect([after.ackDueAt, after.redressDueAt]).toEqual([before.ackDueAt, before.redressDueAt]);
    expect(after.ackDueAt).not.toBeNull();
    await climbLadder(server.services);
    expect(await refreshTimes(server.services)).toBe(0);
  });

  it('nothing is computed anew where only an address changed', async () => {
    const { server, set } = await withTicket();

    await set('officer', { grievanceOfficer: officer });

    expect(await refreshTimes(server.services)).toBe(0);
  });

  it('times computed by a process that has not heard of it are not kept', async () => {
    const { server, set, ticket } = await withTicket();
    const deaf = { refresh: async () => {}, versionOf: () => 0 };
    await set('hours', { hours: { ...testBrand.hours, opens: '22:00', closes: '23:00' } });
    const before = await ticket();

    await refreshTimes({ ...server.services, brandSettings: deaf });
    const kept = await ticket();
    await refreshTimes(server.services);

    expect(kept.firstReplyDueAt).toEqual(before.firstReplyDueAt);
    expect((await ticket()).firstReplyDueAt).not.toEqual(before.firstReplyDueAt);
  });

  it('in the file, the next start marks the open tickets once', async () => {
    const { server } = await withTicket();
    const deps = {
      store: server.store.brandSettings,
      clock: server.clock,
      ids: server.services.ids,
      log: server.deps.log,
    };
    const edited = { ...testBrand, hours: { ...testBrand.hours, holidays: ['2026-11-25'] } };

    const restarted = await createBrandSettings([edited], deps);
    await restarted.noteClockRules();
    const marked = await server.store.clocks.stale(10);
    await refreshTimes({ ...server.services, brandSettings: restarted });
    await restarted.noteClockRules();

    expect(marked).toHaveLength(1);
    expect(await server.store.clocks.stale(10)).toEqual([]);
  });
});
