import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from '../../src/http/server.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { freePort } from '../helpers/redis-server.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { PASSWORD, type TestServer, testServer } from '../http/web-server.ts';

const HOUR_MS = 3_600_000;
/** Where pictures go when somebody wants to look: `SCREENSHOTS=folder npm test`. */
const pictures = process.env['SCREENSHOTS'];
const WIDTHS = [1280, 390] as const;
const SCHEMES = ['light', 'dark'] as const;

describe('the console in a real browser', () => {
  let folder: string;
  let server: TestServer;
  let served: Served;
  let browser: Browser;
  let ticketId: string;
  /** Kept from the one sign-in: more than five a minute are refused. */
  let session: Awaited<ReturnType<BrowserContext['storageState']>>;
  /** What the pages complained of: errors of scripts, and what the content security policy stopped. */
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-console-'));
    // Its own build: a test of yesterday's `dist` would prove nothing.
    await build({
      configFile: fileURLToPath(new URL('../../src/console/vite.config.ts', import.meta.url)),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
    const port = await freePort();
    server = await testServer({ consoleFolder: folder, publicUrl: `http://127.0.0.1:${port}` });
    await server.deps.auth.createUser({
      name: 'Meera',
      email: 'meera@shop.example',
      password: PASSWORD,
      role: 'supervisor',
    });
    ticketId = await seed(server);
    served = await serve(server.app, { port, host: '127.0.0.1' });
    browser = await launchBrowser();
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close(1_000);
    await rm(folder, { recursive: true, force: true });
  });

  async function open(path: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 860 },
      colorScheme,
      locale: 'en-IN',
      ...(session === undefined ? {} : { storageState: session }),
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/content security policy|warning: |each child/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${served.port}${path}`);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  it('signs in, after a wrong password too, to where one wanted to go', async () => {
    const page = await open(`/console/tickets/${ticketId}`, 390);
    const submit = async (password: string) => {
      await page.getByLabel('E-mail').fill('meera@shop.example');
      await page.locator('input[type=password]').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await submit('a wrong password');
    await page.getByText('is not right').waitFor();
    await picture(page, 'sign-in-390-light');

    await submit(PASSWORD);
    await page.getByRole('heading', { name: '123 456 7890' }).waitFor();
    session = await page.context().storageState();
    await page.context().close();
  });

  const sizes = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const));
  it.each(sizes)('shows everything at %d pixels, %s', async (width, scheme) => {
    const page = await open('/console/', width, scheme);
    const overflows: number[] = [];

    for (const name of ['tickets', 'conversations', 'undelivered', 'quarantine', 'channels']) {
      if (name !== 'tickets') {
        if (width < 768) await page.getByRole('button', { name: 'Menu' }).click();
        await page
          .getByRole('navigation')
          .getByRole('link', { name: new RegExp(name, 'i') })
          .click();
      }
      await page.getByRole('heading', { level: 2, name: new RegExp(name, 'i') }).waitFor();
      await page.waitForTimeout(400);
      await picture(page, `${name}-${width}-${scheme}`);
      overflows.push(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth));
    }
    await page.context().close();

    expect(Math.max(...overflows)).toBeLessThanOrEqual(0);
  });

  it.each(sizes)('shows a ticket and its conversation at %d pixels, %s', async (width, scheme) => {
    const page = await open(`/console/tickets/${ticketId}`, width, scheme);
    await page.getByRole('heading', { name: '123 456 7890' }).waitFor();
    await page.getByText('I have noted your complaint.').first().waitFor();
    await picture(page, `ticket-${width}-${scheme}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const file = page.getByRole('link', { name: /broken-lamp/ });
    const download = page.waitForEvent('download');
    await file.click();

    expect((await download).suggestedFilename()).toBe('broken-lamp <1>.jpg'.replace(/[<>]/g, '_'));
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it.each(sizes)('the root page leads to the chat and the console at %d pixels, %s', async (width, scheme) => {
    const page = await open('/', width, scheme);
    await picture(page, `root-${width}-${scheme}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.getByRole('link', { name: /console/ }).click();
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();
    await page.context().close();

    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('shows what came in meanwhile without being asked', async () => {
    const page = await open('/console/');
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();

    const { ticketId: id } = await seedComplaint(server.store, {
      brandId: 'shop',
      at: new Date(),
      number: '9988776655',
      name: 'Live Customer',
    });
    server.deps.feed.publish({ kind: 'ticket.changed', id, brandId: 'shop' });

    await page.getByText('998 877 6655').first().waitFor({ timeout: 3_000 });
    await page.context().close();
  });

  it('changes the state, and says so when somebody else was faster', async () => {
    const page = await open(`/console/tickets/${ticketId}`);
    await page.getByRole('combobox', { name: 'State' }).click();
    const { ticket } = (await server.store.tickets.get(['shop'], ticketId)) ?? {};
    await server.store.tickets.setState(ticketId, ticket?.version ?? 0, 'open', 'somebody', new Date());

    await page.getByRole('option', { name: 'Resolved' }).click();
    await page.getByText('Somebody changed this ticket meanwhile').waitFor();
    const conflicted = await server.store.tickets.get(['shop'], ticketId);
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Waiting for customer' }).click();
    await expect
      .poll(async () => (await server.store.tickets.get(['shop'], ticketId))?.ticket.state)
      .toBe('waiting-customer');

    expect(conflicted?.ticket.state).toBe('open');
    await page.context().close();
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(complaints).toEqual([]);
  });
});

/** A believable afternoon: complaints of several ages and states, one with a photo, one message that did not arrive. */
async function seed({ store, deps }: TestServer): Promise<string> {
  const now = Date.now();
  const at = (hours: number): Date => new Date(now - hours * HOUR_MS);
  const bytes = Buffer.from('not really a photo');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.files.put(sha256, bytes);
  await seedComplaint(store, {
    brandId: 'shop',
    at: at(70),
    name: 'Rahul Verma',
    channel: 'email',
    text: 'Refund for KH-10031 was promised ten days ago. Nothing has arrived and nobody answers my mails.',
    number: '4107723918',
  });
  const waiting = await seedComplaint(store, {
    brandId: 'shop',
    at: at(30),
    name: 'प्रिया शर्मा',
    channel: 'whatsapp-twilio',
    text: 'मेरा ऑर्डर अभी तक नहीं आया है',
    answer: 'आपकी शिकायत दर्ज कर ली गई है। हम 48 घंटे में जवाब देंगे।',
    number: '5520914463',
  });
  await store.tickets.setState(waiting.ticketId, 1, 'waiting-customer', 'bot', at(20));
  await seedComplaint(store, { brandId: 'other', at: at(5), channel: 'voice-twilio', text: '3', number: '7781200345' });
  await store.quarantine.put(
    'q1',
    { accountId: 'shop-mail', reason: 'auto-reply', detail: 'Auto-Submitted: auto-replied', payload: '' },
    at(3),
  );
  await store.quarantine.put(
    'q2',
    {
      accountId: 'old-number',
      reason: 'unknown-account',
      detail: 'POST /channels/old-number/message: no account of this name is in the configuration',
      payload: '',
    },
    at(1),
  );
  const main = await seedComplaint(store, {
    brandId: 'shop',
    at: at(1),
    name: 'Asha Rao',
    text: 'The lamp came with a crack in its base.\nI want a new one or my money back.',
    answer:
      'I have noted your complaint. Its number is 123 456 7890. Our grievance officer Asha Rao acknowledges it within 48 hours.',
    number: '1234567890',
    files: [{ id: 'file-1', name: 'broken-lamp <1>.jpg', contentType: 'image/jpeg', size: 482_133, sha256 }],
  });
  return main.ticketId;
}
