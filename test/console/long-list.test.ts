import type { Response } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { useAgents } from './agents.ts';

const PHONE_PX = 390;
/** With the demo's tickets more than one page of the list, pages of fifty. */
const CROWD = 60;
const EARLIER_MS = 3_600_000;

async function seed(store: Store): Promise<void> {
  const at = new Date(Date.now() - EARLIER_MS);
  for (let n = 1; n <= CROWD; n += 1) {
    const { ticketId } = await seedComplaint(store, { brandId: demoBrand.id, at, name: `Crowd ${n}` });
    // The clock of the first reply stands still: what it notes at half its time would move the ticket while somebody looks for it.
    const events = [{ type: 'state-changed' as const, from: 'new' as const, to: 'waiting-customer' as const }];
    await store.desk.commit({ actor: 'seed', at, changes: [{ ticketId, version: 1, events }] });
  }
}

/** Somebody with little time and many tickets. */
describe('a supervisor before a long list', () => {
  const agents = useAgents({ seed });

  it('comes back from a ticket to where the list was left', async () => {
    const page = await agents.open('asha', '/console/tickets', { width: PHONE_PX });
    const ticket = page.getByRole('link', { name: /^\d{3} \d{3} \d{4}$/ });
    await ticket.nth(40).scrollIntoViewIfNeeded();
    const left = page.getByRole('link', { name: (await ticket.nth(40).textContent()) ?? '' });
    const topOf = () => left.evaluate((link) => Math.round(link.getBoundingClientRect().top));
    // Noted as the list is left: where it has grown meanwhile, the click itself scrolls, and the browser keeps what is seen in its place.
    await left.evaluate((link) => {
      const note = () => Object.assign(window, { name: `${Math.round(link.getBoundingClientRect().top)}` });
      window.addEventListener('click', note, { capture: true, once: true });
    });
    await left.click();
    const before = Number(await page.evaluate(() => window.name));
    await page.getByRole('link', { name: en.ticket.back }).click();
    await left.waitFor();
    await expect.poll(topOf).toBe(before);
    const scrolled = await page.evaluate(() => window.scrollY);
    await page.context().close();

    expect(scrolled).toBeGreaterThan(1_000);
  });

  it('chooses the same ticket by its key, however the list moves, and goes on from the one that was opened', async () => {
    const moved = await agents.ticketOf('Crowd 55');
    const { ticket } = (await agents.get('asha', `/api/tickets/${moved}`)) as { ticket: { version: number } };
    const page = await agents.open('asha', '/console/tickets');
    const boxes = page.getByRole('checkbox', { name: /^Select \d/ });
    const nameOf = (index: number) => boxes.nth(index).getAttribute('aria-label');
    await boxes.nth(3).waitFor();
    const [first, second] = [await nameOf(0), await nameOf(1)];
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.evaluate(
      ([id, body]) =>
        fetch(`/api/tickets/${id}/tags`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      [moved, JSON.stringify({ version: ticket.version, add: ['moved'] })] as const,
    );
    await expect.poll(() => nameOf(0)).not.toBe(first);
    await page.keyboard.press('x');
    const ticked = await page.getByRole('checkbox', { checked: true }).getAttribute('aria-label');
    await page.keyboard.press('o');
    await page.getByRole('textbox', { name: en.desk.reply }).waitFor();
    await page.keyboard.press('u');
    await boxes.first().waitFor();
    const names = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('aria-label')));
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const next = await page.getByRole('checkbox', { checked: true }).getAttribute('aria-label');
    await page.context().close();

    expect({ ticked, next }).toEqual({ ticked: second, next: names[names.indexOf(second) + 1] });
  });

  it('gets the next page also where news come while it is on its way', async () => {
    const { ticket } = (await agents.get('asha', `/api/tickets/${await agents.ticketOf('Crowd 50')}`)) as {
      ticket: { id: string; version: number };
    };
    const page = await agents.open('asha', '/console/tickets');
    const isShown = (response: Response) =>
      /\/api\/tickets\?/.test(response.url()) && !response.url().includes('after=');
    await page.getByRole('button', { name: en.shell.more }).waitFor();
    await page.route(
      '**/api/tickets?**after=**',
      async (route) => {
        const shownAgain = page.waitForResponse(isShown);
        const tags = { version: ticket.version, add: ['news'] };
        await page.request.post(`${agents.running.address}/api/tickets/${ticket.id}/tags`, {
          data: tags,
          headers: { origin: agents.running.address },
        });
        await shownAgain;
        await route.continue().catch(() => {});
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: en.shell.more }).click();
    await page.getByText('Crowd 1', { exact: true }).waitFor();
    await page.context().close();
  });

  it('tags a whole list on a phone, also what is not shown yet', async () => {
    const page = await agents.open('asha', '/console/tickets?view=all', { width: PHONE_PX });
    await page.getByRole('checkbox', { name: en.inbox.selectAll }).check();
    await page.getByRole('button', { name: en.inbox.selectRest }).click();
    const { rows } = (await agents.get('asha', '/api/tickets?view=all')) as { rows: unknown[] };
    const bar = page.getByRole('region', { name: /selected/ });
    await bar.getByRole('button', { name: en.inbox.selectRest }).waitFor({ state: 'detached' });
    const count = Number((await bar.getAttribute('aria-label'))?.split(' ')[0]);
    await bar.getByRole('button', { name: en.inbox.bulkTag, exact: true }).click();
    await page.getByRole('textbox', { name: en.inbox.tag }).fill('strike');
    await page.keyboard.press('Enter');
    await page.getByText(`${count} done.`).waitFor();
    await agents.picture(page, 'whole-list-390');
    await page.context().close();

    expect(count).toBeGreaterThan(rows.length);
  });

  it('is told that a search has found more than it looks through', async () => {
    const page = await agents.open('asha', '/console/tickets?q=broken', {
      width: PHONE_PX,
      before: async (opened) => {
        await opened.route('**/api/tickets?**', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, json: { ...(await response.json()), isCut: true } });
        });
      },
    });
    await page.getByText(en.inbox.searchCut).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  it('goes on with the keys after ticking a ticket, and loses no long answer to a key too many', async () => {
    const page = await agents.open('asha', '/console/tickets');
    const boxes = page.getByRole('checkbox', { name: /^Select \d/ });
    await boxes.first().check();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const isTicked = await boxes.nth(1).isChecked();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: en.shell.palette }).waitFor();
    await page.keyboard.press('Escape');
    const button = page.getByRole('button', { name: en.inbox.bulkReply });
    await button.click();
    const field = page.getByRole('textbox', { name: en.desk.reply });
    await field.fill('A long answer to two hundred people');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: en.shell.goOn }).click();
    const kept = await field.inputValue();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: en.shell.throwAway }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();

    expect({ isTicked, kept }).toEqual({ isTicked: true, kept: 'A long answer to two hundred people' });
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
