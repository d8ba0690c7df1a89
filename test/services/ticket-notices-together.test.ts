import { describe, expect, it } from 'vitest';
import { messageTemplateSchema } from '../../src/core/template.ts';
import type { TicketState } from '../../src/core/ticket.ts';
import { createClockTick } from '../../src/services/clocks/tick.ts';
import { setState } from '../../src/services/tickets/set-state.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { MINUTE_MS, noticeShop, type Options } from './notice-shop.ts';
import { ACTOR, HOUR_MS, PHONE, UPDATE } from './window-shop.ts';

const CHAT = { from: [PHONE], proven: true, replyAddress: `whatsapp:${PHONE.value}`, threadKey: PHONE.value };
const RESOLVED = messageTemplateSchema.parse({
  name: 'ticket-resolved',
  language: 'en',
  account: 'shop-chat',
  id: `HX${'c'.repeat(32)}`,
  body: 'Your ticket {{1}} is resolved. Answer if it is not.',
  variables: ['ticketNumber'],
});

/** The shop with so many tickets of the same customer, all acknowledged. */
async function shopWith(count: number, options: Options = {}) {
  const shop = await noticeShop(options);
  const { deps, store, deliver, sent } = shop;
  const ids = [shop.ticketId];
  for (let n = 1; n < count; n += 1) {
    const { ticketId } = await seedComplaint(store, {
      brandId: 'shop',
      channel: options.origin?.channel ?? 'whatsapp-twilio',
      at: deps.clock.now(),
      text: `Lamp ${n} too`,
      language: options.language ?? 'en',
      message: options.origin?.message ?? CHAT,
    });
    const lastSeq = (await store.tickets.events(ticketId)).at(-1)?.seq ?? 0;
    const at = deps.clock.now();
    const events = ['acknowledged', 'copy-queued'].map((type) => ({ type, outboundId: 'a' }) as const);
    await store.clocks.note({
      ticketId,
      lastSeq,
      events: events as Parameters<typeof store.clocks.note>[0]['events'],
      at,
    });
    ids.push(ticketId);
  }
  await deliver();
  sent.length = 0;
  const ticketOf = async (id: string) =>
    (await store.desk.get(['shop'], id))?.ticket ?? expect.fail('the ticket is gone');
  return {
    ...shop,
    ids,
    numbers: async () => Promise.all(ids.map(async (id) => (await ticketOf(id)).numbers[0] ?? '')),
    states: async () => Promise.all(ids.map(async (id) => (await ticketOf(id)).state)),
    async setOne(id: string, to: TicketState) {
      return setState(deps, { actor: ACTOR, ticketId: id, version: (await ticketOf(id)).version, to });
    },
    told: async () =>
      Promise.all(
        ids.map(async (id) =>
          (await store.tickets.events(id)).flatMap(({ data }) =>
            data.type === 'notice-sent' ? [data.outboundId] : [],
          ),
        ),
      ),
  };
}

const grouped = (number: string): string => number.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3');

