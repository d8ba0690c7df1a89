import { expect } from 'vitest';
import { createDialler } from '../../channels/voice-twilio/dial.ts';
import { voiceTwilio } from '../../channels/voice-twilio/index.ts';
import { voiceTwilioOptions } from '../../channels/voice-twilio/options.ts';
import type { Brand } from '../../src/core/brand.ts';
import type { Channel, ChannelDeps } from '../../src/core/channel.ts';
import type { Order } from '../../src/core/order.ts';
import type { Store } from '../../src/core/store.ts';
import { createLocalOrders } from '../../src/orders/local.ts';
import { createPhone, type Phone, type PhoneOptions } from '../../src/phone/phone.ts';
import { createPost } from '../../src/phone/webhook.ts';
import { createAnswerInline } from '../../src/services/answer-inline.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import type { Account, ServiceDeps } from '../../src/services/deps.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { engine } from '../helpers/road.ts';
import { type FakeClock, serviceDeps } from '../helpers/service-deps.ts';
import { testBrand } from '../helpers/test-brand.ts';
import type { TwilioRest } from '../helpers/twilio-rest.ts';
import { checkTwiml } from '../helpers/twiml-schema.ts';
import { AGENTS, CALLER, SID, TOKEN } from './shop-phone.ts';

const PUBLIC = 'https://redress.example';
export const BASE = `${PUBLIC}/channels/shop-phone`;

export interface QuickShop {
  deps: ServiceDeps & { clock: FakeClock; store: Store };
  /** Everything that was said to the caller of the last phone, and to whoever took the call. */
  said: string[];
  whispered: string[];
  /** Looks once whether somebody is to be called back. */
  dial(): Promise<void>;
  phone(options?: Partial<PhoneOptions>): Phone;
  channel: Channel;
  /** Any webhook of Twilio's; the address may leave out where it begins. */
  post(address: string, params: Record<string, string>): Promise<string>;
  /** Takes the turn of what no webhook waits for, as the sweep does. */
  settle(callSid: string): Promise<void>;
}

interface QuickOptions {
  twilio?: TwilioRest;
  agents?: Record<string, unknown>;
  options?: Record<string, unknown>;
  brand?: Partial<Brand>;
  orders?: readonly Order[];
  /** Each webhook is sent twice and has to be answered alike. Default true. */
  twice?: boolean;
  overrides?: Partial<ChannelDeps>;
}

/** A shop with a phone on a store in memory and a clock that stands: the whole road without a server. */
export async function openQuickShop({
  twilio,
  agents = {},
  options: more = {},
  brand = {},
  orders = [],
  twice = true,
  overrides = {},
}: QuickOptions = {}): Promise<QuickShop> {
  const options = voiceTwilioOptions.parse({
    accountSid: SID,
    authToken: TOKEN,
    ...(twilio === undefined ? {} : { apiBaseUrl: twilio.url }),
    agents: { ...AGENTS, callBacks: 'all', ...agents },
    ...more,
  });
  const account: Account = {
    config: { id: 'shop-phone', channel: 'voice-twilio', options },
    type: voiceTwilio,
    brand: { ...testBrand, ...brand },
  };
  const bare = await serviceDeps({ account, engine });
  await bare.store.orders.import(testBrand.id, orders);
  const local = createLocalOrders(bare.store.orders, bare);
  const deps = { ...bare, orders: local, actions: local };
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  const receiveAndWait = createAnswerInline(deps, receive, takeTurn);
  const own = {
    ...createChannelDeps(account, { deps, publicUrl: PUBLIC, receive, receiveAndWait }),
    ...overrides,
  };
  const channel = voiceTwilio.create(options, own);
  const said: string[] = [];
  const whispered: string[] = [];

  const through: typeof fetch = async (address, init) => {
    const path = new URL(String(address)).pathname.slice('/channels/shop-phone'.length);
    const ask = async () => channel.fetch?.(new Request(address, init), path);
    const response = await ask();
    const body = (await response?.text()) ?? '';
    if (response?.status === 200) {
      checkTwiml(body);
      if (twice) expect(await (await ask())?.text()).toBe(body);
    }
    return new Response(response?.status === 204 ? null : body, { status: response?.status ?? 500 });
  };
  const post = createPost({ url: BASE, signedUrl: BASE, accountSid: SID, authToken: TOKEN, fetch: through });

  return {
    deps,
    said,
    whispered,
    dial: options.agents === undefined ? async () => {} : createDialler(options, options.agents, own),
    channel,
    phone(phoneOptions = {}) {
      said.length = 0;
      whispered.length = 0;
      return createPhone({
        signedUrl: BASE,
        post,
        from: CALLER,
        to: '+911800000000',
        onSay: (text, _language, side) => void (side === 'caller' ? said : whispered).push(text),
        ...phoneOptions,
      });
    },
    post: (address, params) => post(address.startsWith('/') ? BASE + address : address, params),
    async settle(callSid) {
      const conversation = await deps.store.conversations.byThread('shop-phone', callSid);
      await takeTurn(conversation?.id ?? '');
    },
  };
}
