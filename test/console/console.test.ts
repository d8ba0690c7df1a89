import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { hi } from '../../src/console/texts/hi/index.ts';
import { seriousFindings, useAgents } from './agents.ts';
import { findingsOfLooks, overflowOf, standsStill } from './looks.ts';

/** Pages and what stands on each once it is there. */
const PAGES: readonly (readonly [name: string, path: string, sign: string])[] = [
  ['inbox', '/console/tickets', 'Priya Nair'],
  ['escalations', '/console/tickets?view=escalations', 'Anil Deshpande'],
  ['undelivered', '/console/undelivered', 'There is no such mailbox'],
  ['quarantine', '/console/quarantine', 'Nothing here.'],
  ['conversations', '/console/conversations', 'Fatima Shaikh'],
  ['reports', '/console/reports', 'Conversations each day'],
  ['account', '/console/settings/account', 'this one'],
  ['channels', '/console/settings/channels', 'demo-webchat'],
  ['canned', '/console/settings/canned-replies', 'Ask for a photo'],
  ['brand', '/console/settings/brand', 'Grievance officer'],
  ['people', '/console/settings/people', 'Kavya Nair (demo)'],
  ['keys', '/console/settings/keys', 'New key'],
  ['webhooks', '/console/settings/webhooks', 'New webhook'],
  ['audit', '/console/settings/audit', 'Who changed people'],
];

interface Opened {
  /** What the focus goes back to. */
  button: Locator;
  role: 'dialog' | 'menu' | 'listbox';
}

/** Presses a button that opens something. */
const press =
  (name: string | RegExp, role: Opened['role'] = 'dialog') =>
  async (page: Page): Promise<Opened> => {
    const button = page.getByRole('button', { name, exact: true }).first();
    await button.click();
    return { button, role };
  };
/** Chooses from the ticket's menu. */
const choose =
  (item: string) =>
  async (page: Page): Promise<Opened> => {
    const { button } = await press(en.ticket.more, 'menu')(page);
    await page.getByRole('menuitem', { name: item }).click();
    return { button, role: 'dialog' };
  };
/** Does it with one ticket of the list. */
const bulk =
  (name: string) =>
  async (page: Page): Promise<Opened> => {
    await page
      .getByRole('checkbox', { name: /^Select \d/ })
      .first()
      .check();
    return press(name)(page);
  };

/** What opens over a page, and how. */
const DIALOGS: readonly (readonly [name: string, path: string, open: (page: Page) => Promise<Opened>])[] = [
  ['the bell', '/console/tickets', press(/Notifications/)],
  ['the account’s menu', '/console/tickets', press(/Your account/, 'menu')],
  ['an answer to many', '/console/tickets', bulk(en.inbox.bulkReply)],
  ['a tag for many', '/console/tickets', bulk(en.inbox.bulkTag)],
  ['the question how it was solved', 'ticket', press(en.ticket.resolve)],
  ['a merge', 'ticket', choose(en.ticket.merge)],
  ['the canned replies', 'ticket', press(en.desk.canned, 'listbox')],
  ['a calendar', '/console/reports', press(/Choose a day: From/)],
  ['a new canned reply', '/console/settings/canned-replies', press(en.settings.canned.new)],
  ['a new person', '/console/settings/people', press(en.settings.people.add)],
  ['a new key', '/console/settings/keys', press(en.settings.integrations.newKey)],
  ['a new webhook', '/console/settings/webhooks', press(en.settings.integrations.newWebhook)],
];

/** What is said otherwise in Hindi. */
const ENGLISH = englishOnly(en, hi);
// The product's own name, which stands on every page.
ENGLISH.delete('Redress');

function englishOnly(english: object, hindi: object): Set<string> {
  const words = new Set<string>();
  const other: Record<string, unknown> = { ...hindi };
  for (const [key, word] of Object.entries(english)) {
    const inHindi = other[key];
    if (typeof word === 'string' && word !== inHindi) words.add(word);
    if (typeof word !== 'object' || word === null || typeof inHindi !== 'object' || inHindi === null) continue;
    for (const inner of englishOnly(word, inHindi)) words.add(inner);
  }
  return words;
}

/** Every piece of text on the page, and what is said to those who do not see it. */
async function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) said.push(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? '');
    }
    return said.map((text) => text.trim()).filter((text) => text !== '');
  });
}

