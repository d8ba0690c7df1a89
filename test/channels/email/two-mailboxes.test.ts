import type { ParsedMail } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { email } from '../../../channels/email/index.ts';
import type { Channel, ChannelDeps } from '../../../src/core/channel.ts';
import { deliveriesLane, TURNS_LANE } from '../../../src/core/queue.ts';
import { createChannelDeps } from '../../../src/services/channel-deps.ts';
import { createDeliver } from '../../../src/services/deliver.ts';
import type { Account } from '../../../src/services/deps.ts';
import { createBells } from '../../../src/services/playground/bells.ts';
import { createReceive } from '../../../src/services/receive.ts';
import { createTakeTurn } from '../../../src/services/take-turn.ts';
import { startDovecot } from '../../helpers/dovecot.ts';
import { serviceDeps } from '../../helpers/service-deps.ts';
import { startSmtp } from '../../helpers/smtp.ts';
import { testBrand } from '../../helpers/test-brand.ts';

/** Two mailboxes of one brand and one of another: the folders of a server, and where a mail goes that was taken. */
const MAILBOXES = {
  care: { address: 'care@shop.example', folder: 'Care', done: 'CareDone', brand: 'shop' },
  orders: { address: 'orders@shop.example', folder: 'Orders', done: 'OrdersDone', brand: 'shop' },
  lamps: { address: 'care@lamps.example', folder: 'Lamps', done: 'LampsDone', brand: 'lamps' },
} as const;
type Name = keyof typeof MAILBOXES;
const NAMES = ['care', 'orders', 'lamps'] as const;
const SHOP = ['care', 'orders'] as const;

type Shops = Awaited<ReturnType<typeof openShops>>;

/** A real Dovecot and a real SMTP server, and everything of ours that is between them. */
async function openShops() {
  const [dovecot, smtp] = await Promise.all([startDovecot(), startSmtp()]);
  const accounts = new Map(NAMES.map((name): [string, Account] => [name, accountOf(name)]));
  const bells = createBells();
  const deps = await serviceDeps({ queue: bells, accounts });
  const receive = createReceive(deps);
  const channels = new Map<string, Channel>();
  for (const name of NAMES) {
    const { folder, done } = MAILBOXES[name];
    for (const one of [folder, done]) await dovecot.deliverMany([], one);
    channels.set(name, channelOf(name));
  }
  const deliver = createDeliver(deps, channels);
  const takeTurn = createTakeTurn(deps);
  const handlers = {
    [TURNS_LANE]: async (id: string) => void (await takeTurn(id)),
    ...Object.fromEntries(NAMES.map((name) => [deliveriesLane(name), deliver])),
  };
  const taken: Record<Name, number> = { care: 0, orders: 0, lamps: 0 };

  function channelOf(name: Name): Channel {
    const { address, folder, done } = MAILBOXES[name];
    const options = email.options.parse({
      address,
      fromName: name,
      imap: { ...dovecot.imap, mailbox: folder },
      smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
      pollMs: 100,
      afterwards: { moveTo: done },
    });
    const receiveAndWait: ChannelDeps['receiveAndWait'] = async () => ({ status: 'late' });
    const outside = { deps, publicUrl: 'https://redress.example', receive, receiveAndWait };
    return email.create(options, createChannelDeps(accountOf(name), outside));
  }

  return {
    start: (name: Name) => channels.get(name)?.start(),
    /** Puts a mail into these mailboxes, one after the other; each has taken it and put it away, and what waits is answered. */
    async deliver(names: readonly Name[], raw: string): Promise<ParsedMail[]> {
      const before = smtp.received.length;
      for (const name of names) {
        const { folder, done } = MAILBOXES[name];
        taken[name] += 1;
        await dovecot.deliver(raw, folder);
        await until(async () => (await dovecot.countIn(done)) === taken[name]);
        await bells.answer(handlers);
      }
      return smtp.received.slice(before);
    },
    setAside: () => deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 100 }),
    /** What came in, by conversations. */
    async talks() {
      const { conversations } = deps.store;
      const found = await conversations.list({ brandIds: ['shop', 'lamps'], limit: 100 });
      const talks = found.map(async ({ conversation: { id, brandId, accountId } }) => {
        const lines = await conversations.timeline(id, 0, 100);
        return { brandId, accountId, came: lines.filter(({ direction }) => direction === 'in') };
      });
      return Promise.all(talks);
    },
    async close() {
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
      await Promise.all([dovecot.stop(), smtp.stop()]);
      await deps.store.close();
    },
  };
}

