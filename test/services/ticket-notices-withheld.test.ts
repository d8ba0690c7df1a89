import { describe, expect, it } from 'vitest';
import { reply } from '../../src/services/tickets/reply.ts';
import { MINUTE_MS, noticeShop } from './notice-shop.ts';
import { ACTOR, HOUR_MS } from './window-shop.ts';

const NOTICE = 'is resolved. If something is still missing';

describe('nothing is told', () => {
  it('where a person wrote in the same step', async () => {
    const { deps, store, conversationId, ticketId, pass, texts, notices } = await noticeShop();
    const seenSeq = (await store.desk.conversation(['shop'], conversationId))?.lastSeq ?? 0;
    const words = { text: 'A new lamp is on its way.', seenSeq, stateAfter: 'resolved', version: null } as const;
    const { outcome } = await reply(deps, { actor: ACTOR, ticketId, conversationId, ...words });
    expect(outcome).toBe('done');

    await pass(2 * MINUTE_MS);

    expect(texts()).toEqual(['A new lamp is on its way.']);
    expect(await notices()).toEqual([]);
  });

  it('where it was taken back before it was told', async () => {
    const { set, pass, sent } = await noticeShop({ rules: { notices: ['resolved'] } });
    await set('resolved');
    await pass(MINUTE_MS);
    await set('open');

    await pass(5 * MINUTE_MS);

    expect(sent).toEqual([]);
  });

  it('where the brand does not want it, and where the ticket is the demo’s or spam', async () => {
    const off = await noticeShop({ rules: { notices: [] } });
    const [demo, spam] = [await noticeShop(), await noticeShop()];
    await demo.tagged('demo');
    await spam.tagged('spam');
    for (const one of [off, demo, spam]) {
      await one.set('resolved');
      await one.pass(2 * MINUTE_MS);

      expect(one.sent).toEqual([]);
      expect(await one.store.clocks.toTell(one.deps.clock.now(), 10)).toEqual([]);
    }
  });

  it('of what happened while nothing ran for a day', async () => {
    const { set, pass, sent } = await noticeShop();
    await set('resolved');

    await pass(25 * HOUR_MS);

    expect(sent).toEqual([]);
  });

  it('to who was erased meanwhile', async () => {
    const { deps, store, ticket, set, pass, sent } = await noticeShop();
    await set('resolved');
    const { contactId } = await ticket();
    await store.privacy.erase('shop', contactId, deps.clock.now());

    await pass(2 * MINUTE_MS);

    expect(sent).toEqual([]);
  });

  it('after STOP, and again after START', async () => {
    const { set, pass, write, sent, notices } = await noticeShop();
    await write('STOP');
    await set('resolved');
    await pass(2 * MINUTE_MS);
    expect(await notices()).toEqual([{ type: 'notice-skipped', notice: 'resolved', why: 'stopped' }]);

    await set('open');
    await write('START');
    await pass(HOUR_MS);
    sent.length = 0;
    await set('resolved');
    await pass(2 * MINUTE_MS);

    expect(sent.map(({ content }) => content.text)).toEqual([expect.stringContaining(NOTICE)]);
  });

  it('where STOP came while it was on its way, whatever they wrote since', async () => {
    const { deps, set, tick, deliver, write, texts } = await noticeShop();
    await set('resolved');
    deps.clock.advance(2 * MINUTE_MS);
    await tick();
    await write('STOP');
    deps.clock.advance(1_000);
    await write('menu');
    await deliver();

    expect(texts()).toEqual([
      expect.stringContaining('Write START'),
      expect.stringContaining('things I can do for you'),
    ]);
  });
});
