import { describe, expect, it } from 'vitest';
import { HOUR_MS, UPDATE, windowShop } from './window-shop.ts';

describe('the 24-hour window', () => {
  it.each([
    ['open, in free words', 1, [UPDATE], ['shop-chat']],
    ['closed, in the template', 25, [UPDATE], ['template']],
    ['closed and without a template, by mail', 25, [], ['shop-mail']],
  ])('%s: the acknowledgement of a complaint', async (_, hours, templates, expected) => {
    const { deps, deliver, ways, sent } = await windowShop({ templates });
    deps.clock.advance(hours * HOUR_MS);

    await deliver();

    expect(ways()).toEqual(expected);
    expect(sent[0]?.content.text).toContain('I have noted your complaint.');
  });

  it.each([
    ['closed, in the template and one message', [UPDATE], ['template']],
    ['closed and without a template, by mail', [], ['shop-mail']],
  ])('%s: the copy of the complaint, as the clocks send it later', async (_, templates, expected) => {
    const { deps, store, conversationId, deliver, tick, sent } = await windowShop({ templates });
    const first = await store.outbox.claimNext({ conversationId }, 'a', deps.clock.now());
    await store.outbox.settle(first?.id ?? '', { status: 'delivered', providerId: 'x' }, deps.clock.now(), null);
    deps.clock.advance(25 * HOUR_MS);

    await tick();
    await deliver();

    const copies = sent.filter(({ content }) => content.text.includes('My lamp exploded'));
    expect(copies.map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template'))).toEqual(
      expected,
    );
  });

  it.each([
    ['open, in free words', 1, [UPDATE], ['shop-chat']],
    ['closed, in the template', 30, [UPDATE], ['template']],
    ['closed and without a template, not at all', 30, [], []],
  ])('%s: the survey', async (_, hours, templates, expected) => {
    const { deps, store, conversationId, deliver, tick, sent, set } = await windowShop({
      templates,
      rules: { notices: [] },
    });
    await store.desk.hold({ conversationId, holder: 'bot', userId: null, expected: 'any', at: deps.clock.now() });
    await deliver();
    sent.length = 0;
    deps.clock.advance(hours * HOUR_MS);
    await set('resolved');
    deps.clock.advance(2 * HOUR_MS);

    await tick();
    await deliver();

    const surveys = sent.filter(({ content }) => content.text.includes('How well did we help'));
    expect(surveys.map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template'))).toEqual(
      expected,
    );
  });
});