describe('the console’s pages', () => {
  const agents = useAgents();

  it.each(PAGES)(
    '%s fits and can be read by everybody, at a desk and on a phone, by day and by night',
    async (name, path, sign) => {
      const page = await agents.open('asha', path);
      await page.getByText(sign).first().waitFor();
      const findings = await findingsOfLooks(page, name, agents);
      await page.context().close();

      expect(findings).toEqual([]);
    },
  );

  it.each(['Details', 'Order', 'History'])('a ticket fits and can be read, with its tab %s', async (tab) => {
    const page = await agents.open('asha', `/console/tickets/${await agents.ticketOf('Suresh Pillai')}`);
    await page.getByText('Please hurry').waitFor();
    const prepare = () => page.getByRole('tab', { name: tab }).click();
    const findings = await findingsOfLooks(page, `ticket-${tab.toLowerCase()}`, agents, { prepare });
    await page.context().close();

    expect(findings).toEqual([]);
  });

  it.each(DIALOGS)(
    '%s can be read by everybody, fits a phone, and gives the focus back',
    async (_name, where, open) => {
      const path = where === 'ticket' ? `/console/tickets/${await agents.ticketOf('Suresh Pillai')}` : where;
      const page = await agents.open('asha', path, { width: 390 });
      const opener = await open(page);
      await page.getByRole(opener.role).first().waitFor();
      await standsStill(page);
      const findings = await seriousFindings(page);
      const overflow = await overflowOf(page);
      await page.keyboard.press('Escape');
      await expect.poll(() => opener.button.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.context().close();

      expect({ findings, overflow }).toEqual({ findings: [], overflow: 0 });
    },
  );

  it('speaks Hindi where the reader does', async () => {
    const page = await agents.open('asha', '/console/tickets', { locale: 'hi-IN' });
    await page.getByRole('heading', { name: 'खुले टिकट' }).waitFor();
    await agents.picture(page, 'inbox-hindi');
    const lang = await page.locator('html').getAttribute('lang');
    await page.getByRole('button', { name: /आपका खाता/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Open tickets' }).waitFor();
    await page.context().close();

    expect(lang).toBe('hi');
  });

  it('has no English left over on any page in Hindi', async () => {
    const page = await agents.open('asha', '/console/tickets', { locale: 'hi-IN' });
    const ticket = `/console/tickets/${await agents.ticketOf('Suresh Pillai')}`;
    const left: string[] = [];
    for (const path of [...PAGES.map(([, one]) => one), ticket]) {
      await page.goto(`${agents.running.address}${path}`);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {});
      left.push(...(await wordsOf(page)).filter((word) => ENGLISH.has(word)).map((word) => `${path}: ${word}`));
    }
    await agents.picture(page, 'ticket-hindi');
    await page.context().close();

    expect(left).toEqual([]);
  });

  it('chooses days in the console’s language whatever the browser speaks, by keys too', async () => {
    const page = await agents.open('asha', '/console/reports', { locale: 'en-US', width: 390 });
    await page.evaluate(() => localStorage.setItem('redress.language', 'hi'));
    await page.reload();
    const from = page.getByRole('textbox', { name: 'से' });
    await from.fill('१५/०६/2026');
    const calendar = page.getByRole('button', { name: 'दिन चुनें: से' });
    await calendar.click();
    const month = page.getByRole('dialog');
    await month.getByText('जून 2026').waitFor();
    const findings = await seriousFindings(page);
    await agents.picture(page, 'calendar-hindi-390');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await month.waitFor({ state: 'detached' });
    const chosen = await from.inputValue();
    await expect.poll(() => calendar.evaluate((button) => button === document.activeElement)).toBe(true);
    const overflow = await overflowOf(page);
    await page.context().close();

    expect({ chosen, findings, overflow }).toEqual({ chosen: '23/06/2026', findings: [], overflow: 0 });
  });

  it('is told beside the field what is wrong with a span of days, and nothing wrong is asked for', async () => {
    const page = await agents.open('asha', '/console/reports');
    await page.getByText('Conversations each day').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/api/reports?') && asked.push(request.url()));
    const [from, until] = [page.getByRole('textbox', { name: 'From' }), page.getByRole('textbox', { name: 'Until' })];
    const faultOf = async (text: string): Promise<string | null> => {
      await until.fill(text);
      await page.keyboard.press('Tab');
      const described = await until.getAttribute('aria-describedby');
      return described === null ? null : page.locator(`[id="${described.split(' ').at(-1)}"]`).textContent();
    };
    await from.fill('15/11/2026');
    await expect.poll(() => asked.length).toBe(1);
    asked.length = 0;
    const faults = [];
    for (const text of ['31/02/2026', 'next week', '14/11/2026', '1/1/2030']) faults.push(await faultOf(text));
    const findings = await seriousFindings(page);
    await agents.picture(page, 'span-wrong');
    const wrong = asked.length;
    const right = await faultOf('20.11.2026');
    await expect.poll(() => asked.length).toBe(1);
    await page.context().close();

    expect(faults).toEqual([
      'Not a day. Write it like 29/11/2026.',
      'Not a day. Write it like 29/11/2026.',
      'The last day lies before the first one.',
      'At most 400 days at once.',
    ]);
    expect({ wrong, right, findings }).toEqual({ wrong: 0, right: null, findings: [] });
    expect(asked[0]).toMatch(/from=2026-11-15&to=2026-11-20/);
  });

  it('turns dark and stays so', async () => {
    const page = await agents.open('asha', '/console/tickets');
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Light or dark' }).click();
    await page.reload();
    await page.getByText('Priya Nair').waitFor();
    const scheme = await page.locator('html').getAttribute('data-mantine-color-scheme');
    await page.context().close();

    expect(scheme).toBe('dark');
  });

  it('signs in after a wrong password, to where one wanted to go', async () => {
    const page = await agents.open('ravi', '/console/undelivered', { width: 390 });
    await page.getByRole('heading', { name: 'Undelivered' }).waitFor();
    await page.context().clearCookies();
    await page.reload();
    const submit = async (password: string): Promise<void> => {
      await page.getByLabel('E-mail').fill('ravi@shop.example');
      await page.locator('input[type=password]').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await page.getByText('npx redress user new-password').waitFor();
    await submit('a wrong password');
    await page.getByText('is not right').waitFor();
    await agents.picture(page, 'sign-in-390');
    const findings = await seriousFindings(page);
    await submit('a long enough password');
    await page.getByRole('heading', { name: 'Undelivered' }).waitFor();
    await page.context().close();

    expect(findings).toEqual([]);
  });

  it('says when there is nothing at an address, and when a ticket is not there', async () => {
    const page = await agents.open('asha', '/console/nowhere');
    await page.getByText('There is nothing at this address.').waitFor();
    await page.goto(`${agents.running.address}/console/tickets/does-not-exist`);
    await page.getByRole('alert').getByText('There is nothing at this address.').waitFor();
    await page.context().close();
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
