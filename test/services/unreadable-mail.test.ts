import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { email } from '../../channels/email/index.ts';
import { inspectMail } from '../../channels/email/inspect.ts';
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

describe('a mail that is encrypted', () => {
  const head = 'From: asha@customer.example\r\nTo: care@shop.example\r\nSubject: Where is my order TS-10001?\r\n';
  const mail = (type: string, body: string): Buffer =>
    Buffer.from(`${head}MIME-Version: 1.0\r\nContent-Type: ${type}\r\n${body}\r\n`);
  const sealed = '-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA1x\r\n-----END PGP MESSAGE-----';
  const parts = [
    '',
    '--B',
    'Content-Type: application/pgp-encrypted',
    '',
    'Version: 1',
    '--B',
    'Content-Type: application/octet-stream; name=encrypted.asc',
    '',
    sealed,
    '--B--',
  ].join('\r\n');

  const wrapped = (type: string, part: string): Buffer =>
    mail(
      'multipart/mixed; boundary=OUT',
      [
        '',
        '--OUT',
        `Content-Type: ${type}`,
        part,
        '--OUT',
        'Content-Type: text/plain',
        '',
        'Scanned by the gateway',
        '--OUT--',
      ].join('\r\n'),
    );

  it.each([
    [
      'by S/MIME',
      mail(
        'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64\r\n\r\nMIIBHgYJ',
      ),
    ],
    ['by PGP/MIME', mail('multipart/encrypted; protocol="application/pgp-encrypted"; boundary=B', parts)],
    ['by PGP in its text', mail('text/plain', `\r\n${sealed}`)],
    [
      'by PGP/MIME that a list wrapped up',
      wrapped('multipart/encrypted; protocol="application/pgp-encrypted"; boundary=B', parts),
    ],
    [
      'by S/MIME that a scanner wrapped up',
      wrapped('application/x-pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', '\r\nMIIBHgYJ'),
    ],
    ['by PGP in a file', wrapped('application/octet-stream; name=message.asc', `\r\n${sealed}`)],
  ])('%s goes to a person with the reason, not answered by its subject', async (_, source) => {
    const { answers, road, conversationId } = await answerTo(source);

    const [ticket] = await road.tickets();
    expect(ticket?.summary).toContain('reason: encrypted');
    expect((await road.store.conversations.get(['shop'], conversationId))?.holder).toBe('person');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(/\d{3} \d{3} \d{4}/);
  });

  it('by PGP but only signed is read as usual, without the armour', async () => {
    const text = [
      '',
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA256',
      '',
      'Please tell me.',
      '- -- ',
      '-----BEGIN PGP SIGNATURE-----',
      '',
      'iHUEARYIAB0WIQ',
      '=abcd',
      '-----END PGP SIGNATURE-----',
    ].join('\r\n');
    const { answers, road } = await answerTo(mail('text/plain', text));

    expect(await road.tickets()).toEqual([]);
    expect(answers.join()).toMatch(/PIN code|order/);
    expect((await inspectMail(mail('text/plain', text), [])).visibleReply).toBe('Please tell me.');
  });

  it('or rather only signed is read as usual', async () => {
    const signed = ['', '--B', 'Content-Type: text/plain', '', 'Please tell me.', '--B'];
    const signature = ['Content-Type: application/pkcs7-signature; name=smime.p7s', '', 'MIIB', '--B--'];
    const type = 'multipart/signed; protocol="application/pkcs7-signature"; boundary=B';
    const { answers, road } = await answerTo(mail(type, [...signed, ...signature].join('\r\n')));

    expect(await road.tickets()).toEqual([]);
    expect(answers.join()).toMatch(/PIN code|order/);
  });
});
