import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { START_MS, seriousFindings } from './agents.ts';
import { LOOKS, overflowOf } from './looks.ts';

const LOOKS_BY_LANGUAGE = LOOKS.flatMap((look) => ['en-IN', 'hi-IN'].map((locale) => [...look, locale] as const));

describe('the public pages in a browser', () => {
  let running: RunningApp;
  let browser: Browser;

  beforeAll(async () => {
    running = await runApp();
    browser = await launchBrowser();
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  it.each(LOOKS_BY_LANGUAGE)('fit and can be read by everybody at %d pixels, %s, %s', async (width, scheme, locale) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, locale });
    const page = await context.newPage();
    const findings: unknown[] = [];
    for (const path of ['help', 'track']) {
      await page.goto(`${running.address}/${path}/demo`);
      const lang = await page.locator('html').getAttribute('lang');
      if (lang !== locale.slice(0, 2)) findings.push({ path, lang });
      const overflow = await overflowOf(page);
      if (overflow > 0) findings.push({ path, overflow });
      findings.push(...(await seriousFindings(page)));
    }
    await context.close();

    expect(findings).toEqual([]);
  });

  it('print dark letters on white paper, without buttons, whatever the screen is like', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(`${running.address}/help/demo`);
    const onScreen = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const isNavShown = await page.locator('nav').isVisible();
    await context.close();

    expect(onScreen).not.toBe('rgb(255, 255, 255)');
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(isNavShown).toBe(false);
  });

  it('stand in a frame of another site', async () => {
    const shop = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<title>Shop</title><iframe title="help" src="${running.address}/help/demo"></iframe>`);
    });
    await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
    const { port } = shop.address() as AddressInfo;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.frameLocator('iframe').getByText('1915').first().waitFor();
    await context.close();
    shop.closeAllConnections();
    await new Promise((done) => shop.close(done));
  });
});