describe('several tickets of one customer that are resolved', () => {
  it('are told in one message with all their numbers, once, and each ticket’s history says so', async () => {
    const { ids, numbers, setOne, pass, texts, sent, told, deps } = await shopWith(3);
    for (const id of ids) await setOne(id, 'resolved');

    await pass(2 * MINUTE_MS);
    await pass(HOUR_MS);

    const [text = ''] = texts();
    expect(texts()).toHaveLength(1);
    for (const number of await numbers()) expect(text).toContain(grouped(number));
    expect(text).toMatch(
      /^Test Shop: your tickets [\d ,]+ are resolved\. If something is still missing, answer before Tuesday, 1 December/,
    );
    expect(await told()).toEqual(ids.map(() => [sent[0]?.id]));
    expect(await deps.store.clocks.toTell(deps.clock.now(), 10)).toEqual([]);
  });

  it.each([
    ['hi', 'का समाधान हो गया है'],
    ['hi-Latn', 'hal ho gaye hain'],
  ])('are told so in %s', async (language, words) => {
    const { ids, numbers, setOne, pass, texts } = await shopWith(2, { language });
    for (const id of ids) await setOne(id, 'resolved');

    await pass(2 * MINUTE_MS);

    expect(texts()).toEqual([expect.stringContaining(words)]);
    for (const number of await numbers()) expect(texts()[0]).toContain(grouped(number));
  });

  it('are told together though they were resolved some seconds apart; one that comes much later is told by itself', async () => {
    const { deps, ids, setOne, pass, texts } = await shopWith(3);
    await setOne(ids[0] ?? '', 'resolved');
    deps.clock.advance(12_000);
    await setOne(ids[1] ?? '', 'resolved');
    deps.clock.advance(MINUTE_MS);
    await setOne(ids[2] ?? '', 'resolved');

    // Two minutes after the first one: the second is about to come up.
    await pass(MINUTE_MS - 12_000);
    expect(texts()).toEqual([]);
    await pass(12_000);
    expect(texts()).toEqual([expect.stringContaining('your tickets')]);
    await pass(MINUTE_MS);

    expect(texts()).toEqual([expect.stringContaining('your tickets'), expect.stringContaining('your ticket ')]);
  });

  it('do not wait for each other without end', async () => {
    const { deps, ids, setOne, pass, texts } = await shopWith(9);
    const step = 10_000;
    for (const id of ids) {
      await setOne(id, 'resolved');
      deps.clock.advance(step);
    }
    await pass(2 * MINUTE_MS - ids.length * step);
    expect(texts()).toEqual([]);

    await pass(MINUTE_MS);

    expect(texts()).toEqual([expect.stringContaining('your tickets')]);
  });

  it('are told as they stand when it is said: without the one that was taken back', async () => {
    const { ids, numbers, setOne, pass, texts } = await shopWith(3, { rules: { notices: ['resolved'] } });
    for (const id of ids) await setOne(id, 'resolved');
    await pass(MINUTE_MS);
    await setOne(ids[1] ?? '', 'open');

    await pass(MINUTE_MS);

    const [first = '', taken = '', last = ''] = (await numbers()).map(grouped);
    expect(texts()).toEqual([
      expect.stringMatching(new RegExp(`${first}, ${last} are resolved|${last}, ${first} are resolved`)),
    ]);
    expect(texts()[0]).not.toContain(taken);
  });

  it('are told once, also when two processes look at the same moment', async () => {
    const { deps, ids, setOne, tick, deliver, sent, told } = await shopWith(3);
    for (const id of ids) await setOne(id, 'resolved');
    deps.clock.advance(2 * MINUTE_MS);

    await Promise.all([tick(), createClockTick({ ...deps, processName: 'other' })(), tick()]);
    await deliver();

    expect(sent).toHaveLength(1);
    expect(await told()).toEqual(ids.map(() => [sent[0]?.id]));
  });

  it('are told in messages of ten', async () => {
    const { ids, numbers, setOne, pass, texts } = await shopWith(12);
    for (const id of ids) await setOne(id, 'resolved');

    await pass(2 * MINUTE_MS);

    expect(texts()).toHaveLength(2);
    for (const number of await numbers()) expect(texts().join('\n').split(grouped(number))).toHaveLength(2);
  });

  it('are not told after STOP, and each history says why', async () => {
    const { store, ids, setOne, pass, write, sent } = await shopWith(2);
    await write('STOP');
    for (const id of ids) await setOne(id, 'resolved');
    await pass(2 * MINUTE_MS);

    expect(sent.filter(({ content }) => content.text.includes('resolved'))).toEqual([]);
    for (const id of ids)
      expect((await store.tickets.events(id)).at(-1)?.data).toMatchObject({ type: 'notice-skipped', why: 'stopped' });
  });

  it('are not told where STOP came while it was on its way', async () => {
    const { deps, ids, setOne, tick, deliver, write, texts } = await shopWith(2);
    for (const id of ids) await setOne(id, 'resolved');
    deps.clock.advance(2 * MINUTE_MS);
    await tick();
    await write('STOP');
    await deliver();

    expect(texts().join()).not.toContain('resolved');
  });

  it('are one message with the survey, where that is due', async () => {
    const { ids, numbers, setOne, pass, texts, told } = await shopWith(2, { rules: { surveyAfterHours: 0.03 } });
    for (const id of ids) await setOne(id, 'resolved');

    await pass(2 * MINUTE_MS);
    await pass(HOUR_MS);

    expect(texts()).toEqual([expect.stringMatching(/are resolved\.[\s\S]*How well did we help you\?/)]);
    for (const number of await numbers()) expect(texts()[0]).toContain(grouped(number));
    expect((await told()).map((ones) => ones.length)).toEqual([1, 1]);
  });
});

