import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { type Agents, START_MS, startAgents } from './agents.ts';
import { LOOKS } from './looks.ts';

const CUSTOMER = 'lata@customer.example';

describe('a mail under another subject in a running thread', () => {
  let agents: Agents;
  let ticketId: string;

  beforeAll(async () => {
    agents = await startAgents({ seed });
  }, START_MS);
  afterAll(() => agents?.stop());

  async function seed(store: Store): Promise<void> {
    const at = new Date();
    const mail = (subject: string): Partial<InboundMessage> => ({
      accountId: `${demoBrand.id}-chat`,
      from: [{ kind: 'email', value: CUSTOMER }],
      displayName: 'Lata Menon',
      replyAddress: CUSTOMER,
      threadKey: '<lata-1@customer.example>',
      replyContext: { subject },
    });
    const seeded = await seedComplaint(store, {
      brandId: demoBrand.id,
      at,
      channel: 'email',
      message: mail('Cane lamp arrived broken'),
    });
    ticketId = seeded.ticketId;
    await store.desk.hold({
      conversationId: seeded.conversationId,
      holder: 'person',
      userId: null,
      expected: 'any',
      at,
    });
    for (const accountId of [`${demoBrand.id}-chat`, 'orders-mailbox']) {
      await store.inbox.receive({
        messageId: 'lata-2',
        brandId: demoBrand.id,
        channel: 'email',
        message: chatMessage('Please send it with our GSTIN.', {
          ...mail('Invoice for my company'),
          accountId,
          providerId: 'lata-2',
          mail: { key: 'lata-2' },
        }),
        files: [],
        receivedAt: new Date(at.getTime() + 60_000),
        quiet: null,
        newContactId: 'unused',
        newConversationId: 'unused',
      });
    }
  }

  it.each(LOOKS)('is offered to be split off, at %i px, %s', async (width, scheme) => {
    const page = await agents.open('asha', `/console/tickets/${ticketId}`, { width, scheme });
    const offer = page
      .getByRole('note')
      .filter({ hasText: 'Another subject in the same thread: “Invoice for my company”' });
    await offer.waitFor();
    await agents.picture(page, `split-offer-${width}-${scheme}`);
    await page.context().close();

    expect(agents.complaints).toEqual([]);
  });

  it.each([
    ['English', 'en-IN', 'The same mail also came to orders-mailbox.'],
    ['Hindi', 'hi-IN', 'यही मेल orders-mailbox पर भी आया।'],
  ])('says which other mailbox of the brand it came to, in %s', async (_, locale, words) => {
    const page = await agents.open('asha', `/console/tickets/${ticketId}`, { locale });
    await page.getByRole('log').getByText(words).waitFor();
    const told = await page.getByRole('log').getByText(words).count();
    await page.context().close();

    expect(told).toBe(1);
  });

  it('becomes a ticket of its own with one click, and is not offered any more', async () => {
    const page = await agents.open('asha', `/console/tickets/${ticketId}`);
    await page.getByRole('button', { name: 'Split it off' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/console/tickets/') && !url.pathname.endsWith(ticketId));
    await page.getByText('Please send it with our GSTIN.').first().waitFor();
    await page.goto(`${agents.running.address}/console/tickets/${ticketId}`);
    await page.getByText('The lamp came broken').first().waitFor();
    const offers = await page.getByRole('button', { name: 'Split it off' }).count();
    await page.context().close();

    expect(offers).toBe(0);
  });
});
