import { describe, expect, it } from 'vitest';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import { messageTemplateSchema } from '../../src/core/template.ts';
import { keepApprovals } from '../../src/core/template-approval.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { type Deps, HOUR_MS, MAIL, PHONE, shop, template } from './reach-shop.ts';

describe('a message that may not be said freely any more', () => {
  it('goes out in the words of the template, in the customer’s language, and is shown as it was sent', async () => {
    const { deps, sent, write, deliverAll } = await shop({
      templates: [template('hi', 'आपके ऑर्डर की ख़बर: {{1}} धन्यवाद।'), template('en', 'News: {{1}} Thank you.')],
    });
    const id = await write('Where is it?');
    deps.clock.advance(25 * HOUR_MS);

    await deliverAll();

    expect(sent).toHaveLength(1);
    expect(sent[0]?.content).toMatchObject({
      text: 'News: Where is it? Thank you.',
      approved: { id: `HX${'a'.repeat(32)}`, variables: { '1': 'Where is it?' } },
    });
    const timeline = await deps.store.conversations.timeline(id, 0, 10);
    expect(timeline.at(-1)).toMatchObject({ text: 'News: Where is it? Thank you.', status: 'sent' });
  });

  it('is said freely within 24 hours', async () => {
    const { deps, sent, write, deliverAll } = await shop();
    await write('Where is it?');
    deps.clock.advance(23 * HOUR_MS);

    await deliverAll();

    expect(sent.map(({ content }) => content)).toMatchObject([{ text: 'Where is it?' }]);
    expect(sent[0]?.content).not.toHaveProperty('approved');
  });

  it('goes by mail where there is no template', async () => {
    const { deps, sent, write, deliverAll, knownByMail } = await shop({ templates: [] });
    await knownByMail();
    await write('Where is it?');
    deps.clock.advance(25 * HOUR_MS);

    await deliverAll();

    const answer = sent.filter(({ content }) => content.text.includes('Where is it?'));
    expect(answer).toMatchObject([{ accountId: 'mail' }]);
  });
});

describe('a template that WhatsApp has not approved', () => {
  const hindi = template('hi', 'आपके ऑर्डर की ख़बर: {{1}} धन्यवाद।');
  const english = template('en', 'News: {{1}} Thank you.');
  const say = (deps: Deps, state: string) =>
    keepApprovals(
      deps.store.channelState('wa'),
      new Map([[english.id, { state, reason: '', askedAt: deps.clock.now() }]]),
    );

  it.each(['rejected', 'paused', 'disabled', 'pending', 'received', 'unsubmitted', 'missing'])(
    'since it is %s is never sent: the other language is, else the other channel',
    async (state) => {
      const both = await shop({ templates: [english, hindi] });
      const one = await shop({ templates: [english] });
      await one.knownByMail();
      for (const { deps, write, deliverAll } of [both, one]) {
        await say(deps, state);
        await write('Where is it?');
        deps.clock.advance(25 * HOUR_MS);
        await deliverAll();
      }

      expect(both.sent.map(({ content }) => content.approved?.id)).toEqual([hindi.id]);
      expect(one.sent.at(-1)).toMatchObject({ accountId: 'mail' });
      expect(one.sent.some(({ content }) => content.approved !== undefined)).toBe(false);
    },
  );

  it('is sent once it is approved', async () => {
    const { deps, sent, write, deliverAll } = await shop({ templates: [english] });
    await say(deps, 'approved');
    await write('Where is it?');
    deps.clock.advance(25 * HOUR_MS);

    await deliverAll();

    expect(sent.map(({ content }) => content.approved?.id)).toEqual([english.id]);
  });
});