describe('several tickets whose customer may only be written to in approved words', () => {
  const closed = async (templates: NonNullable<Options>['templates'], language = 'en') => {
    const shop = await shopWith(2, { templates: templates ?? [], language });
    shop.deps.clock.advance(25 * HOUR_MS);
    for (const id of shop.ids) await shop.setOne(id, 'resolved');
    await shop.pass(2 * MINUTE_MS);
    return shop;
  };

  it('are told one each where the template names one ticket', async () => {
    const { sent, numbers, ways } = await closed([RESOLVED]);

    expect(ways()).toEqual(['template', 'template']);
    const filled = sent.map(({ content }) => content.approved?.variables['1'] ?? '');
    expect(filled.sort()).toEqual((await numbers()).sort());
  });

  it('are told together by the template for all news, whole', async () => {
    const { sent, numbers, ways } = await closed([RESOLVED, UPDATE]);

    expect(ways()).toEqual(['template']);
    expect(sent[0]?.content.approved?.id).toBe(UPDATE.id);
    const words = sent[0]?.content.approved?.variables['1'] ?? '';
    for (const number of await numbers()) expect(words).toContain(grouped(number));
    expect(words).toMatch(/a colleague looks at it again\.$/);
  });

  it('are told one each where the template for all news is in another language', async () => {
    const { ways } = await closed([RESOLVED, UPDATE], 'hi');

    expect(ways()).toEqual(['template', 'template']);
  });

  it('are told together by mail, where there is no template', async () => {
    const { ways, texts } = await closed([]);

    expect(ways()).toEqual(['shop-mail']);
    expect(texts()).toEqual([expect.stringContaining('your tickets')]);
  });

  it('are told one each where the window closes soon', async () => {
    const shop = await shopWith(2, { templates: [RESOLVED] });
    shop.deps.clock.advance(23.5 * HOUR_MS);
    for (const id of shop.ids) await shop.setOne(id, 'resolved');

    await shop.pass(2 * MINUTE_MS);

    expect(shop.texts()).toEqual([expect.stringContaining('your ticket '), expect.stringContaining('your ticket ')]);
  });

  it('are told one each by SMS, where each text is registered', async () => {
    const origin = {
      channel: 'voice-twilio',
      message: {
        accountId: 'shop-phone',
        from: [{ kind: 'caller' as const, value: PHONE.value }],
        proven: false,
        replyAddress: PHONE.value,
        threadKey: 'CA1',
      },
    };
    const shop = await shopWith(2, { accounts: ['shop-phone', 'shop-sms'], origin, isKnownByMail: false });
    for (const id of shop.ids) await shop.setOne(id, 'resolved');

    await shop.pass(2 * MINUTE_MS);

    expect(shop.sent.map(({ content }) => content.registered?.key)).toEqual([
      'ticketNotice.resolved',
      'ticketNotice.resolved',
    ]);
    expect(shop.sent.map(({ content }) => content.registered?.values['ticketNumber']).sort()).toEqual(
      (await shop.numbers()).sort(),
    );
  });
});

describe('the answer to what was told of several tickets', () => {
  const told = async () => {
    const shop = await shopWith(3);
    for (const id of shop.ids) await shop.setOne(id, 'resolved');
    await shop.pass(2 * MINUTE_MS);
    return shop;
  };

  it('opens all of them again, where it names none', async () => {
    const { write, states, numbers, lines } = await told();

    await write('No, it is still broken');

    expect(await states()).toEqual(['open', 'open', 'open']);
    const answer = (await lines()).at(-1)?.text ?? '';
    expect(answer).toContain('looks at your tickets');
    for (const number of await numbers()) expect(answer).toContain(grouped(number));
  });

  it('opens the one that it names, in groups or not', async () => {
    for (const form of [grouped, (number: string) => number]) {
      const { write, states, numbers } = await told();
      const [, second = ''] = await numbers();

      await write(`${form(second)} is still broken`);

      expect(await states()).toEqual(['resolved', 'open', 'resolved']);
    }
  });
});