function accountOf(name: Name): Account {
  const brand = { ...testBrand, id: MAILBOXES[name].brand };
  return { config: { id: name, channel: 'email', options: {} }, type: { ...email, options: email.options }, brand };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** To both mailboxes of the shop, unless something else is said. */
function mail(text: string, headers: Record<string, string> = {}): string {
  const all = {
    From: 'Asha Rao <asha@customer.example>',
    To: 'care@shop.example',
    Cc: 'orders@shop.example',
    Subject: 'Where is my order',
    Date: new Date().toUTCString(),
    'Message-ID': '<q1@customer.example>',
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${head.join('\n')}\n\n${text}\n`;
}

describe('a brand with two mailboxes on a real Dovecot', () => {
  let shops: Shops;
  beforeEach(async () => {
    shops = await openShops();
    for (const name of NAMES) await shops.start(name);
  });
  afterEach(() => shops.close());

  it('answers a mail to both of them once, and the reply to both in the same thread', async () => {
    const question = mail('Where is TS-10234?');
    const [answer, ...more] = await shops.deliver(['orders', 'care'], question);

    expect(more).toEqual([]);
    expect(answer?.from?.value).toMatchObject([{ address: 'orders@shop.example' }]);
    const reply = mail('Still nothing.', {
      Subject: 'Re: Where is my order',
      'Message-ID': '<q2@customer.example>',
      'In-Reply-To': answer?.messageId ?? '',
      References: `<q1@customer.example> ${answer?.messageId}`,
    });
    expect(await shops.deliver(['care', 'orders'], reply)).toHaveLength(1);
    // As after a reset of both mailboxes, when nobody knows any more what was read.
    expect(await shops.deliver(['care', 'orders'], question)).toEqual([]);
    expect(await shops.deliver(['care', 'orders'], reply)).toEqual([]);

    expect(await shops.talks()).toMatchObject([
      {
        accountId: 'orders',
        came: [{ copies: [{ accountId: 'care' }] }, { text: 'Still nothing.', copies: [{ accountId: 'orders' }] }],
      },
    ]);
    expect(await shops.setAside()).toEqual([]);
  });

  it('knows the conversation by the other mailbox’s address for answers, and by the customer’s own mails', async () => {
    const [answer] = await shops.deliver(['orders', 'care'], mail('Where is TS-10234?'));
    const token = answer?.replyTo?.value[0]?.address ?? '';
    // Some programs of phones name no mail that they answer.
    const bare = mail('Hello?', { To: token, Cc: 'care@shop.example', 'Message-ID': '<q2@customer.example>' });
    await shops.deliver(['care', 'orders'], bare);
    const added = mail('It is the blue one.', {
      'Message-ID': '<q3@customer.example>',
      'In-Reply-To': '<q2@customer.example>',
    });
    await shops.deliver(['care'], added);

    expect(token).toMatch(/^orders\+r/);
    expect((await shops.talks()).map(({ came }) => came.map(({ text }) => text.split('\n').at(-1)))).toEqual([
      ['Where is TS-10234?', 'Hello?', 'It is the blue one.'],
    ]);
  });

  it('takes what another wrote under the same Message-ID, and what the same one wrote anew', async () => {
    await shops.deliver(['care'], mail('Where is TS-10234?'));
    const strangers = await shops.deliver(['orders'], mail('Where is TS-10234?', { From: 'mallory@other.example' }));
    const anew = await shops.deliver(['orders'], mail('Where is TS-99999?'));

    expect([strangers, anew].map(({ length }) => length)).toEqual([1, 1]);
    const texts = (await shops.talks()).flatMap(({ came }) => came.map(({ text }) => text.split('\n').at(-1)));
    expect(texts.sort()).toEqual(['Where is TS-10234?', 'Where is TS-10234?', 'Where is TS-99999?']);
    expect(await shops.setAside()).toEqual([]);
  });

  it('lets each brand answer for itself', async () => {
    const answers = await shops.deliver(['care', 'lamps', 'orders'], mail('Where is TS-10234?'));

    expect(answers.map(({ from }) => from?.value[0]?.address)).toEqual(['care@shop.example', 'care@lamps.example']);
    expect((await shops.talks()).map(({ brandId, came }) => [brandId, came.length]).sort()).toEqual([
      ['lamps', 1],
      ['shop', 1],
    ]);
  });

  it('answers a mail of one of its mailboxes to the other once, and never itself', async () => {
    const answers = await shops.deliver(SHOP, mail('Please look into TS-10234', { From: 'orders@shop.example' }));

    expect(answers.map(({ from, to }) => [from?.text, [to].flat()[0]?.text])).toEqual([
      ['"care" <care@shop.example>', 'orders@shop.example'],
    ]);
    expect(await shops.setAside()).toMatchObject([{ accountId: 'orders', reason: 'own-mail' }]);
    const [answer] = answers;
    const back = mail(answer?.text ?? '', { From: 'care@shop.example', 'Message-ID': answer?.messageId ?? '' });
    expect(await shops.deliver(['orders'], back)).toEqual([]);
  });
});
