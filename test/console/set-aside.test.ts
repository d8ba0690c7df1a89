import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import type { Store } from '../../src/core/store.ts';
import { heldPayload } from '../../src/services/held-message.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { type Agents, START_MS, seriousFindings, startAgents } from './agents.ts';
import { findingsOfLooks } from './looks.ts';

const PHONE = { kind: 'phone', value: '+919845012301' } as const;
const LID = { kind: 'whatsapp-lid', value: '123456789012345@lid' } as const;
const BILL = { fileName: 'bill.pdf', declaredType: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.4') };
/** More than a page. */
const OUT = 103;
const SCRIPT = '<img src=x onerror="document.title=1"> A person wrote this';

describe('what was set aside, in a browser', () => {
  let agents: Agents;
  beforeAll(async () => {
    agents = await startAgents({ seed: setAside });
  }, START_MS);
  afterAll(() => agents?.stop());

  it('quarantine, undelivered and merge reviews fit and can be read by everybody', async () => {
    const findings: unknown[] = [];
    for (const path of ['quarantine', 'undelivered', 'merge-reviews']) {
      const page = await agents.open('asha', `/console/${path}`);
      await page
        .getByText(/^(A test|.*Asha R\.|Send again)$/)
        .first()
        .waitFor();
      findings.push(...(await findingsOfLooks(page, path, agents)));
      await page.context().close();
    }
    expect(findings).toEqual([]);
  }, 120_000);

  it('what somebody has dealt with is in the list no more, and back with one press; in the thread it stays lost', async () => {
    const page = await agents.open('ravi', '/console/undelivered');
    const count = page.getByRole('navigation').getByRole('link', { name: en.inbox.views.undelivered });
    const talk = await page.getByRole('row').getByRole('link').first().getAttribute('href');
    const before = await count.textContent();
    const deal = page.getByRole('button', { name: en.inbox.dealtWith });
    await deal.press('Enter');
    await page.getByText(en.shell.nothing).waitFor();
    await agents.picture(page, 'dealt-with');
    await expect.poll(() => count.textContent()).toBe(en.inbox.views.undelivered);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(en.inbox.views.undelivered);

    await page.getByRole('button', { name: en.shell.undo }).click();
    await deal.waitFor();
    await page.getByText(en.inbox.reopened).waitFor();
    expect(await count.textContent()).toBe(before);

    const other = await agents.open('asha', '/console/undelivered');
    await other.getByRole('button', { name: en.inbox.dealtWith }).waitFor();
    await deal.click();
    // What changes for one is changed for the other at once.
    await other.getByText(en.shell.nothing).waitFor();
    await other.goto(new URL(talk ?? '', other.url()).href);
    await other.getByText(en.desk.dealtWithBy('Ravi Kumar')).waitFor();
    await other.getByText(en.words.statuses.failed).first().waitFor();
    expect(await seriousFindings(other)).toEqual([]);
    await agents.picture(other, 'dealt-with-in-thread');
    await Promise.all([page, other].map((one) => one.context().close()));
  }, 60_000);

  it('is read as text, released once, and becomes a conversation', async () => {
    const page = await agents.open('asha', '/console/quarantine');
    await page.getByRole('button', { name: 'Read' }).first().click();
    await page.getByText(SCRIPT).waitFor();
    expect(await page.title()).not.toBe('1');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText(`Held <${PHONE.value}>`).waitFor();
    await page.getByText('bill.pdf (1 kB)').waitFor();
    expect(await page.getByText('heldFiles').count()).toBe(0);
    await page.getByRole('button', { name: en.inbox.asItCame }).click();
    await page.getByText('heldFiles').waitFor();
    await agents.picture(page, 'quarantined');
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByText('Released: it is a conversation now.').waitFor();
    await page.getByText(en.shell.nothing).waitFor();
    await page.getByRole('button', { name: en.inbox.toConversation }).click();
    await page.getByText(SCRIPT).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/conversations\/./);
    await page.context().close();
  }, 60_000);

  it('what was let out stands by itself, the last first, and goes by pages to the oldest', async () => {
    const page = await agents.open('asha', '/console/quarantine');
    await page.getByText(en.inbox.quarantineViews.released, { exact: true }).click();
    await page.getByText(`Out ${OUT}`, { exact: true }).waitFor();
    const rows = page.getByRole('row').filter({ hasText: 'Out ' });
    expect(await rows.count()).toBeLessThan(OUT);
    await page.getByRole('button', { name: en.shell.more }).click();
    await page.getByText('Out 1', { exact: true }).waitFor();
    expect(await rows.count()).toBe(OUT);
    await page.getByRole('button', { name: en.shell.more }).waitFor({ state: 'detached' });

    await rows.last().getByRole('button', { name: en.inbox.readItem }).click();
    await page.getByText('An answer of a robot').waitFor();
    expect(await page.getByRole('button', { name: en.inbox.release }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: en.inbox.reason }).click();
    await page.getByRole('option', { name: en.words.quarantineReasons.bounce }).click();
    await page.getByText(en.shell.nothing).waitFor();
    expect(new URL(page.url()).search).toBe('?view=released&reason=bounce');
    await page.context().close();
  }, 60_000);

  it('two contacts are joined by a person who sees who they are', async () => {
    const page = await agents.open('asha', '/console/merge-reviews');
    await page.getByText(PHONE.value).waitFor();
    await page.getByText(LID.value).waitFor();
    await page.getByRole('button', { name: 'One person: join' }).click();
    await agents.picture(page, 'join');
    await page.getByRole('button', { name: en.inbox.mergeSure }).click();
    await page.getByText('Joined.').waitFor();
    await page.getByText(PHONE.value).waitFor({ state: 'detached' });
    expect(agents.complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});

async function setAside(store: Store): Promise<void> {
  const message = (text: string, from: (typeof PHONE | typeof LID)[], displayName: string) =>
    chatMessage(text, { accountId: 'demo-webchat', from, displayName, threadKey: text, proven: from.length > 1 });
  const held = message(SCRIPT, [PHONE], 'Held');
  const item = {
    accountId: 'demo-webchat',
    reason: 'loop',
    detail: 'A test',
    payload: heldPayload(held, [BILL]),
  } as const;
  await store.quarantine.put('held', item, new Date());
  for (let index = 1; index <= OUT; index += 1) {
    const at = new Date(Date.now() - 1_000 + index);
    const out = { ...item, reason: 'auto-reply', detail: `Out ${index}`, payload: 'An answer of a robot' } as const;
    await store.quarantine.put(`out-${index}`, out, at);
    await store.quarantine.markReleased(`out-${index}`, at);
  }
  const people = [
    message('by number', [PHONE], 'Asha R.'),
    message('by LID', [LID], 'A. Rao'),
    message('both', [PHONE, LID], 'Asha R.'),
  ];
  for (const [index, one] of people.entries())
    await store.inbox.receive({
      messageId: `m${index}`,
      brandId: 'demo',
      channel: 'webchat',
      message: one,
      files: [],
      receivedAt: new Date(),
      quiet: null,
      newContactId: `contact-${index}`,
      newConversationId: `conversation-${index}`,
    });
}
