import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { messageTemplateSchema } from '../../src/core/template.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { type Agents, START_MS, startAgents } from './agents.ts';
import { findingsOfLooks } from './looks.ts';

const SID = `AC${'a'.repeat(32)}`;
const TOKEN = 'the-token-of-the-test';
const DAY_MS = 24 * 60 * 60_000;
const CUSTOMER = 'whatsapp:+919845012301';
const template = (letter: string, language: 'en' | 'hi', body: string) =>
  messageTemplateSchema.parse({
    name: 'return-picked-up',
    language,
    account: 'shop-whatsapp',
    id: `HX${letter.repeat(32)}`,
    body,
    variables: ['contactName', 'orderNumber', 'day of pickup'],
  });
const TEMPLATES = [
  template('a', 'en', 'Dear {{1}}, your return of order {{2}} was picked up on {{3}}. Thank you.'),
  template('b', 'hi', 'प्रिय {{1}}, ऑर्डर {{2}} की वापसी {{3}} को ले ली गई। धन्यवाद।'),
];
const REJECTED = { ...template('c', 'en', 'Buy {{1}} now, {{2}}, until {{3}} only.'), name: 'great-sale' };

describe('approved templates in the composer, in a browser', () => {
  let rest: TwilioRest;
  let agents: Agents;
  let ticketId: string;

  beforeAll(async () => {
    rest = await startTwilioRest(SID, TOKEN);
    for (const { id } of TEMPLATES) {
      rest.contents.set(id, 'template');
      rest.approvals.set(id, { status: 'approved' });
    }
    rest.contents.set(REJECTED.id, 'template');
    rest.approvals.set(REJECTED.id, { status: 'rejected', rejection_reason: 'INVALID_FORMAT' });
    const options = {
      accountSid: SID,
      authToken: TOKEN,
      number: '+919000000000',
      apiBaseUrl: rest.url,
      contentBaseUrl: rest.url,
    };
    agents = await startAgents({
      shop: {
        accounts: [{ id: 'shop-whatsapp', channel: 'whatsapp-twilio', options }],
        templates: [...TEMPLATES, REJECTED],
      },
      seed,
    });
  }, START_MS);
  afterAll(async () => {
    await agents?.stop();
    await rest?.stop();
  });

  async function seed(store: Store): Promise<void> {
    const from = [{ kind: 'phone', value: '+919845012301' } as const];
    const message = { accountId: 'shop-whatsapp', from, replyAddress: CUSTOMER, threadKey: '+919845012301' };
    const seeded = await seedComplaint(store, {
      brandId: 'demo',
      channel: 'whatsapp-twilio',
      name: 'Asha Verma',
      at: new Date(Date.now() - 2 * DAY_MS),
      message: { ...message, proven: true },
    });
    ticketId = seeded.ticketId;
  }

  it('are chosen in the customer’s language, filled in, looked at and sent, once the window is closed', async () => {
    const page = await agents.open('asha', `/console/tickets/${ticketId}`);
    const send = page.getByRole('button', { name: 'Send', exact: true });
    const choice = page.getByRole('combobox', { name: 'Template', exact: true });
    await choice.click();
    const offered = await page.getByRole('option').allTextContents();
    const isRejectedOffered = await page.getByRole('option', { name: /great-sale/ }).isEnabled();
    await page.getByRole('option', { name: 'return-picked-up · English' }).click();
    const gap = await page.getByRole('note', { name: 'The customer reads' }).textContent();
    const isStopped = await send.isDisabled();
    await page.getByLabel('day of pickup').fill('28 November');
    await page.getByText('picked up on 28 November. Thank you.').waitFor();
    await page.reload();
    await page.getByText('picked up on 28 November. Thank you.').waitFor();
    await send.click();
    const text = 'Dear Asha Verma, your return of order KH-10234 was picked up on 28 November. Thank you.';
    await page.getByRole('log').getByText(text).waitFor();
    await page.reload();
    await page.getByRole('log').getByText(text).waitFor();
    const left = await choice.inputValue();

    expect(offered).toEqual([
      'return-picked-up · English',
      'great-sale · English · rejected',
      'return-picked-up · हिन्दी',
    ]);
    expect(isRejectedOffered).toBe(false);
    expect(gap).toContain('Dear Asha Verma, your return of order KH-10234 was picked up on {{3}}.');
    expect(isStopped).toBe(true);
    expect(left).toBe('');
    await expect
      .poll(() => rest.created.filter(({ ContentSid: sid }) => sid === TEMPLATES[0]?.id), { timeout: 15_000 })
      .toMatchObject([
        { To: CUSTOMER, ContentVariables: JSON.stringify({ 1: 'Asha Verma', 2: 'KH-10234', 3: '28 November' }) },
      ]);
    await page.context().close();
  }, 60_000);

  it('fit a desk and a phone, by day and by night, with nothing serious for those who cannot see or point', async () => {
    const page = await agents.open('asha', `/console/tickets/${ticketId}`);
    await page.getByRole('combobox', { name: 'Template', exact: true }).click();
    await page.getByRole('option', { name: 'return-picked-up · हिन्दी' }).click();
    await page.getByLabel('day of pickup').fill('२८ नवंबर');
    const findings = await findingsOfLooks(page, 'template', agents);
    const stillThere = await page.getByLabel('day of pickup').inputValue();
    await page.context().close();

    expect(findings).toEqual([]);
    expect(stillThere).toBe('२८ नवंबर');
    expect(agents.complaints).toEqual([]);
  }, 60_000);

  it('are listed with their approval on the page of channels, at a desk and on a phone', async () => {
    const page = await agents.open('asha', '/console/settings/channels');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('INVALID_FORMAT').waitFor();
    await page.getByText('great-sale · English').waitFor();
    const findings = await findingsOfLooks(page, 'approvals', agents);
    const isStillThere = await page.getByText('INVALID_FORMAT').isVisible();
    await page.context().close();

    expect(findings).toEqual([]);
    expect(isStillThere).toBe(true);
  }, 60_000);

  it('speak Hindi', async () => {
    const page = await agents.open('asha', `/console/tickets/${ticketId}`, { locale: 'hi-IN' });
    await page.getByRole('combobox', { name: 'टेम्पलेट', exact: true }).click();
    await page.getByRole('option').first().click();
    await page.getByLabel('ग्राहक का नाम').waitFor();
    await agents.picture(page, 'template-hindi');
    await page.context().close();
  }, 60_000);
});
