import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPhone } from '../../src/phone/terminal.ts';
import { ORDERS } from '../flows/shop-orders.ts';
import { BASE, openQuickShop, type QuickShop } from './quick-shop.ts';
import { CALLER } from './shop-phone.ts';

const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };

describe('redress call', () => {
  let shop: QuickShop;
  beforeEach(async () => {
    shop = await openQuickShop({ orders: [...ORDERS.values()].filter(({ number }) => number === 'TS-10101') });
  });
  afterEach(() => shop.deps.store.close());

  const line = { signedUrl: BASE, from: CALLER, to: '+911800000000' };
  /** What the terminal shows of a call in which these lines are typed. */
  async function call(...typed: string[]): Promise<string> {
    const output = new PassThrough();
    let shown = '';
    output.on('data', (data) => {
      shown += String(data);
    });
    const input = Readable.from(typed.map((text) => `${text}\n`));
    await runPhone({ ...line, post: shop.post, input, output });
    return shown;
  }

  it('takes keys, words and silence, and ends with the call', async () => {
    const shown = await call('1', 'where is my order', '', '10101#', '560034', 'no thanks', 'never read');

    expect(shown).toMatch(/voice> .*For English, press 1\.\nvoice> हिंदी के लिए 2 दबाइए।\nyou> {3}/u);
    expect(shown).toMatch(/did not hear/i);
    expect(shown).toMatch(/T S, 1 0 1, 0 1.*shipped/);
    expect(shown).toMatch(/Goodbye!\nThe call is over\.\n$/);
  });

  it('plays the agent too, and hears what the agent hears', async () => {
    await shop.deps.store.calls.seen(ASHA, true, shop.deps.clock.now());

    const shown = await call('1', '0', 'answer', 'bye');

    expect(shown).toMatch(
      /\(rings agent_2dasha\)> agent hears> A caller for Test Shop.*\n\(talking with agent_2dasha\)> /,
    );
    expect(shown).toMatch(/The call is over\.\n$/);
  });

  it('lets an agent be busy, takes a message after the tone, and hangs up in the middle', async () => {
    await shop.deps.store.calls.seen(ASHA, true, shop.deps.clock.now());
    expect(await call('1', '0', 'busy', '2', 'Please ring me about my lamp, it is broken')).toMatch(
      /could not take the call.*\(tone\)> voice> Thank you\. We have your message/s,
    );

    expect(await call('1', 'hangup')).toMatch(/you> {3}The call is over\.\n$/);
    // The end of what is typed is a hang-up as well.
    expect(await call('1')).toMatch(/The call is over\.\n$/);
  });
});
