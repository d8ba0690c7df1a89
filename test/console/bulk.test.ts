import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import type { TicketSummary } from '../../src/core/store.ts';
import { pdfBytes } from '../helpers/sample-files.ts';
import { useAgents } from './agents.ts';

/** What one hand does to many tickets. */
describe('many tickets at once', () => {
  const agents = useAgents();

  it('answers them once, also where nobody heard that it went', async () => {
    const page = await agents.open('asha', '/console/tickets');
    for (const customer of ['Vikram Singh', 'Sneha Kulkarni']) {
      await page
        .getByRole('row', { name: new RegExp(customer) })
        .getByRole('checkbox')
        .check();
    }
    await page.getByRole('button', { name: 'Reply to all' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reply' }).fill('Our courier is back at work.');
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles([
        { name: 'notice.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfBytes(2 * 1024 * 1024)) },
        { name: 'wrong.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfBytes(300)) },
      ]);
    await page.getByRole('button', { name: 'Remove wrong.pdf' }).click();
    await agents.picture(page, 'bulk');
    // Nobody hears that it went, and it is sent again; one of them has left the list behind meanwhile.
    const lose = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/bulk-reply', lose, { times: 1 });
    await page.route('**/api/tickets?*', withoutVikram);
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText(en.shell.offline).first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByText('2 done.').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
    const ticket = await agents.openTicket('asha', 'Sneha Kulkarni');
    await ticket.getByRole('log').getByText('Our courier is back at work.').waitFor();
    await ticket
      .getByRole('log')
      .getByRole('link', { name: /notice\.pdf/ })
      .waitFor();
    expect(await ticket.getByText('wrong.pdf').count()).toBe(0);
    expect(await ticket.getByRole('log').getByText('Our courier is back at work.').count()).toBe(1);
    await ticket.context().close();
  });

  it('sets priority and state of many at once, and finds what is resolved from the list of what is open', async () => {
    const page = await agents.open('asha', '/console/tickets');
    for (const customer of ['Vikram Singh', 'Sneha Kulkarni'])
      await page
        .getByRole('row', { name: new RegExp(customer) })
        .getByRole('checkbox')
        .check();
    const set = async (button: string, label: string, option: string): Promise<void> => {
      await page.getByRole('button', { name: button, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
      await dialog.getByRole('button', { name: button }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('2 done.').waitFor();
    };
    await set(en.inbox.bulkPriority, en.ticket.priority, en.words.priorities.urgent);
    await set(en.inbox.bulkState, en.inbox.state, en.words.states.resolved);
    await agents.picture(page, 'bulk-state');
    await page.getByLabel(en.inbox.search).fill('GST invoice');
    await page.getByText(en.inbox.emptySearch).waitFor();
    await page.getByRole('link', { name: en.inbox.searchAll }).click();
    await page.getByRole('row', { name: /Vikram Singh/ }).waitFor();
    await page.context().close();

    expect([await agents.stateOf('Vikram Singh'), await agents.stateOf('Sneha Kulkarni')]).toEqual([
      'resolved',
      'resolved',
    ]);
  });
});

/** The list as it is where somebody else has done with his. */
async function withoutVikram(route: Route): Promise<void> {
  const response = await route.fetch();
  const page = await response.json();
  await route.fulfill({
    response,
    json: { ...page, rows: page.rows.filter(({ contactName }: TicketSummary) => contactName !== 'Vikram Singh') },
  });
}
