import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { en } from '../../src/console/texts/en/index.ts';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { createIds } from '../../src/lib/ids.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { type Agents, START_MS, startAgents } from './agents.ts';

const LINES = 60;
const PHONE_PX = 390;
const TOLD = 120;
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

  it('sees all tabs of a ticket on a phone', async () => {
    const page = await agents.open('asha', `/console/tickets/${talkerId}`, { width: PHONE_PX });
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

  it('sets one tag after the other, and what is typed goes nowhere else', async () => {
    const page = await agents.openTicket('asha', 'Joseph Mathew');
    const tags = page.getByLabel('Tags').first();
    await tags.focus();
    for (const tag of ['vip', 'refund']) {
      await page.keyboard.type(tag);
      await page.keyboard.press('Enter');
      await page.getByText(tag, { exact: true }).waitFor();
    }
    const isThere = await tags.evaluate((field) => field === document.activeElement);
    const reply = await page.getByRole('textbox', { name: 'Reply' }).inputValue();
    await page.context().close();

    expect({ isThere, reply }).toEqual({ isThere: true, reply: '' });
  });

  it('links an order, and takes away the number that was mistyped', async () => {
    const page = await agents.openTicket('asha', 'Suresh Pillai');
    for (const number of ['KH-10238', 'KH-10239X']) {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Link an order' }).click();
      await page.getByRole('textbox', { name: 'Order number' }).fill(number);
      await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('tab', { name: 'Order' }).click();
    const mistyped = page.getByRole('alert').filter({ hasText: 'KH-10239X' });
    await mistyped.waitFor();
    // The customer's own one stays.
    await expect.poll(() => page.getByRole('button', { name: 'Unlink this order' }).count()).toBe(2);
    await page.getByRole('button', { name: 'Unlink this order' }).last().click();
    await page.getByRole('button', { name: 'Unlink KH-10239X' }).click();
    await mistyped.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'KH-10238' }).waitFor();
    await page.context().close();
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
