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

  async function open(width: number, { voices = false, scheme = 'light' as 'light' | 'dark' } = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    const page = await context.newPage();
    if (voices) await page.addInitScript(speakInto);
    page.setDefaultTimeout(30_000);
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${running.address}/playground`);
    await page.locator('.log .empty').first().waitFor({ state: 'attached' });
    return page;
  }

  async function finish(page: Page, name: string, isLast = true): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (isLast) await page.context().close();
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

  const line = (page: Page) => page.locator('#line');
  const said = (page: Page, words: RegExp) =>
    page.locator('.call .log li.out').filter({ hasText: words }).last().waitFor();
  async function keys(page: Page, digits: string): Promise<void> {
    for (const digit of digits) await page.locator('#keypad').getByRole('button', { name: digit, exact: true }).click();
  }
  const dial = (page: Page) => page.getByRole('button', { name: 'Call', exact: true });
  const spoken = (page: Page): Promise<Spoken> => page.evaluate(() => Reflect.get(window, 'spoken'));

  it('holds a call by keypad and typed words, where the browser has no voice', async () => {
    const page = await open(390, { scheme: 'dark' });
    await page.getByRole('tab', { name: 'Call' }).click();
    await dial(page).click();
    await said(page, /हिंदी के लिए 2 दबाइए/u);
    await keys(page, '1');
    await said(page, /recorded/);
    await said(page, /Track an order: press 1/);
    await keys(page, '1');
    await line(page).getByText('keys, then #').waitFor();
    await keys(page, '102');
    expect(await page.locator('#keyed').textContent()).toBe('102');
    await keys(page, '34#');
    await page.locator('.call .log li.in').filter({ hasText: 'Keys: 10234#' }).waitFor();
    await line(page).getByText('6 keys').waitFor();
    await keys(page, '560034');
    await said(page, /K H, 1 0 2, 3 4/);
    await finish(page, 'playground-call-390-dark', false);

    await page.getByRole('textbox', { name: 'Say', exact: true }).fill('No, thank you');
    await page.keyboard.press('Enter');
    await page.locator('.call .log').getByText('The call is over').waitFor();
    expect(await dial(page).isEnabled()).toBe(true);
    expect(await page.locator('#tickets').textContent()).toBe('None yet.');
    await finish(page, 'playground-call-over-390');
  });

  it('opens the page for photos behind the link that the call sent', async () => {
    const page = await open(1280);
    await page.getByLabel('You are').selectOption({ label: 'Suresh Pillai' });
    await page.getByText('KH-10237 (delivered').waitFor();
    const field = page.getByRole('textbox', { name: 'Say', exact: true });
    const say = async (words: string, answer: RegExp): Promise<void> => {
      await field.fill(words);
      await page.keyboard.press('Enter');
      await said(page, answer);
    };
    await dial(page).click();
    await line(page).getByText('Listens for').waitFor();
    await say('my item came damaged', /order number/);
    await say('KH 10237', /code of six digits/);
    const notice = (await page.locator('#notices li').first().textContent()) ?? '';
    await keys(page, /(?<!\d)\d{6}(?!\d)/.exec(notice)?.[0] ?? 'no code');
    await said(page, /What is wrong/);
    await say('two plates are broken', /sent you a link/);

    const opening = page.waitForEvent('popup');
    await page.locator('#notices a').click();
    const photos = await opening;
    await photos.getByRole('button', { name: 'Send' }).waitFor();
    await finish(page, 'playground-photos-1280');
  });

  it('lets a prompt run out by the clock, and not while somebody types', async () => {
    const page = await open(1280);
    await page.clock.install();
    await dial(page).click();
    await line(page).getByText('Listens for').waitFor();
    const silent = page.locator('.call .log').getByText('Nothing was said');
    const field = page.getByRole('textbox', { name: 'Say', exact: true });

    await field.fill('where is');
    await page.clock.runFor(60_000);
    expect(await silent.count()).toBe(0);
    await field.fill('');
    await page.clock.runFor(10_000);
    await silent.waitFor();
    await said(page, /did not hear/i);
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.locator('.call .log').getByText('The call is over').waitFor();
    await finish(page, 'playground-call-1280');
  });

  it('speaks in the voice of each language, is talked over, muted and hung up in the middle', async () => {
    const page = await open(1280, { voices: true, scheme: 'dark' });
    await dial(page).click();
    await expect.poll(async () => (await spoken(page)).begun.length).toBeGreaterThan(0);
    expect((await spoken(page)).begun[0]).toMatchObject({ lang: 'en-IN', voice: 'Veena' });

    // The key stops the voice in the middle of its sentence.
    const { cancelled } = await spoken(page);
    await keys(page, '2');
    await expect.poll(async () => (await spoken(page)).cancelled).toBeGreaterThan(cancelled);
    await expect.poll(async () => (await spoken(page)).begun.at(-1)).toMatchObject({ lang: 'hi-IN', voice: 'Lekha' });
    // The notice of the recording has to be heard: no key is taken before its end.
    expect(await line(page).textContent()).toBe('One moment…');
    await keys(page, '1');
    await page.evaluate(() => Reflect.get(window, 'sayAll')());
    await line(page).getByText('Listens for a key').waitFor();
    expect(await page.locator('.call .log li.in').count()).toBe(1);

    await page.getByRole('checkbox', { name: 'Mute the voice' }).check();
    const { begun } = await spoken(page);
    await keys(page, '1');
    await line(page).getByText('keys, then #').waitFor();
    expect((await spoken(page)).begun).toHaveLength(begun.length);
    await page.getByRole('button', { name: 'Hang up' }).click();
    await line(page).getByText('Not on a call').waitFor();
    expect(await page.locator('#tickets').textContent()).toMatch(/missed-call/);
    await finish(page, 'playground-call-1280-dark');
  });
});

interface Spoken {
  begun: { text: string; lang: string; voice: string }[];
  cancelled: number;
}

/** Voices that say nothing until they are told to go on; runs in the page. */
function speakInto(): void {
  const spoken: Spoken = { begun: [], cancelled: 0 };
  const waiting: EventTarget[] = [];
  const take = (event: string): void => {
    for (const utterance of waiting.splice(0)) utterance.dispatchEvent(new Event(event));
  };
  class Utterance extends EventTarget {
    text: string;
    lang = '';
    voice: { name: string } | null = null;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const synthesis = {
    isFree: false,
    getVoices: () => [
      { name: 'Samantha', lang: 'en-US' },
      { name: 'Veena', lang: 'en_IN' },
      { name: 'Lekha', lang: 'hi-IN' },
    ],
    speak(utterance: Utterance) {
      spoken.begun.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.name ?? '' });
      waiting.push(utterance);
      if (synthesis.isFree) setTimeout(() => take('end'));
    },
    cancel() {
      spoken.cancelled += 1;
      take('error');
    },
  };
  const sayAll = (): void => {
    synthesis.isFree = true;
    take('end');
  };
  for (const [name, value] of Object.entries({
    spoken,
    sayAll,
    speechSynthesis: synthesis,
    SpeechSynthesisUtterance: Utterance,
  }))
    Object.defineProperty(window, name, { value });
}
