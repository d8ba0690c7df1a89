import { describe, expect, it } from 'vitest';
import { outboundMessage } from '../../helpers/channel-deps.ts';
import { whatsappSender } from './whatsapp-sender.ts';

describe('buttons, lists and templates', () => {
  const at = whatsappSender();

  const choice = (options: { id: string; label: string }[], more: object = {}) =>
    outboundMessage('Which one?', {
      to: 'whatsapp:+919845012301',
      content: { text: 'Which one?', options, language: 'en', ...more },
    });
  const yesNo = [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ];

  it('shows buttons by a content that is made once for the same buttons', async () => {
    at.rest.contents.clear();

    for (let times = 0; times < 2; times += 1) await at.channel.send(choice(yesNo), AbortSignal.timeout(5_000));

    expect(at.rest.contents.size).toBe(1);
    const [[sid, content] = []] = at.rest.contents;
    expect(content).toMatchObject({ types: { 'twilio/quick-reply': { actions: [{ title: 'Yes', id: 'yes' }, {}] } } });
    expect(at.rest.created.at(-1)).toMatchObject({ ContentSid: sid, ContentVariables: '{"1":"Which one?"}' });
    expect(at.rest.created.at(-1)).not.toHaveProperty('Body');
  });

  it('shows more than three options as a list', async () => {
    at.rest.contents.clear();
    const many = Array.from({ length: 10 }, (_, index) => ({ id: `row-${index}`, label: `Row ${index}` }));

    await at.channel.send(choice(many, { listButton: 'Choose' }), AbortSignal.timeout(5_000));

    const [content] = at.rest.contents.values();
    expect(content).toMatchObject({ types: { 'twilio/list-picker': { button: 'Choose', items: { length: 10 } } } });
  });

  it('writes options out where Twilio makes no content of them', async () => {
    const tooLong = [{ id: 'x', label: 'A title with more than twenty letters' }];

    expect(await at.channel.send(choice(tooLong), AbortSignal.timeout(5_000))).toMatchObject({ status: 'sent' });

    expect(at.rest.created.at(-1)?.['Body']).toBe('Which one?\n1. A title with more than twenty letters');
  });

  it('makes a content anew that was deleted at Twilio', async () => {
    await at.channel.send(choice(yesNo), AbortSignal.timeout(5_000));
    at.rest.contents.clear();

    expect(await at.channel.send(choice(yesNo), AbortSignal.timeout(5_000))).toMatchObject({ status: 'retry' });
    expect(await at.channel.send(choice(yesNo), AbortSignal.timeout(5_000))).toMatchObject({ status: 'sent' });
  });

  it('sends an approved template with its variables', async () => {
    const id = `HX${'a'.repeat(32)}`;
    at.rest.contents.set(id, 'template');

    await at.channel.send(
      choice([], { approved: { id, variables: { '1': 'It is on its way' } } }),
      AbortSignal.timeout(5_000),
    );

    expect(at.rest.created.at(-1)).toMatchObject({ ContentSid: id, ContentVariables: '{"1":"It is on its way"}' });
  });
});
