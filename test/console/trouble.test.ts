import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { hi } from '../../src/console/texts/hi/index.ts';
import { useAgents } from './agents.ts';

const inGroups = (number: string): string => number.replace(/^(...)(...)/, '$1 $2 ');
const BUSY = {
  status: 503,
  contentType: 'application/json',
  body: '{"error":{"code":"store.busy","message":"later"}}',
};
/** A lost line is tried again after three seconds, and a busy machine takes its time. */
const AGAIN_MS = 20_000;

describe('what a person sees when something goes wrong', () => {
  const agents = useAgents();

  /** Answers requests to `pattern` in the server's place until it is told to stop. */
  async function standIn(page: Page, pattern: string | RegExp, answer: (route: Route) => Promise<void>) {
    await page.route(pattern, answer);
    return () => page.unroute(pattern);
  }

  it('is told that the console is loading, or cannot be loaded, and tries again', async () => {
    let stop = async (): Promise<void> => {};
    const page = await agents.open('asha', '/console/tickets', {
      before: async (opened) => {
        stop = await standIn(opened, '**/api/me', (route) => route.fulfill(BUSY));
      },
    });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await stop();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Priya Nair').waitFor();
    await standIn(page, '**/api/me', async (route) => {
      await page.getByText(en.shell.loading).waitFor();
      await route.continue();
    });
    await page.reload();
    await page.getByText('Priya Nair').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  it('keeps the frame, and loads the page again, when a part of it is not there any more', async () => {
    const page = await agents.open('asha', '/console/tickets', { width: 390 });
    await page.getByText('Priya Nair').waitFor();
    // As after an upgrade: the open console asks for a file that the new one does not have.
    const stop = await standIn(page, /reports-page/, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByRole('alert').getByText(en.shell.crashed).waitFor();
    await agents.picture(page, 'part-gone-390');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Undelivered' }).click();
    await page.getByText(en.losses.noMailbox).waitFor();
    await page.goBack();
    await stop();
    await page.getByRole('button', { name: en.shell.reload }).click();
    await page.getByText('Conversations each day').waitFor();
    await page.context().close();
  });

  it('hears of changes again after the server was away behind a proxy', async () => {
    let stop = async (): Promise<void> => {};
    const page = await agents.open('asha', '/console/tickets', {
      before: async (opened) => {
        stop = await standIn(opened, '**/api/events', (route) => route.fulfill({ ...BUSY, status: 502 }));
      },
    });
    const note = page.getByRole('status').getByText(en.shell.offline);
    await note.waitFor();
    await stop();
    await note.waitFor({ state: 'detached', timeout: AGAIN_MS });
    await page.context().close();
  });

  it('finds nothing of the one before where somebody else has signed in in another tab', async () => {
    const page = await agents.open('asha', `/console/tickets/${await agents.ticketOf('Priya Nair')}`);
    const field = page.getByRole('textbox', { name: 'Reply' });
    const isHers = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await field.fill('Words of Asha’s');
    await isHers;
    await page.evaluate('window.isOfBefore = true');
    await page.context().clearCookies();
    await page.context().request.post(`${agents.running.address}/auth/sign-in/email`, {
      headers: { origin: agents.running.address },
      data: { email: 'ravi@shop.example', password: 'a long enough password' },
    });
    /** Whoever comes back to the first tab. */
    const comeBack = () =>
      page
        .evaluate(
          "document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); window.isOfBefore ?? false",
        )
        .catch(() => true);

    await expect.poll(comeBack, { timeout: 10_000 }).toBe(false);
    await page.getByRole('button', { name: `${en.shell.account}: Ravi Kumar` }).waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
    await page.context().close();
  });

  it('opens as many tabs as they like, and the one in front hears of changes', async () => {
    const first = await agents.open('asha', '/console/tickets');
    const context = first.context();
    const look = (tab: Page, state: 'visible' | 'hidden') =>
      tab.evaluate(
        `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`,
      );
    await first.getByText('Priya Nair').first().waitFor();
    await look(first, 'hidden');
    // A browser has six lines to one server.
    for (let n = 2; n <= 7; n += 1) {
      const tab = await context.newPage();
      await tab.goto(`${agents.running.address}/console/conversations`);
      await tab.getByRole('heading', { level: 1 }).waitFor({ timeout: 10_000 });
      await look(tab, 'hidden');
    }
    const isHeard = first.waitForResponse((answer) => answer.url().endsWith('/api/events'));
    await look(first, 'visible');

    expect((await isHeard).status()).toBe(200);
    await context.close();
  });

  it('is told that signing out did not work, since the next one at the desk would be them', async () => {
    const page = await agents.open('asha', '/console/tickets');
    await page.getByText('Priya Nair').waitFor();
    await standIn(page, '**/auth/sign-out', (route) => route.abort());
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('alert').getByText(en.shell.offline).waitFor();
    await page.context().close();
  });

  it('reads a refusal in their own language, and the reason itself where somebody was not faster', async () => {
    const path = `/console/tickets/${await agents.ticketOf('Priya Nair')}`;
    const page = await agents.open('asha', path, { locale: 'hi-IN' });
    await page.getByRole('button', { name: hi.ticket.more, exact: true }).click();
    await page.getByRole('menuitem', { name: hi.ticket.merge }).click();
    const fault = page.getByRole('dialog').getByRole('alert');
    const mergeInto = async (number: string): Promise<string | null> => {
      await page.getByLabel(hi.ticket.mergeNumber).fill(number);
      await page.getByRole('button', { name: hi.ticket.mergeDo }).click();
      return fault.textContent();
    };
    const unknown = await mergeInto('123 456 7890');
    const closed = await mergeInto(await agents.numberOf('Geeta Bhatt'));
    await page.context().close();

    expect(unknown).toBe(hi.faults.refusals['other-brand']);
    expect(closed).toBe(hi.faults.refusals.closed);
  });

  it('does nothing to tickets that were chosen in another list', async () => {
    const page = await agents.open('asha', '/console/tickets?view=escalations');
    const all = page.getByRole('checkbox', { name: en.inbox.selectAll });
    await all.check();
    await page.getByRole('region', { name: /selected/ }).waitFor();
    await page.getByRole('link', { name: /^Open tickets/ }).click();
    await page.getByText('Priya Nair').waitFor();
    const isAll = await all.isChecked();
    const bars = await page.getByRole('region', { name: /selected/ }).count();
    const ticked = await page.getByRole('checkbox', { checked: true }).count();
    await page.context().close();

    expect({ isAll, bars, ticked }).toEqual({ isAll: false, bars: 0, ticked: 0 });
  });

  it('finds the search field as the list is: empty after all filters went, filled again on the way back', async () => {
    const page = await agents.open('asha', '/console/tickets?view=all&tag=demo');
    const field = page.getByRole('searchbox');
    await field.fill('nothing like this');
    await page.getByText(en.inbox.emptySearch).waitFor();
    await page.getByRole('button', { name: en.inbox.clearFilters }).click();
    await page.getByText('Priya Nair').waitFor();
    const cleared = await field.inputValue();
    await page.goBack();
    await page.getByText(en.inbox.emptySearch).waitFor();
    const back = await field.inputValue();
    await page.context().close();

    expect([cleared, back]).toEqual(['', 'nothing like this']);
  });

  it('is told before writing that a ticket is closed, and goes on with a follow-up', async () => {
    const path = `/console/tickets/${await agents.ticketOf('Geeta Bhatt')}`;
    const page = await agents.open('asha', path, { width: 390 });
    await page.getByText(en.faults.refusals.closed).waitFor();
    await agents.picture(page, 'closed-390');
    const fields = await page.getByRole('textbox', { name: en.desk.reply }).count();
    await page.getByRole('button', { name: en.ticket.followUp }).click();
    await page.getByRole('textbox', { name: en.ticket.splitSummary }).fill('The wall cracked again');
    await page.getByRole('checkbox', { name: en.ticket.isComplaint, checked: true }).waitFor();
    await agents.picture(page, 'follow-up-390');
    await page.getByRole('dialog').getByRole('button', { name: en.ticket.followUpDo }).click();
    await page.getByText(en.ticket.follows).waitFor();
    await page.context().close();

    expect(fields).toBe(0);
  });

  it('reads that a ticket was merged, keeps what was begun, and is offered nothing that would be refused', async () => {
    const path = `/console/tickets/${await agents.ticketOf('Sneha Kulkarni')}`;
    const into = await agents.numberOf('Joseph Mathew');
    const page = await agents.open('asha', path);
    const begun = page.getByRole('textbox', { name: en.desk.reply });
    await begun.fill('A cushion is on its way');
    const other = await page.context().newPage();
    await other.goto(`${agents.running.address}${path}`);
    await other.getByRole('button', { name: en.ticket.more, exact: true }).click();
    await other.getByRole('menuitem', { name: en.ticket.merge }).click();
    await other.getByLabel(en.ticket.mergeNumber).fill(into);
    const merge = other.getByRole('button', { name: en.ticket.mergeDo, exact: true });
    await merge.click();
    // It is another customer's.
    await other.getByText(en.faults.refusals['other-customer']).waitFor();
    await merge.click();
    await other.getByText(en.ticket.alsoKnownAs).waitFor();
    await page.getByRole('heading', { name: en.ticket.merged }).waitFor();
    await page.getByText(en.faults.refusals.merged).waitFor();
    await agents.picture(page, 'merged');
    const kept = await begun.inputValue();
    const canSend = await page.getByRole('button', { name: en.desk.sendReply, exact: true }).isEnabled();
    const more = await page.getByRole('button', { name: en.ticket.more, exact: true }).count();
    const canChange = await page.getByRole('combobox', { name: en.ticket.priority }).isEnabled();
    await page.context().close();

    expect({ kept, canSend, more, canChange }).toEqual({
      kept: 'A cushion is on its way',
      canSend: false,
      more: 0,
      canChange: false,
    });
  });

  it('sees on a phone what was just sent', async () => {
    const path = `/console/tickets/${await agents.ticketOf('Suresh Pillai')}`;
    const page = await agents.open('asha', path, { width: 390 });
    await page.getByRole('textbox', { name: en.desk.reply }).fill('Three new plates leave today.');
    await page.getByRole('button', { name: en.desk.sendReply, exact: true }).click();
    const sent = page.getByRole('log').getByText('Three new plates leave today.');
    await sent.waitFor();
    await expect
      .poll(() => sent.evaluate((line) => line.getBoundingClientRect().bottom < window.innerHeight))
      .toBe(true);
    await page.context().close();
  });

  it('sends an answer once, also where nobody heard that it went and it is sent again', async () => {
    const ticketId = await agents.ticketOf('Suresh Pillai');
    const page = await agents.open('asha', `/console/tickets/${ticketId}`);
    const lose = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/reply', lose, { times: 1 });
    await page.getByRole('textbox', { name: en.desk.reply }).fill('The fourth plate follows tomorrow.');
    const send = page.getByRole('button', { name: en.desk.sendReply, exact: true });
    await send.click();
    await page.getByRole('alert').getByText(en.shell.offline).waitFor();
    await page.getByRole('log').getByText('The fourth plate follows tomorrow.').waitFor();
    await page.getByRole('button', { name: en.desk.haveRead }).click();
    await send.click();
    await page.getByText(en.desk.sent).waitFor();
    await page.context().close();
    const { lines } = (await agents.get('asha', `/api/tickets/${ticketId}/timeline`)) as { lines: { text: string }[] };

    expect(lines.filter(({ text }) => text === 'The fourth plate follows tomorrow.')).toHaveLength(1);
  });

  it('stays with the list when something is done to one of its rows, or a row is opened in another tab', async () => {
    const number = inGroups(await agents.numberOf('Vikram Singh'));
    const page = await agents.open('asha', '/console/undelivered');
    await page.getByRole('button', { name: en.inbox.sendAgain }).click();
    await page.getByText(en.inbox.settled).waitFor();
    const afterButton = new URL(page.url()).pathname;
    await page.goto(`${agents.running.address}/console/tickets?view=all`);
    const other = page.context().waitForEvent('page');
    await page
      .getByRole('row')
      .filter({ hasText: 'Vikram Singh' })
      .getByRole('link')
      .click({ modifiers: ['Control'] });
    await (await other).getByRole('heading', { name: number }).waitFor();
    const afterTab = new URL(page.url()).pathname;
    await page.getByRole('row').filter({ hasText: 'Vikram Singh' }).getByText('Web chat').click();
    await page.getByRole('heading', { name: number }).waitFor();
    await page.context().close();

    expect([afterButton, afterTab]).toEqual(['/console/undelivered', '/console/tickets']);
  });

  it('was never stopped by the content security policy', () => {
    expect(agents.complaints).toEqual([]);
  });
});
