import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { whatsappTwilio } from '../../../channels/whatsapp-twilio/index.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { type FakeChannelDeps, fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { startTwilioRest, type TwilioRest } from '../../helpers/twilio-rest.ts';

export const SID = `AC${'a'.repeat(32)}`;
export const TOKEN = 'the-token-of-the-test';
export const BEFORE = 'the-token-before-that';
export const BASE = 'https://redress.example/channels/shop-whatsapp';
export const CUSTOMER = 'whatsapp:+919845012301';
export const MESSAGE = {
  MessageSid: `SM${'b'.repeat(32)}`,
  AccountSid: SID,
  From: CUSTOMER,
  To: 'whatsapp:+919000000000',
  WaId: '919845012301',
  ProfileName: 'Asha',
  Body: 'Where is my order?',
  NumMedia: '0',
};

interface Signing {
  token?: string;
  /** The address that was signed, where it is not ours. */
  url?: string;
  to?: Channel;
  headers?: Record<string, string>;
}

/** A sender at a strict Twilio, with another server that is not Twilio's; everything but the servers is new for each test. */
export function whatsappSender() {
  let rest: TwilioRest;
  let stranger: TwilioRest;
  let deps: FakeChannelDeps;
  let channel: Channel;
  beforeAll(async () => {
    rest = await startTwilioRest(SID, TOKEN);
    stranger = await startTwilioRest(SID, TOKEN);
  });
  afterAll(async () => {
    await rest.stop();
    await stranger.stop();
  });
  beforeEach(() => {
    deps = fakeChannelDeps('shop-whatsapp');
    channel = open(deps);
    rest.behave(null);
    for (const { fetched, created, contents } of [rest, stranger]) {
      fetched.length = 0;
      created.length = 0;
      contents.clear();
    }
  });

  function open(using: FakeChannelDeps, apiBaseUrl = rest.url, more: object = {}): Channel {
    const options = {
      accountSid: SID,
      authToken: TOKEN,
      previousAuthToken: BEFORE,
      number: '+919000000000',
      apiBaseUrl,
      contentBaseUrl: apiBaseUrl,
      ...more,
    };
    return whatsappTwilio.create(whatsappTwilio.options.parse(options), using);
  }

  async function post(path: string, params: Record<string, string>, signing: Signing = {}): Promise<Response> {
    const url = signing.url ?? `${BASE}${path}`;
    const signature = twilio.getExpectedTwilioSignature(signing.token ?? TOKEN, url, params);
    // The request arrives under another host: only the configured address counts.
    const request = new Request(`http://10.0.0.1/channels/shop-whatsapp${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
        ...signing.headers,
      },
      body: new URLSearchParams(params),
    });
    const to = signing.to ?? channel;
    return (await to.fetch?.(request, path.split('?')[0] ?? path)) ?? new Response(null, { status: 500 });
  }

  return {
    get rest() {
      return rest;
    },
    get stranger() {
      return stranger;
    },
    get deps() {
      return deps;
    },
    get channel() {
      return channel;
    },
    open,
    post,
  };
}