describe('a refusal', () => {
  it('because the window is closed after all brings the template', async () => {
    const { sent, receipts, write, deliverAll, undelivered } = await shop();
    receipts['wa'] = [{ status: 'failed', reason: 'Twilio error 63016', why: 'window-closed' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent.map(({ content }) => content.approved?.id)).toEqual([undefined, `HX${'a'.repeat(32)}`]);
    expect(sent[0]?.idempotencyKey).not.toBe(sent[1]?.idempotencyKey);
    expect(await undelivered()).toEqual([]);
  });

  it('of the template too goes to the other channel, and then to a person', async () => {
    const { deps, sent, receipts, write, deliverAll, knownByMail, tickets } = await shop();
    await knownByMail();
    const closed: SendReceipt = { status: 'failed', reason: '63016', why: 'window-closed' };
    receipts['wa'] = [closed, closed, closed];
    receipts['mail'] = [{ status: 'failed', reason: 'SMTP 550' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent.map(({ accountId }) => accountId)).toEqual(['wa', 'wa', 'mail']);
    expect(await tickets()).toMatchObject([
      { ticket: { topic: 'undelivered', summary: expect.stringContaining('Where') } },
    ]);
    deps.clock.advance(HOUR_MS);
    await deliverAll();
    expect(sent).toHaveLength(3);
    expect(await tickets()).toHaveLength(1);
  });

  it('that comes later, by a report, finds the next way as well, once', async () => {
    const { deps, sent, write, deliverAll, knownByMail } = await shop({ templates: [] });
    await knownByMail();
    await write('Where is it?');
    await deliverAll();
    const account = deps.accounts.get('wa');
    if (account === undefined) throw new Error('no account');
    const never = async () => ({ outcome: 'quarantined' as const, reason: '' });
    const { report } = createChannelDeps(account, {
      deps,
      publicUrl: '',
      receive: never,
      receiveAndWait: async () => ({ status: 'late' }),
    });
    const failed = { accountId: 'wa', outboundId: sent[0]?.id ?? '', status: 'failed', why: 'unreachable' } as const;

    for (let times = 0; times < 2; times += 1) await report(failed);
    await deliverAll();
    await report(failed);
    await deliverAll();

    expect(
      sent.filter(({ content }) => content.text.includes('Where is it?')).map(({ accountId }) => accountId),
    ).toEqual(['wa', 'mail']);
  });

  it('writes to nobody by an address that nobody has proven', async () => {
    const { receipts, write, deliverAll, sent, tickets } = await shop();
    receipts['wa'] = [{ status: 'failed', reason: 'not on WhatsApp', why: 'unreachable' }];
    await write('Where is it?', { from: [PHONE, MAIL] });

    await deliverAll();

    expect(sent.map(({ accountId }) => accountId)).toEqual(['wa']);
    expect(await tickets()).toHaveLength(1);
  });

  it('of a message that has gone nowhere is not repeated where a message is only uncertain', async () => {
    const { receipts, write, deliverAll, sent, tickets } = await shop();
    receipts['wa'] = [{ status: 'uncertain', reason: 'the line broke' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent).toHaveLength(1);
    expect(await tickets()).toHaveLength(0);
  });
});

describe('templates in the brand file', () => {
  const base = { name: 'update', language: 'en', account: 'wa', id: `HX${'a'.repeat(32)}` };

  it.each([
    ['begins with a variable', { body: '{{1}} is the news', variables: ['text'] }],
    ['ends with a variable', { body: 'The news: {{1}}', variables: ['text'] }],
    ['has two variables side by side', { body: 'News {{1}}{{2}} here', variables: ['text', 'brandName'] }],
    ['has a variable that is not filled', { body: 'News {{1}} and {{2}} here', variables: ['text'] }],
    ['fills a variable that it has not', { body: 'News {{1}} here', variables: ['text', 'brandName'] }],
    ['asks for what there is not', { body: 'News {{1}} here', variables: ['horoscope'] }],
    ['says nothing of the message', { body: 'News {{1}} here', variables: ['brandName'] }],
    [
      'tells of a ticket without its number',
      { name: 'ticket-resolved', body: 'All is well at {{1}} now', variables: ['brandName'] },
    ],
    [
      'tells of a ticket what it cannot know',
      { name: 'ticket-reopened', body: 'No {{1}}: {{2}} now', variables: ['ticketNumber', 'text'] },
    ],
    ['has no id of Twilio', { body: 'News {{1}} here', variables: ['text'], id: 'MG1' }],
  ])('is refused where one %s', (_, part) => {
    expect(messageTemplateSchema.safeParse({ ...base, ...part }).success).toBe(false);
  });

  it('is taken for codes in the words that Meta has for them', () => {
    const part = { name: 'code', body: '{{1}} is your verification code.', variables: ['code'] };

    expect(messageTemplateSchema.safeParse({ ...base, ...part }).success).toBe(true);
  });

  it('is taken where all is right', () => {
    expect(messageTemplateSchema.safeParse({ ...base, body: 'News: {{1}} Bye.', variables: ['text'] }).success).toBe(
      true,
    );
  });
});
