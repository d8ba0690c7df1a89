import { describe, expect, it } from 'vitest';
import { messageTemplateSchema } from '../../src/core/template.ts';
import { draftNotice, wayTo } from '../../src/services/notice.ts';
import { commitNotices, contextOf, HOUR_MS, PHONE, shop } from './reach-shop.ts';

describe('STOP', () => {
  it.each(['STOP', ' stop. ', 'Unsubscribe', 'message band karo', 'मैसेज बंद करो'])(
    'said as "%s" is confirmed, once',
    async (word) => {
      const { sent, write, deliverAll } = await shop();

      await write(word);
      await deliverAll();

      expect(sent.map(({ content }) => content.text)).toEqual(['optOut.stop']);
    },
  );

  it('holds back what was not asked for, on every channel that reaches the same number', async () => {
    const { deps, sent, write, deliverAll } = await shop({ ways: ['wa', 'sms'] });
    await write('Where is it?');
    await write('STOP', { providerId: 'stop' });
    deps.clock.advance(1000);

    await deliverAll();

    // The answer from before STOP is held back, and goes no other way.
    expect(sent.map(({ accountId, content }) => [accountId, content.text])).toEqual([['wa', 'optOut.stop']]);
  });

  it('lets answers through to what is written afterwards, and everything after START', async () => {
    const { deps, sent, write, deliverAll } = await shop();
    await write('STOP');
    deps.clock.advance(1000);
    await write('Where is my order?');
    await deliverAll();
    expect(sent.map(({ content }) => content.text)).toEqual(['optOut.stop', 'Where is my order?']);

    await write('START');
    await deliverAll();

    expect(sent.at(-1)?.content.text).toBe('optOut.start');
  });

  it('counts while a person answers, too', async () => {
    const { deps, write } = await shop();
    const id = await write('Hello');
    const at = deps.clock.now();
    await deps.store.desk.hold({ conversationId: id, holder: 'person', userId: null, expected: 'any', at });

    await write('STOP');

    const [row] = (await deps.store.conversations.timeline(id, 0, 10)).slice(-1);
    expect(row?.text).toBe('optOut.stop');
  });
});

describe('a code', () => {
  const codeTemplate = messageTemplateSchema.parse({
    name: 'code',
    language: 'en',
    account: 'wa',
    id: `HX${'c'.repeat(32)}`,
    body: 'Your code is {{1}}. Tell it to nobody.',
    variables: ['code'],
  });

  it('goes to a number that never wrote by its own template, and stands nowhere afterwards', async () => {
    const { deps, sent, write, deliverAll } = await shop({ templates: [codeTemplate] });
    const other = { kind: 'phone' as const, value: '+919999900000' };
    const id = await write('Where is it?');
    const context = await contextOf(deps, id);
    const way = await wayTo(other, context);
    expect(way).toMatchObject({ to: 'whatsapp:+919999900000', threadKey: '+919999900000' });
    const expiresAt = new Date(deps.clock.now().getTime() + HOUR_MS);
    if (way !== null)
      context.notices.push(draftNotice(way, { text: 'code.message', secret: '314159', expiresAt }, context));
    await commitNotices(deps, context);

    await deliverAll();

    const code = sent.find(({ to }) => to === 'whatsapp:+919999900000');
    expect(code?.content).toMatchObject({
      text: 'Your code is 314159. Tell it to nobody.',
      approved: { id: codeTemplate.id, variables: { '1': '314159' } },
    });
    const kept = await deps.store.conversations.byThread('wa', '+919999900000');
    const timeline = await deps.store.conversations.timeline(kept?.id ?? '', 0, 10);
    expect(JSON.stringify(timeline)).not.toContain('314159');
  });

  it('goes to nobody who said STOP', async () => {
    const { deps, write } = await shop({ templates: [codeTemplate] });
    const id = await write('STOP');

    expect(await wayTo({ kind: 'phone', value: PHONE.value }, await contextOf(deps, id))).toBeNull();
  });
});
