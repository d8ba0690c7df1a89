import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { en } from '../../src/console/texts/en/index.ts';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { type Agents, START_MS, startAgents } from './agents.ts';
import { findingsOfLooks } from './looks.ts';

const LONG = 'Sahyadri Outdoor and Trekking Equipment Private Limited (Pune)';
const BRANDS = [
  { id: 'neel', name: 'Neel Kitchen' },
  { id: 'sahyadri', name: LONG },
];

describe('a centre that answers for several brands', () => {
  let agents: Agents;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-brands-'));
    const file = join(folder, 'redress.config.yaml');
    const accounts = (id: string) => [{ id: `${id}-chat`, channel: 'webchat' }];
    const brands = BRANDS.map((brand) => ({ ...demoBrand, ...brand, accounts: accounts(brand.id) }));
    await writeFile(file, stringify({ brands }));
    agents = await startAgents({ env: { REDRESS_CONFIG: file }, seed });
  }, START_MS);
  afterAll(async () => {
    await agents?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function seed(store: Store): Promise<void> {
    const at = new Date();
    const earlier = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
    for (let n = 1; n <= 8; n += 1)
      await seedComplaint(store, {
        brandId: 'neel',
        at: earlier(n),
        name: `Customer ${n}`,
        text: 'The lid does not fit',
      });
    await seedComplaint(store, { brandId: 'neel', at, name: 'Lata Menon', text: 'The pan came bent' });
    await seedComplaint(store, { brandId: 'sahyadri', at, name: 'Omar Sheikh', text: 'The tent leaks' });
  }

  it('sees in each list for whom a ticket is, and narrows the list to one brand', async () => {
    const page = await agents.open('ravi', '/console/tickets?view=all');
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('Lata Menon').getByText('Neel Kitchen').waitFor();
    await row('Omar Sheikh').getByText(LONG).waitFor();
    const findings = await findingsOfLooks(page, 'brands-list', agents);
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('button', { name: en.inbox.filters }).first().click();
    await page.getByRole('combobox', { name: en.reports.brand }).click();
    await page.getByRole('option', { name: 'Neel Kitchen' }).click();
    await row('Omar Sheikh').waitFor({ state: 'detached' });
    const left = await row('Lata Menon').count();
    const address = new URL(page.url()).searchParams.get('brandId');
    await page.context().close();

    expect(findings).toEqual([]);
    expect([left, address]).toEqual([1, 'neel']);
  });

  it('has what is done to the chosen ones at hand, however far down they stand', async () => {
    const page = await agents.open('asha', '/console/tickets?view=all', { width: 390 });
    await page.setViewportSize({ width: 390, height: 420 });
    await page.getByText('Omar Sheikh').waitFor();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByRole('checkbox').last().check();
    const bar = await page.getByRole('region', { name: en.inbox.selected(1) }).boundingBox();
    await agents.picture(page, 'chosen-390');
    await page.context().close();

    expect(bar?.y).toBeGreaterThanOrEqual(0);
    expect(bar?.y).toBeLessThan(420);
  });

  it('sees for whom an answer is written', async () => {
    const page = await agents.open('ravi', `/console/tickets/${await agents.ticketOf('Omar Sheikh')}`);
    await page.getByText('The tent leaks').first().waitFor();
    await page.getByText(LONG).waitFor();
    const findings = await findingsOfLooks(page, 'brands-ticket', agents);
    await page.goto(`${agents.running.address}/console/conversations`);
    await page
      .getByText(/· Neel Kitchen/)
      .first()
      .waitFor();
    await page.context().close();

    expect(findings).toEqual([]);
  });

  it('reads whose register it is before taking it', async () => {
    const page = await agents.open('asha', '/console/reports');
    const register = page.getByRole('link', { name: /CSV/ });
    await page.getByRole('paragraph').filter({ hasText: 'Neel Kitchen' }).waitFor();
    const first = await register.getAttribute('href');
    await page.getByRole('combobox', { name: en.reports.brand }).click();
    await page.getByRole('option', { name: LONG }).click();
    await page.getByRole('paragraph').filter({ hasText: LONG }).waitFor();
    const chosen = await register.getAttribute('href');
    const findings = await findingsOfLooks(page, 'brands-reports', agents);
    await page.context().close();

    expect([first, chosen]).toEqual([
      expect.stringContaining('brandId=neel'),
      expect.stringContaining('brandId=sahyadri'),
    ]);
    expect(findings).toEqual([]);
  });

  /** Somebody who sees Neel Kitchen alone, at a page. */
  const openAs = async (role: 'admin' | 'supervisor', path: string) => {
    const person = { name: `Neel ${role}`, email: `${role}@neel.example`, password: 'a long enough password' };
    const headers = { origin: agents.running.address };
    const page = await agents.open('asha', '/console/settings/account');
    const { request } = page.context();
    const data = { ...person, role, brandIds: ['neel'] };
    expect((await request.post(`${agents.running.address}/api/users`, { headers, data })).status()).toBe(201);
    await page.context().clearCookies();
    await request.post(`${agents.running.address}/auth/sign-in/email`, { headers, data: person });
    await page.goto(`${agents.running.address}${path}`);
    return page;
  };

  it('lets who runs one of its brands add people and keys, for that brand alone', async () => {
    const page = await openAs('admin', '/console/settings/people');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: en.settings.people.add }).click();
    await dialog.getByLabel(en.settings.people.name).fill('Nisha Menon');
    await dialog.getByLabel(en.settings.people.email).fill('nisha@neel.example');
    await dialog.locator('input[type=password]').fill('a long enough password');
    await dialog.getByRole('button', { name: en.shell.add }).click();
    await page.getByText('nisha@neel.example').waitFor();
    await page.goto(`${agents.running.address}/console/settings/keys`);
    await page.getByRole('button', { name: en.settings.integrations.newKey }).click();
    await dialog.getByLabel(en.settings.integrations.name).fill('Web form');
    await dialog.getByRole('button', { name: en.shell.add }).click();
    await page.getByText(en.settings.integrations.once).waitFor();
    await page.context().close();

    expect(await agents.get('asha', '/api/people')).toContainEqual(
      expect.objectContaining({ email: 'nisha@neel.example', brandIds: ['neel'] }),
    );
    expect(await agents.get('asha', '/api/keys')).toMatchObject([{ name: 'Web form', brandIds: ['neel'] }]);
  });

  it('lets who leads one of its brands write canned replies for it, and leaves those of every brand alone', async () => {
    const write = async (page: Page, title: string, brand?: string) => {
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: en.settings.canned.new }).click();
      await dialog.getByLabel(en.settings.canned.title).fill(title);
      await dialog.getByLabel(en.settings.canned.shortcut).fill(title.toLowerCase());
      await dialog.getByLabel(en.settings.canned.text('English')).fill('Thank you for waiting.');
      if (brand !== undefined) {
        await dialog.getByRole('combobox', { name: en.settings.integrations.brand }).click();
        await page.getByRole('option', { name: brand }).click();
      }
      await dialog.getByRole('button', { name: en.shell.save }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const theirs = await agents.open('asha', '/console/settings/canned-replies');
    await write(theirs, 'Everywhere');
    await write(theirs, 'Tents', LONG);
    await theirs.getByText(LONG).waitFor();
    const page = await openAs('supervisor', '/console/settings/canned-replies');
    await write(page, 'Pans');
    const row = (title: string) => page.getByRole('row').filter({ hasText: title });
    await row('Pans').getByRole('button', { name: en.shell.edit }).waitFor();
    const offered = await row('Everywhere').getByRole('button', { name: en.shell.edit }).count();
    await Promise.all([theirs.context().close(), page.context().close()]);

    expect(offered).toBe(0);
    const kept = await agents.get('asha', '/api/canned-replies');
    for (const [title, brandId] of [
      ['Everywhere', null],
      ['Tents', 'sahyadri'],
      ['Pans', 'neel'],
    ])
      expect(kept).toContainEqual(expect.objectContaining({ title, brandId }));
  });

  it('gives nobody a brand back that another administrator has just taken from them, and shows what they see now', async () => {
    const page = await agents.open('asha', '/console/settings/people');
    const dialog = page.getByRole('dialog');
    const nisha = async (): Promise<{ id: string; brandIds: string[] } | undefined> =>
      JSON.parse(JSON.stringify(await agents.get('asha', '/api/people'))).find(
        ({ name }: { name: string }) => name === 'Nisha Menon',
      );
    await page.getByRole('button', { name: en.settings.people.changeOf('Nisha Menon') }).click();
    await dialog.getByText('Neel Kitchen').waitFor();
    await page.context().request.patch(`${agents.running.address}/api/users/${(await nisha())?.id}`, {
      headers: { origin: agents.running.address },
      data: { brandIds: ['sahyadri'] },
    });
    const choice = dialog.getByRole('combobox', { name: en.settings.integrations.brands });
    await choice.press('ArrowDown');
    await page.getByRole('option', { name: LONG }).click();
    await choice.press('Tab');
    await dialog.getByRole('button', { name: en.shell.save }).click();
    await dialog.getByText(en.shell.conflict).waitFor();
    const shown = [await dialog.getByText('Neel Kitchen').count(), await dialog.getByText(LONG).count()];
    await page.context().close();

    expect(shown[0]).toBe(0);
    expect(shown[1]).toBeGreaterThan(0);
    expect((await nisha())?.brandIds).toEqual(['sahyadri']);
  });

  it('was never stopped by the content security policy', () => {
    expect(agents.complaints).toEqual([]);
  });
});
