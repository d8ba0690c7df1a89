import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/phone/phone.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { eventually, type ShopPhone, startShopPhone } from '../phone/shop-phone.ts';

/** Where pictures go when somebody wants to look: `SCREENSHOTS=folder npm test`. */
const pictures = process.env['SCREENSHOTS'];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = (name: string, bytes = 0) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([PNG, Buffer.alloc(bytes)]),
});
const MB = 1024 * 1024;
const CONTACT = '+919447078804';

describe('photos of a call, in a real browser', () => {
  let shop: ShopPhone;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    shop = await startShopPhone();
    browser = await launchBrowser();
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  const messages = (): string[] => shop.twilio.created.filter(({ To }) => To === CONTACT).map(({ Body = '' }) => Body);

  /** A call about a damaged item, up to where the link has been sent. */
  async function tellOfDamage(language: 'en' | 'hi'): Promise<{ phone: Phone; link: string }> {
    shop.twilio.created.length = 0;
    const phone = shop.phone({ from: `+9198${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}` });
    await phone.call();
    await phone.press(language === 'en' ? '1' : '2');
    await phone.say(language === 'en' ? 'my item came damaged' : 'सामान टूटा हुआ आया है');
    await phone.say('KH 10237');
    await eventually(() => messages().length === 1);
    await phone.press(/(?<!\d)\d{6}(?!\d)/.exec(messages()[0] ?? '')?.[0] ?? '');
    await phone.say(language === 'en' ? 'two plates are broken' : 'दो प्लेटें टूटी हैं');
    await eventually(() => messages().length === 2);
    return { phone, link: /https?:\S+/.exec(messages()[1] ?? '')?.[0] ?? '' };
  }

  async function open(link: string, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 700 }, colorScheme: scheme });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(link);
    return page;
  }

  async function look(page: Page, name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  }

  async function send(page: Page, label: string, files: ReturnType<typeof photo>[] | string[]): Promise<void> {
    await page.locator('#photos').setInputFiles(files);
    await page.getByRole('button', { name: label }).click();
  }

  const filesOf = async (phone: Phone) => {
    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    const timeline = await shop.store.conversations.timeline(conversation?.id ?? '', 0, 100);
    return timeline.flatMap(({ files }) => files.map(({ name }) => name));
  };
  const ticketsOf = async (phone: Phone) => {
    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    const all = await shop.store.tickets.list({ brandIds: ['demo'], limit: 100 });
    return all.filter(({ ticket }) => ticket.conversationId === conversation?.id);
  };

  it('says what is wrong with a choice, takes the next one, and the call knows of it', async () => {
    const { phone, link } = await tellOfDamage('en');
    const page = await open(link);
    await look(page, 'upload-390');
    const problem = page.getByRole('alert');

    await send(page, 'Send', [{ ...photo('notes.png'), buffer: Buffer.from('no picture at all') }]);
    await problem.getByText('not a photo').waitFor();
    await send(
      page,
      'Send',
      Array.from({ length: 11 }, (_, index) => photo(`${index}.png`)),
    );
    await problem.getByText('more than ten').waitFor();
    await send(page, 'Send', [photo('large.png', 11 * MB)]);
    await problem.getByText('larger than 10 MB').waitFor();
    await look(page, 'upload-problem-390');
    const heavy = join(shop.running.config.dataDir, 'heavy.png');
    await writeFile(heavy, photo('heavy.png', 9 * MB).buffer);
    await send(page, 'Send', Array<string>(7).fill(heavy));
    await problem.getByText('all of them together').waitFor();
    expect(await filesOf(phone)).toEqual([]);

    await send(page, 'Send', [photo('plates.png'), photo('box.png', 5 * MB)]);
    await page.getByRole('status').getByText('Your photos are with your case').waitFor();
    await look(page, 'upload-thanks-390');
    await phone.press('1');
    expect(shop.said.at(-1)).toMatch(/^I have your photos, thank you\. /);
    await phone.press('9');
    await phone.hangUp();

    await eventually(async () => (await ticketsOf(phone)).length === 1);
    expect((await filesOf(phone)).toSorted()).toEqual(['box.png', 'plates.png']);

    await page.goto(link);
    await page.getByRole('status').getByText('Your photos have arrived; this link works once').waitFor();
    await look(page, 'upload-used-390');
    await page.context().close();
  });

  it('takes them after the call, onto the same ticket, in the language of the call; not when it is too late', async () => {
    const { phone, link } = await tellOfDamage('hi');
    await phone.hangUp();
    await eventually(async () => (await ticketsOf(phone)).length === 1);
    const [ticket] = await ticketsOf(phone);

    const page = await open(link, 'dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('hi');
    await look(page, 'upload-390-dark');
    // Two pages at once: only one of them is taken.
    const other = await open(link);
    await send(page, 'भेजिए', [photo('थाली.png')]);
    await page.getByRole('status').getByText('आपके मामले में जुड़ गई हैं').waitFor();
    await send(other, 'भेजिए', [photo('again.png')]);
    await other.getByRole('status').getByText('एक ही बार').waitFor();
    await eventually(async () =>
      (await shop.store.tickets.events(ticket?.ticket.id ?? '')).some(({ data }) => data.type === 'message-added'),
    );
    expect(await filesOf(phone)).toEqual(['थाली.png']);
    expect(await ticketsOf(phone)).toHaveLength(1);

    const tooLate = '7'.repeat(32);
    await shop.store.calls.addUploadLink({
      hash: shop.running.config.hashCode(tooLate),
      accountId: 'shop-phone',
      callSid: phone.callSid,
      caller: '+919800000000',
      brandId: 'demo',
      language: 'hi',
      expiresAt: new Date(Date.now() - 1000),
      usedAt: null,
    });
    await page.goto(link.replace(/\d{32}$/, tooLate));
    await page.getByRole('status').getByText('पुराना हो गया है').waitFor();
    await look(page, 'upload-gone-390-dark');
    await page.goto(link.replace(/\d{32}$/, '8'.repeat(32)));
    await page.getByRole('status').getByText('care@').waitFor();
  });
});
