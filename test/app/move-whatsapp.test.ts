import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { loadConfig } from '../../src/config.ts';
import type { ChannelAccount } from '../../src/core/brand.ts';
import type { MessageTemplate } from '../../src/core/template.ts';
import { messageTemplateSchema } from '../../src/core/template.ts';
import { createIds } from '../../src/lib/ids.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { startWhatsApp, type WhatsAppServer } from '../helpers/whatsapp-server.ts';

const SID = `AC${'a'.repeat(32)}`;
const TOKEN = 'the-token-of-the-test';
const CUSTOMER = 'whatsapp:+919845012301';
const UPDATE = (account: string): MessageTemplate =>
  messageTemplateSchema.parse({
    name: 'update',
    language: 'en',
    account,
    id: `HX${'b'.repeat(32)}`,
    body: 'News of your matter: {{1}} Thank you.',
    variables: ['text'],
  });
const ids = createIds();

describe('a number that moves between WhatsApp Web and Twilio', () => {
  let folder: string;
  let phone: WhatsAppServer;
  let rest: TwilioRest;
  let app: RunningApp | null = null;
  /** Beside the product on the same database, for as long as the test lasts. */
  let store: OpenedStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-move-'));
    const { databaseFile, stateKey } = loadConfig({}, folder);
    store = await openStore({ file: databaseFile, stateKey });
    phone = await startWhatsApp();
    rest = await startTwilioRest(SID, TOKEN);
    rest.contents.set(UPDATE('x').id, 'template');
    rest.approvals.set(UPDATE('x').id, { status: 'approved' });
    await phone.pair(store.channelState('shop-whatsapp'));
  });
  afterEach(async () => {
    await stop();
    await store.close();
    await phone.close();
    await rest.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const web = (id: string): ChannelAccount => ({
    id,
    channel: 'whatsapp-baileys',
    options: { webSocketUrl: phone.webSocketUrl, pace: { gapMs: 0, typingMs: 0, perMinute: 1000 } },
  });
  const official = (id: string): ChannelAccount => ({
    id,
    channel: 'whatsapp-twilio',
    options: {
      accountSid: SID,
      authToken: TOKEN,
      number: '+919000000000',
      apiBaseUrl: rest.url,
      contentBaseUrl: rest.url,
    },
  });

  async function stop(): Promise<void> {
    await app?.stop();
    app = null;
  }

  /** The brand file changes and the product is started anew. */
  async function restartWith(account: ChannelAccount, templates: MessageTemplate[] = []): Promise<void> {
    await stop();
    app = await runApp({ shop: { accounts: [account], templates }, folder });
  }

  async function write(account: string, text: string): Promise<void> {
    const params = {
      MessageSid: `SM${ids.digits(32)}`,
      AccountSid: SID,
      From: CUSTOMER,
      To: 'whatsapp:+919000000000',
      WaId: '919845012301',
      Body: text,
      NumMedia: '0',
    };
    const path = `/channels/${account}/message`;
    const address = `${app?.address}${path}`;
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(TOKEN, address, params) },
      body: new URLSearchParams(params),
    });
    expect(response.status).toBe(200);
  }

  const conversations = async () =>
    (await store.conversations.list({ brandIds: ['demo'], limit: 10 })).map((row) => row.conversation);
  const tickets = () => store.tickets.list({ brandIds: ['demo'], limit: 10 });
  const atTwilio = () => rest.created.map(({ To, Body, ContentSid }) => ({ To, text: Body, template: ContentSid }));
  const statuses = async (conversationId: string) =>
    (await store.conversations.timeline(conversationId, 0, 50))
      .filter(({ direction }) => direction === 'out')
      .map(({ status }) => status);

  /** Something that was still to be said when the product stopped. */
  async function leaveUnsaid(conversationId: string, text: string): Promise<void> {
    const id = ids.next();
    const content = { text, options: [], language: 'en' };
    await store.desk.say(
      { id, idempotencyKey: id, turnId: ids.next(), content, acknowledgesTicketId: null, to: { conversationId } },
      new Date(),
    );
  }

  it('keeps its conversation, contact and ticket there and back, and what was unsaid is said', async () => {
    await restartWith(web('shop-whatsapp'));
    await phone.inbound('I want to talk to a person');
    await expect.poll(async () => (await tickets()).length, { timeout: 20_000 }).toBe(1);
    const [before] = await conversations();
    await expect.poll(() => statuses(before?.id ?? ''), { timeout: 20_000 }).not.toContain('queued');
    await stop();
    await leaveUnsaid(before?.id ?? '', 'Unsaid on the web');

    await restartWith(official('shop-whatsapp'));
    await expect
      .poll(atTwilio, { timeout: 20_000 })
      .toContainEqual({ To: CUSTOMER, text: 'Unsaid on the web', template: undefined });
    await write('shop-whatsapp', 'Are you still there?');
    await expect
      .poll(async () => (await conversations())[0]?.updatedAt, { timeout: 20_000 })
      .not.toEqual(before?.updatedAt);
    const [moved, ...others] = await conversations();
    expect(others).toEqual([]);
    expect(moved).toMatchObject({ id: before?.id, contactId: before?.contactId, accountId: 'shop-whatsapp' });
    expect((await tickets()).map(({ ticket }) => ticket.conversationId)).toEqual([before?.id]);
    await stop();
    await leaveUnsaid(before?.id ?? '', 'Unsaid at Twilio');

    await restartWith(web('shop-whatsapp'));
    await expect.poll(() => JSON.stringify(phone.events), { timeout: 20_000 }).toContain('Unsaid at Twilio');
    await phone.inbound('And now?');
    await expect
      .poll(async () => (await store.conversations.timeline(before?.id ?? '', 0, 50)).map(({ text }) => text), {
        timeout: 20_000,
      })
      .toContain('And now?');
    expect((await conversations()).map(({ id }) => id)).toEqual([before?.id]);
    expect(await tickets()).toHaveLength(1);
  }, 90_000);

  it('under another account finds the next way for what was unsaid: a template, else a person', async () => {
    await restartWith(web('shop-whatsapp'));
    await phone.inbound('Hello');
    await expect.poll(async () => (await conversations()).length, { timeout: 20_000 }).toBe(1);
    const [before] = await conversations();
    const id = before?.id ?? '';
    await expect
      .poll(() => statuses(id), { timeout: 20_000 })
      .toEqual(expect.arrayContaining([expect.stringMatching(/sent|delivered/)]));
    await stop();
    await leaveUnsaid(id, 'Unsaid on the web');

    await restartWith(official('shop-official'), [UPDATE('shop-official')]);
    await expect
      .poll(atTwilio, { timeout: 20_000 })
      .toEqual([{ To: CUSTOMER, text: undefined, template: UPDATE('x').id }]);
    expect(await tickets()).toEqual([]);
    await stop();
    await leaveUnsaid(id, 'Unsaid once more');

    await restartWith(official('shop-official'));
    await expect
      .poll(async () => (await tickets()).map(({ ticket }) => ticket.summary), { timeout: 20_000 })
      .toEqual(['Unsaid once more']);
    expect(rest.created).toHaveLength(1);
  }, 90_000);
});
