import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { email } from '../../channels/email/index.ts';
import { createMarks } from '../../channels/email/marks.ts';
import { takeMail } from '../../channels/email/take-mail.ts';
import { fakeChannelDeps } from '../helpers/channel-deps.ts';
import { openRoad } from '../helpers/road.ts';

const OPTIONS = email.options.parse({
  address: 'care@shop.example',
  fromName: 'Shop',
  imap: { host: 'x', port: 1, user: 'x', password: 'x' },
  smtp: { host: 'x', port: 1 },
});

/** What the channel makes of a mail, and what its sender is answered. */
async function answerTo(source: Buffer) {
  const channel = fakeChannelDeps('mail');
  await takeMail(source, OPTIONS, channel, createMarks(Buffer.alloc(32, 7), OPTIONS));
  const [received] = channel.received;
  if (received === undefined) throw new Error('it was not taken as a message');
  const road = await openRoad({ brand: { languages: ['en', 'hi', 'hi-Latn'] } });
  const shopper = road.mail('asha@customer.example');
  const answers = await shopper.say(received.message.text, received.message);
  return { files: received.files, answers, road, conversationId: shopper.conversationId() };
}

describe('a mail with winmail.dat', () => {
  it.each([
    ['Hello', /could not open.*PDF or a photo/],
    ['mera lamp toot gaya hai', /nahi khul paayi/],
    ['मेरा लैंप टूट गया है', /नहीं खुल पाई/],
  ])('keeps the file and asks for it in another form, once: "%s"', async (words, asked) => {
    const mail = await readFile(new URL('../fixtures/email/nasty/winmail.eml', import.meta.url), 'utf8');
    const { files, answers } = await answerTo(Buffer.from(mail.replace('Hello', words)));

    expect(files.map(({ fileName }) => fileName)).toEqual(['winmail.dat']);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(asked);
    expect(answers[0]?.match(/winmail\.dat/g)).toHaveLength(1);
  });
});
