import { expect, vi } from 'vitest';
import { openStore } from '../../db/index.ts';
import type { Brand, ChannelAccount } from '../../src/core/brand.ts';
import { demoOrders } from '../../src/demo/orders.ts';
import { createPhone, type Phone, type PhoneOptions } from '../../src/phone/phone.ts';
import { createPost } from '../../src/phone/webhook.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { checkTwiml } from '../helpers/twiml-schema.ts';

export const SID = `AC${'1'.repeat(32)}`;
export const TOKEN = 'a-token-of-the-test-that-is-long-enough';
export const AGENTS = {
  apiKeySid: `SK${'2'.repeat(32)}`,
  apiKeySecret: 'a-secret-of-the-test-that-is-long',
  twimlAppSid: `AP${'3'.repeat(32)}`,
  callerId: '+14155550100',
  callBacks: 'by-hand',
};
/** The number on demo order KH-10234. */
export const CALLER = '+919845012301';

/** Always there, whenever the tests run. */
export const ALWAYS = { days: [0, 1, 2, 3, 4, 5, 6], opens: '00:00', closes: '23:59', holidays: [] };

export interface ShopPhone {
  running: RunningApp;
  twilio: TwilioRest;
  store: Awaited<ReturnType<typeof openStore>>;
  /** Everything that was said to the caller of the last phone. */
  said: string[];
  whispered: string[];
  /** A phone whose every document is checked; `twice` sends each webhook twice and expects the same answer. */
  phone(options?: Partial<PhoneOptions> & { twice?: boolean }): Phone;
  heard(): string;
  /** Twilio has a recording ready of a call that we know nothing of. */
  postRecording(callSid: string): Promise<void>;
  stop(): Promise<void>;
}

/** The whole product with a phone that has agents, recordings and a sender of SMS. */
export async function startShopPhone(
  options: Record<string, unknown> = {},
  hours: Brand['hours'] = ALWAYS,
): Promise<ShopPhone> {
  const twilio = await startTwilioRest(SID, TOKEN);
  const accounts: ChannelAccount[] = [
    { id: 'shop-chat', channel: 'webchat', options: {} },
    {
      id: 'shop-phone',
      channel: 'voice-twilio',
      options: {
        accountSid: SID,
        authToken: TOKEN,
        apiBaseUrl: twilio.url,
        recording: true,
        recordingsEveryMs: 300,
        agents: AGENTS,
        ...options,
      },
    },
    {
      id: 'shop-sms',
      channel: 'sms-twilio',
      options: {
        accountSid: SID,
        authToken: TOKEN,
        apiBaseUrl: twilio.url,
        sender: 'KAVERI',
        templates: SMS_TEMPLATES,
      },
    },
  ];
  const running = await runApp({ shop: { accounts, hours } });
  const store = await openStore({ file: running.config.databaseFile, stateKey: running.config.stateKey });
  await store.orders.import('demo', demoOrders(new Date()));
  const url = `${running.address}/channels/shop-phone`;
  const account = { url, signedUrl: url, accountSid: SID, authToken: TOKEN };
  const said: string[] = [];
  const whispered: string[] = [];
  return {
    running,
    twilio,
    store,
    said,
    whispered,
    phone({ twice = false, ...own } = {}) {
      said.length = 0;
      whispered.length = 0;
      return createPhone({
        post: createPost({
          ...account,
          fetch: async (address, init) => checked(address, init, twice),
        }),
        signedUrl: url,
        from: CALLER,
        to: '+911800000000',
        onSay: (text, _language, side) => void (side === 'caller' ? said : whispered).push(text),
        ...own,
      });
    },
    heard: () => said.join(' '),
    async postRecording(callSid) {
      const post = createPost(account);
      await post(`${url}/recording?of=message`, {
        CallSid: callSid,
        RecordingSid: `RE${'4'.repeat(32)}`,
        RecordingStatus: 'completed',
      });
    },
    async stop() {
      await store.close();
      await running.stop();
      await twilio.stop();
    },
  };
}

async function checked(address: Parameters<typeof fetch>[0], init: RequestInit | undefined, twice: boolean) {
  const response = await fetch(address, init);
  if (response.status !== 200) return response;
  const body = await response.text();
  checkTwiml(body);
  if (twice) expect(await (await fetch(address, init)).text()).toBe(body);
  return new Response(body, { status: 200 });
}

const SMS_TEMPLATES = {
  'code.message': {
    en: {
      id: '1107160000000000001',
      text: 'Your code for {brandName} is {code}. Valid for 5 minutes. Do not share it.',
    },
    hi: { id: '1107160000000000002', text: '{brandName} के लिए आपका कोड {code} है। 5 मिनट तक मान्य। किसी को न बताएँ।' },
  },
  'ticket.message': {
    en: { id: '1107160000000000003', text: 'Your ticket with {brandName} is {ticketNumber}.' },
    hi: { id: '1107160000000000004', text: '{brandName} में आपका टिकट नंबर {ticketNumber} है।' },
  },
  'ticket.missedMessage': {
    en: { id: '1107160000000000005', text: '{brandName} missed your call and will call back. Ticket {ticketNumber}.' },
  },
  'upload.message': {
    en: { id: '1107160000000000006', text: 'Send photos to {brandName}: {link}' },
    hi: { id: '1107160000000000007', text: '{brandName} को तस्वीरें भेजिए: {link}' },
  },
};

/** Waits until it is so; the sweep of the running product comes every second. */
export async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  await vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout: 15_000, interval: 50 });
}
