import { expect, it } from 'vitest';
import { createDemoSms } from '../../channels/demo-sms/index.ts';
import { settings } from '../../src/console/texts/hi/settings.ts';

it('writes each SMS of the demo on one line, with the number it would go to', async () => {
  const lines: string[] = [];
  const channel = createDemoSms(new Date(), (line) => lines.push(line));

  const receipt = await channel.send(
    {
      id: 'm1',
      idempotencyKey: 'notice-m1',
      accountId: 'demo-sms',
      conversationId: 'c1',
      to: '+919845012301',
      inReplyTo: null,
      replyContext: {},
      attempt: 1,
      content: { text: 'Your code for Kaveri Home (demo): 123456\nTell it to nobody.', options: [], language: 'en' },
    },
    AbortSignal.timeout(1000),
  );

  expect(receipt).toEqual({ status: 'sent', providerId: null });
  expect(lines).toEqual([
    '  SMS to +919845012301 (the demo sends none): Your code for Kaveri Home (demo): 123456 Tell it to nobody.',
  ]);
});

it('says of itself in the console what it does, in Hindi too', () => {
  const { detail } = createDemoSms(new Date(), () => {}).health();

  expect(settings.channels.healthWords).toHaveProperty([detail]);
});
