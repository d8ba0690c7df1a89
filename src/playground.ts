import { channelTypes } from '../channels/index.ts';
import { openStore } from '../db/index.ts';
import type { Config } from './config.ts';
import type { Brand } from './core/brand.ts';
import type { ChannelType } from './core/channel.ts';
import type { Ids } from './core/clock.ts';
import { AppError } from './core/errors.ts';
import { demoBrand } from './demo/brand.ts';
import { demoOrders } from './demo/orders.ts';
import { createLocalOrders } from './orders/local.ts';
import { sign } from './phone/webhook.ts';
import type { ServiceDeps } from './services/deps.ts';
import { noMetrics } from './services/metrics.ts';
import type { PhoneLine } from './services/playground/call.ts';
import { openPlayground } from './services/playground/playground.ts';
import { createPlaygrounds, type Playgrounds } from './services/playground/sessions.ts';

/**
 * Playgrounds of this installation: each brand's words, hours and policies over the demo's orders, in a database in
 * memory. Nothing of a real customer is in them and nothing of them reaches one.
 */
export function createBrandPlaygrounds(
  { brands }: Pick<Config, 'brands'>,
  { brandSettings: _notHere, ...deps }: ServiceDeps,
): Playgrounds {
  const types = { chat: typeOf('whatsapp-twilio'), mail: typeOf('email'), call: typeOf('voice-twilio') };
  return createPlaygrounds({
    clock: deps.clock,
    ids: deps.ids,
    async open(brandId, personId) {
      const brand = brands.find(({ id }) => id === brandId);
      if (brand === undefined) throw new AppError('not-found', 'no such brand');
      const store = await openStore({ file: ':memory:', stateKey: null });
      const orders = createLocalOrders(store.orders, deps);
      const { orderNumberPattern, orderNumberExample } = demoBrand;
      return openPlayground({
        deps: { ...deps, store, orders, actions: orders, metrics: noMetrics, files: noFiles },
        brand: { ...brand, orderNumberPattern, orderNumberExample },
        types,
        line: phoneLine(brand, deps.ids),
        orders: demoOrders(deps.clock.now()),
        personId,
      });
    },
  });
}

/** Agents and recordings, to try what there is; with the brand's own phone, what that one has. */
const EVERYTHING = {
  recording: true,
  agents: {
    apiKeySid: `SK${'0'.repeat(32)}`,
    apiKeySecret: 'nobody signs in with this one',
    twimlAppSid: `AP${'0'.repeat(32)}`,
  },
};

/** The phone account of a playground, with a secret that is nobody else's. */
function phoneLine({ id, accounts }: Brand, ids: Ids): PhoneLine {
  const own = accounts.find(({ channel }) => channel === 'voice-twilio' && id !== demoBrand.id);
  const accountSid = `AC${'0'.repeat(32)}`;
  const authToken = ids.digits(32);
  return {
    options: { ...(own?.options ?? EVERYTHING), accountSid, authToken },
    params: { AccountSid: accountSid },
    sign: (address, params) => ({ 'x-twilio-signature': sign(authToken, address, params) }),
  };
}

/** Nobody looks at what is sent here. */
const noFiles: ServiceDeps['files'] = {
  put: async () => {},
  get: async () => null,
  remove: async () => {},
  clear: async () => 0,
};

function typeOf(name: string): ChannelType {
  const type = channelTypes.get(name);
  if (type === undefined) throw new AppError('internal', `there is no channel ${name}`);
  return type;
}
