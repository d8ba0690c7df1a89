import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';

/** Where pictures go when somebody wants to look: `SCREENSHOTS=folder npm test`. */
const pictures = process.env['SCREENSHOTS'];

describe('the playground in a real browser', () => {
  let running: RunningApp;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    running = await runApp();
    browser = await launchBrowser();
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  async function open(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${running.address}/playground`);
    await page.locator('.log .empty').first().waitFor({ state: 'attached' });
    return page;
  }

  async function finish(page: Page, name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.context().close();
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  }

  it('tries one question as a chat, as a mail and as a call, side by side, and shows what was understood', async () => {
    const page = await open(1280);

    await page.getByLabel('Say it on all three').fill('Where is my order KH-10234?');
    await page.getByRole('button', { name: 'Send to all' }).click();

    for (const side of ['Chat', 'E-mail', 'Call']) {
      const state = page.getByRole('region', { name: side, exact: true }).locator('.state');
      await state.getByText('intent:order-status').first().waitFor();
    }
    expect(await page.locator('.chat .log .out').last().textContent()).toMatch(/Delhivery/);
    expect(await page.locator('.chat .state').textContent()).toContain('matched');
    // A caller id proves nothing: the call is asked for the PIN code.
    expect(await page.locator('.call .log .out').last().textContent()).toMatch(/PIN code/);
    await finish(page, 'playground-1280');
  });

  it('cancels an order at phone width, with the code that went to the other contact', async () => {
    const page = await open(390);
    await page.getByLabel('You are').selectOption({ label: 'Priya Nair' });
    await page.getByText('KH-10238 (confirmed').waitFor();
    const say = async (text: string, expected: RegExp): Promise<void> => {
      await page.getByRole('textbox', { name: 'Message' }).fill(text);
      await page.keyboard.press('Enter');
      await page.locator('.chat .log li.out').filter({ hasText: expected }).last().waitFor();
    };

    await say('cancel my order KH-10238', /code of 6 digits/);
    const notice = (await page.locator('#notices li').first().textContent()) ?? '';
    await say(/(?<!\d)\d{6}(?!\d)/.exec(notice)?.[0] ?? 'no code', /Shall I cancel/);
    await say('yes', /is cancelled/);

    expect(await page.locator('.chat .state').textContent()).toContain('verified');
    await finish(page, 'playground-390');
  });

  it('is called by keypad: the menu, a person, and the line is over', async () => {
    const page = await open(390);
    await page.getByRole('tab', { name: 'Call' }).click();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.locator('.call .log li.out').first().waitFor();

    await page.getByRole('textbox', { name: 'Say', exact: true }).fill('I want to talk to a person');
    await page.keyboard.press('Enter');

    await page.locator('#tickets .to').first().waitFor();
    expect(await page.locator('#tickets').textContent()).toMatch(/hand-off/);
    expect(await page.getByRole('button', { name: 'Call', exact: true }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.locator('.call .log li.out').first().waitFor();
    await page.locator('#keypad button', { hasText: '1' }).click();
    await page.locator('#keypad button', { hasText: '#' }).click();
    await page.locator('.call .log li.in').first().waitFor();
    await finish(page, 'playground-call-390');
  });
});
