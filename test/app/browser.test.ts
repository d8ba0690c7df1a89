import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';

/** Where pictures go when somebody wants to look: `SCREENSHOTS=folder npm test`. */
const pictures = process.env['SCREENSHOTS'];

describe('the product in a real browser', () => {
  let running: RunningApp;
  let browser: Browser;
  let ticketNumber: string;
  let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

  beforeAll(async () => {
    running = await runApp();
    browser = await launchBrowser();
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  async function open(path: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${running.address}${path}`);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  }

  async function say(page: Page, text: string, expected: RegExp): Promise<string> {
    const before = await page.locator('li.out').count();
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => document.querySelectorAll('li.out').length > count, before, {
      timeout: 15_000,
    });
    const answer = (await page.locator('li.out').last().textContent()) ?? '';
    expect(answer).toMatch(expected);
    return answer;
  }

  it('a customer chats: status of an order, then a complaint with its number', async () => {
    const page = await open('/channels/demo-webchat/', 390);
    await page.locator('li.out').first().waitFor();

    await say(page, 'where is my order KH-10234?', /PIN code/);
    await say(page, '560034', /shipped/);
    await picture(page, 'chat-status');
    await say(page, 'I want to complain', /what happened/i);
    await say(page, 'The lamp came with a crack in its base', /about order KH-10234.*Is that right/s);
    const yes = page.locator('.options button:enabled').first();
    await yes.click();
    await page
      .getByText(/\d{3} \d{3} \d{4}/)
      .first()
      .waitFor({ timeout: 15_000 });
    ticketNumber = /\d{3} \d{3} \d{4}/.exec((await page.locator('#log').textContent()) ?? '')?.[0] ?? '';
    await picture(page, 'chat');
    await page.context().close();

    expect(ticketNumber).toMatch(/^\d{3} \d{3} \d{4}$/);
  });

  it('the first administrator sets up by the link, once, and sees the ticket and its conversation', async () => {
    const link = new URL(running.app.web?.setupLink ?? '');
    const page = await open(link.pathname + link.search);
    await page.getByLabel('Your name').fill('Meera');
    await page.getByLabel('E-mail').fill('meera@shop.example');
    await page.locator('input[type=password]').fill('a long enough password');
    await page.getByRole('button', { name: 'Create my account' }).click();

    await page.getByText(ticketNumber).waitFor();
    await picture(page, 'tickets');
    await page.getByText(ticketNumber).click();
    await page.getByText('The lamp came with a crack in its base').first().waitFor();
    await picture(page, 'ticket');
    signedIn = await page.context().storageState();
    await page
      .getByText(/shipped/)
      .first()
      .waitFor();
    await page.context().close();

    const again = await open(link.pathname + link.search);
    await again.getByText('This link has been used').waitFor();
    expect(await again.locator('form').count()).toBe(0);
    await picture(again, 'set-up-used');
    await again.getByRole('link', { name: 'Sign in' }).click();
    await again.getByText('npx redress user new-password').waitFor();
    await picture(again, 'sign-in');
    await again.context().close();
  });

  it.each([
    [1280, 'light'],
    [390, 'light'],
    [1280, 'dark'],
    [390, 'dark'],
  ] as const)('signs in and works at %d pixels, %s', async (width, scheme) => {
    const page = await open('/console/', width, scheme);
    await page.getByLabel('E-mail').fill('meera@shop.example');
    await page.locator('input[type=password]').fill('a long enough password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(ticketNumber).waitFor();
    await picture(page, `tickets-${width}-${scheme}`);
    await page.getByText(ticketNumber).click();
    await page.getByText('History').waitFor();
    await picture(page, `ticket-${width}-${scheme}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.context().close();

    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('changes a ticket, and says so when somebody else was faster', async () => {
    const context = await browser.newContext({ storageState: signedIn });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${running.address}/console/tickets`);
    await page.getByText(ticketNumber).click();
    await page.getByText('History').waitFor();
    // The other person's change does not reach this page in time.
    await page.route('**/api/tickets/*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    const changed = await page.evaluate(async () => {
      const { rows } = await (await fetch('/api/tickets')).json();
      const [row] = rows;
      const response = await fetch(`/api/tickets/${row.ticket.id}/state`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: row.ticket.version, to: 'open' }),
      });
      return response.status;
    });
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Resolved' }).click();
    await page.getByText('Somebody was faster').waitFor();
    await context.close();

    expect(changed).toBe(200);
  });
});
