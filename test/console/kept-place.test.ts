import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { useAgents } from './agents.ts';

/** Whoever works with the keyboard or a screen reader stays where they are; whoever goes back loses no words. */
describe('the place in a page', () => {
  const agents = useAgents();

  const nameOf = async (customer: string): Promise<string> =>
    (await agents.numberOf(customer)).replace(/(\d{3})(\d{3})/, '$1 $2 ');
  /** What a screen reader would say of where it is. */
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at === document.body ? 'nowhere' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '');
    });

  it('is kept when the button that was pressed goes, or is good for nothing any more', async () => {
    const name = await nameOf('Sneha Kulkarni');
    const page = await agents.openTicket('asha', 'Sneha Kulkarni');
    const take = page.getByRole('button', { name: en.ticket.assignToMe });
    await take.press('Enter');
    await take.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(name);

    const hold = page.getByRole('button', { name: new RegExp(`^(${en.desk.takeOver}|${en.desk.giveBack})$`) });
    const before = await hold.textContent();
    await hold.press('Enter');
    await expect.poll(() => hold.textContent()).not.toBe(before);
    await expect.poll(() => focused(page)).toBe(await hold.textContent());

    await page.getByRole('textbox', { name: 'Reply' }).fill('Your lamp leaves today.');
    await page.getByRole('button', { name: en.desk.sendReply, exact: true }).press('Enter');
    await page.getByRole('log').getByText('Your lamp leaves today.').waitFor();
    await expect.poll(() => focused(page)).toBe(en.desk.composer);
    // From there the next stops are the places to write.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(en.desk.reply);

    await page.getByRole('button', { name: en.ticket.resolve, exact: true }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: en.ticket.resolve }).press('Enter');
    await page.getByRole('button', { name: en.ticket.reopen }).waitFor();
    await expect.poll(() => focused(page)).toBe(name);

    const reopen = page.getByRole('button', { name: en.ticket.reopen });
    await reopen.press('Enter');
    await reopen.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(name);
    await page.context().close();
  }, 60_000);

  it('is the title of the page that a link has led to, and stays with whoever has chosen another one', async () => {
    const page = await agents.open('asha', '/console/tickets?view=all');
    const name = await nameOf('Priya Nair');
    await page.getByRole('row').filter({ hasText: 'Priya Nair' }).getByRole('link').press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    await expect.poll(() => focused(page)).toBe(name);

    await page.getByRole('textbox', { name: 'Reply' }).click();
    await page.getByRole('heading', { name: en.shell.product }).click();
    await page.getByRole('tab', { name: en.ticket.history }).click({ delay: 20 });
    await page.getByRole('tab', { name: en.ticket.history, selected: true }).waitFor();
    expect(await focused(page)).toBe(en.ticket.history);
    await page.context().close();
  });

  it('is not left by Back with something half written in front', async () => {
    const page = await agents.open('asha', '/console/conversations');
    await page.goto(`${agents.running.address}/console/tickets`);
    await page.getByRole('link', { name: en.shell.settings }).click();
    await page.getByRole('link', { name: en.settings.sections['canned-replies'] }).click();
    await page.getByRole('button', { name: en.settings.canned.new }).click();
    const dialog = page.getByRole('dialog', { name: en.settings.canned.new });
    const title = dialog.getByRole('textbox', { name: en.settings.canned.title });
    const address = page.url();
    await title.fill('Half a canned reply');

    await page.goBack();
    await page.getByText(en.shell.unsaved).waitFor();
    expect([page.url(), await title.inputValue()]).toEqual([address, 'Half a canned reply']);
    await page.getByRole('button', { name: en.shell.goOn }).click();
    await page.getByText(en.shell.unsaved).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('button', { name: en.shell.throwAway }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toBe(address);

    await page.goBack();
    await expect.poll(() => page.url()).not.toBe(address);
    await page.context().close();
  }, 60_000);

  it('is left by Back where nothing is written in a dialog', async () => {
    const page = await agents.open('asha', '/console/tickets');
    await page.getByRole('link', { name: en.shell.settings }).click();
    await page.getByRole('link', { name: en.settings.sections['canned-replies'] }).click();
    await page.getByRole('button', { name: en.settings.canned.new }).click();
    const dialog = page.getByRole('dialog', { name: en.settings.canned.new });
    await dialog.waitFor();
    const address = page.url();

    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).not.toBe(address);
    await page.context().close();
  });

  it('is the usual list where an address names one that there is not', async () => {
    const page = await agents.open('asha', '/console/tickets?view=nonsense');
    await page.getByText('Priya Nair').waitFor();
    await page.getByRole('heading', { name: en.inbox.views.open }).waitFor();
    const current = page.getByRole('navigation').locator('[aria-current=page]');
    expect(await current.textContent()).toContain(en.inbox.views.open);
    await page.context().close();
  });

  it('is shown to nobody as an error', () => {
    expect(agents.complaints).toEqual([]);
  });
});
