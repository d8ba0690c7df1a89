import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { en } from '../../src/console/texts/en/index.ts';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { createIds } from '../../src/lib/ids.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { type Agents, START_MS, seriousFindings, startAgents } from './agents.ts';
import { overflowOf } from './looks.ts';

const LINES = 60;
const PHONE_PX = 390;
const TOLD = 120;
/** With the demo's tickets more than one page of the list, pages of fifty. */
const CROWD = 60;
const EARLIER_MS = 3_600_000;
const TALKER = 'Tara Long';
const ids = createIds();

/** A customer writes one more line to a conversation that a person has. */
async function write(store: Store, text: string): Promise<void> {
  await store.inbox.receive({
    messageId: ids.next(),
    brandId: demoBrand.id,
    channel: 'webchat',
    message: chatMessage(text, {
      accountId: 'demo-webchat',
      providerId: ids.next(),
      from: [{ kind: 'webchat', value: 'tara' }],
      replyAddress: 'tara',
      threadKey: 'tara',
      displayName: TALKER,
    }),
    files: [],
    receivedAt: new Date(),
    quiet: null,
    newContactId: ids.next(),
    newConversationId: ids.next(),
  });
}

/** A supervisor with little time and much to do. */
describe('a supervisor in a hurry', () => {
  let agents: Agents;
  let talkerId: string;

  beforeAll(async () => {
    agents = await startAgents({ seed });
  }, START_MS);
  afterAll(() => agents?.stop());

  async function seed(store: Store): Promise<void> {
    const message = {
      accountId: 'demo-webchat',
      from: [{ kind: 'webchat' as const, value: 'tara' }],
      replyAddress: 'tara',
      threadKey: 'tara',
    };
    const at = new Date();
    const { conversationId, ticketId } = await seedComplaint(store, {
      brandId: demoBrand.id,
      at,
      name: TALKER,
      message,
    });
    talkerId = ticketId;
    await store.desk.hold({ conversationId, holder: 'person', userId: null, expected: 'any', at });
    const earlier = new Date(at.getTime() - EARLIER_MS);
    for (let n = 1; n <= CROWD; n += 1)
      await seedComplaint(store, { brandId: demoBrand.id, at: earlier, name: `Crowd ${n}` });
    for (let line = 1; line <= LINES; line += 1) await write(store, `Line ${line}: nobody has come yet`);
  }

  /** The store of the running product, as another process has it. */
  async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
    const { databaseFile, stateKey } = agents.running.config;
    const store = await openStore({ file: databaseFile, stateKey });
    await work(store);
    await store.close();
  }

  const isInSight = (page: Page, text: string): Promise<boolean> =>
    page.getByText(text).evaluate((line) => {
      const { left, top } = line.getBoundingClientRect();
      return line.contains(document.elementFromPoint(left + 2, top + 2));
    });

  it('reads on a phone what was written last, not first, and what is written meanwhile', async () => {
    const page = await agents.open('asha', `/console/tickets/${talkerId}`, { width: PHONE_PX });
    await page.getByText(`Line ${LINES}:`).waitFor();
    await expect.poll(() => isInSight(page, `Line ${LINES}:`)).toBe(true);
    await agents.picture(page, 'newest-390');

    await page.evaluate(() => window.scrollTo({ top: 0 }));
    await withStore((store) => write(store, 'Is anybody there?'));
    await page.reload();
    await page.getByText('Is anybody there?').waitFor();
    await expect.poll(() => isInSight(page, 'Is anybody there?')).toBe(true);
    await page.context().close();
  });

  it('sees how many notifications there are, also where they are too many to list', async () => {
    const { id: userId } = (await agents.get('asha', '/api/me')) as { id: string };
    const told = { userId, ticketId: talkerId, kind: 'reply' as const, detail: '', at: new Date(), readAt: null };
    await withStore(async (store) => {
      const before = await store.workplace.unread(userId, TOLD);
      await store.workplace.notify(Array.from({ length: TOLD - before }, () => ({ ...told, id: ids.next() })));
    });
    const page = await agents.open('asha', '/console/tickets');

    await page.getByRole('button', { name: `Notifications: ${TOLD}` }).waitFor();
    await page.getByText('99+').waitFor();
    await page.context().close();
  });

  it('chooses days in the console’s language whatever the browser speaks, by keys too', async () => {
    const page = await agents.open('asha', '/console/reports', { locale: 'en-US', width: PHONE_PX });
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

  it('comes back from a ticket to where the list was left', async () => {
    const page = await agents.open('asha', '/console/tickets', { width: PHONE_PX });
    const last = page.getByRole('link', { name: /^\d{3} \d{3} \d{4}$/ }).nth(40);
    await last.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    await last.click();
    await page.getByRole('link', { name: en.ticket.back }).click();
    await last.waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
    await page.context().close();

    expect(before).toBeGreaterThan(1_000);
  });

  it('chooses the same ticket by its key, however the list moves, and goes on from the one that was opened', async () => {
    const moved = await agents.ticketOf('Crowd 55');
    const { ticket } = (await agents.get('asha', `/api/tickets/${moved}`)) as { ticket: { version: number } };
    const page = await agents.open('asha', '/console/tickets');
    const boxes = page.getByRole('checkbox', { name: /^Select \d/ });
    const nameOf = (index: number) => boxes.nth(index).getAttribute('aria-label');
    await boxes.nth(3).waitFor();
    const [first, second] = [await nameOf(0), await nameOf(1)];
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.evaluate(
      ([id, body]) =>
        fetch(`/api/tickets/${id}/tags`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      [moved, JSON.stringify({ version: ticket.version, add: ['moved'] })] as const,
    );
    await expect.poll(() => nameOf(0)).not.toBe(first);
    await page.keyboard.press('x');
    const ticked = await page.getByRole('checkbox', { checked: true }).getAttribute('aria-label');
    await page.keyboard.press('o');
    await page.getByRole('textbox', { name: en.desk.reply }).waitFor();
    await page.keyboard.press('u');
    await boxes.first().waitFor();
    const names = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('aria-label')));
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const next = await page.getByRole('checkbox', { checked: true }).getAttribute('aria-label');
    await page.context().close();

    expect({ ticked, next }).toEqual({ ticked: second, next: names[names.indexOf(second) + 1] });
  });

  it('tags a whole list on a phone, also what is not shown yet', async () => {
    const page = await agents.open('asha', '/console/tickets?view=all', { width: PHONE_PX });
    await page.getByRole('checkbox', { name: en.inbox.selectAll }).check();
    await page.getByRole('button', { name: en.inbox.selectRest }).click();
    const { rows } = (await agents.get('asha', '/api/tickets?view=all')) as { rows: unknown[] };
    const bar = page.getByRole('region', { name: /selected/ });
    await bar.getByRole('button', { name: en.inbox.selectRest }).waitFor({ state: 'detached' });
    const count = Number((await bar.getAttribute('aria-label'))?.split(' ')[0]);
    await bar.getByRole('button', { name: en.inbox.bulkTag, exact: true }).click();
    await page.getByRole('textbox', { name: en.inbox.tag }).fill('strike');
    await page.keyboard.press('Enter');
    await page.getByText(`${count} done.`).waitFor();
    await agents.picture(page, 'whole-list-390');
    await page.context().close();

    expect(count).toBeGreaterThan(rows.length);
  });

  it('finds a form of settings as it was left half filled in', async () => {
    const page = await agents.open('asha', '/console/settings/brand');
    const open = page.getByRole('button', { name: en.settings.brand.sections.care });
    await open.click();
    const field = page.getByRole('form', { name: en.settings.brand.sections.care }).getByRole('textbox').first();
    await field.fill('1800 111 2222');
    await page.getByRole('link', { name: en.shell.reports, exact: true }).click();
    await page.getByText('Conversations each day').waitFor();
    await page.goBack();
    await open.click();
    await expect.poll(() => field.inputValue()).toBe('1800 111 2222');
    await page.context().close();
  });

  it('is told that a search has found more than it looks through, and sees all tabs of a ticket on a phone', async () => {
    const page = await agents.open('asha', '/console/tickets?q=broken', {
      width: PHONE_PX,
      before: async (opened) => {
        await opened.route('**/api/tickets?**', async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, json: { ...(await response.json()), isCut: true } });
        });
      },
    });
    await page.getByText(en.inbox.searchCut).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.goto(`${agents.running.address}/console/tickets/${talkerId}`);
    const history = page.getByRole('tab', { name: en.ticket.history });
    await history.waitFor();
    const right = await history.evaluate((tab) => tab.getBoundingClientRect().right);
    await page.context().close();

    expect(right).toBeLessThanOrEqual(PHONE_PX);
  });

  it('signs in again over a dialog that was open when the session ended, and goes on in it', async () => {
    const page = await agents.open('ravi', `/console/tickets/${talkerId}`, { width: PHONE_PX });
    await page.getByRole('button', { name: en.ticket.resolve }).click();
    const words = page.getByRole('textbox', { name: en.ticket.resolution });
    await words.fill('A new rug is on its way');
    await page.context().clearCookies();
    // Another request may have found out first, and its dialog lie over this one by now.
    await page
      .getByRole('dialog')
      .getByRole('button', { name: en.ticket.resolve })
      .evaluate((button) => (button as HTMLButtonElement).click());
    const again = page.getByRole('dialog', { name: en.session.again });
    const field = again.locator('input[type=password]');
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    const isOnTop = await field.evaluate((input) => {
      const { left, top } = input.getBoundingClientRect();
      return document.elementFromPoint(left + 4, top + 4) === input;
    });
    await page.keyboard.type('a long enough password');
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    const kept = await words.inputValue();
    await page.context().close();

    expect({ isOnTop, kept }).toEqual({ isOnTop: true, kept: 'A new rug is on its way' });
  });

  it('goes on with the keys after ticking a ticket, and loses no long answer to a key too many', async () => {
    const page = await agents.open('asha', '/console/tickets');
    const boxes = page.getByRole('checkbox', { name: /^Select \d/ });
    await boxes.first().check();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const isTicked = await boxes.nth(1).isChecked();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: en.shell.palette }).waitFor();
    await page.keyboard.press('Escape');
    const button = page.getByRole('button', { name: en.inbox.bulkReply });
    await button.click();
    const field = page.getByRole('textbox', { name: en.desk.reply });
    await field.fill('A long answer to two hundred people');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: en.shell.goOn }).click();
    const kept = await field.inputValue();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: en.shell.throwAway }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();

    expect({ isTicked, kept }).toEqual({ isTicked: true, kept: 'A long answer to two hundred people' });
  });

  it('takes a ticket with a double click, and changes on before the page has caught up, and is told of no rival', async () => {
    const page = await agents.open('ravi', `/console/tickets/${talkerId}`);
    const take = page.getByRole('button', { name: en.ticket.assignToMe });
    await take.evaluate((button) => {
      (button as HTMLButtonElement).click();
      (button as HTMLButtonElement).click();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true }));
    });
    await take.waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    const told = await page.getByText(en.shell.conflict).count();
    await page.context().close();
    const { events } = (await agents.get('ravi', `/api/tickets/${talkerId}`)) as {
      events: { data: { type: string } }[];
    };

    expect(told).toBe(0);
    expect(events.filter(({ data }) => data.type === 'assigned')).toHaveLength(1);
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
