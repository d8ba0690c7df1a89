import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../channels/email/parse.ts';
import { releaseMail, takeMail } from '../../../channels/email/take-mail.ts';
import { providerIdOf } from '../../../channels/email/thread.ts';
import { isProven } from '../../../channels/email/trust.ts';
import { inboundMessageSchema } from '../../../src/core/message.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { inbound, MARKS, OPTIONS, OWN, raw } from './mails.ts';

describe('trust (RFC 8601)', () => {
  const pass = 'mx.shop.example; spf=pass; dmarc=pass (p=NONE) header.from=customer.example';
  it.each([
    ['our server says that DMARC passed', { 'Authentication-Results': pass }, true],
    ['nobody says anything', {}, false],
    ['another server says so', { 'Authentication-Results': pass.replace('mx.shop', 'mx.thief') }, false],
    ['DMARC failed', { 'Authentication-Results': pass.replace('dmarc=pass', 'dmarc=fail') }, false],
    [
      'only a comment says so',
      { 'Authentication-Results': 'mx.shop.example; dmarc=fail (dmarc=pass header.from=customer.example)' },
      false,
    ],
    [
      'it passed for another domain',
      { 'Authentication-Results': pass.replace('customer.example', 'thief.example') },
      false,
    ],
    [
      'the envelope’s sender says so, in quotes',
      {
        'Authentication-Results':
          'mx.shop.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=customer.example "@thief.example; dmarc=fail header.from=customer.example',
      },
      false,
    ],
    [
      'the envelope’s sender says so, and nobody else anything',
      {
        'Authentication-Results':
          'mx.shop.example; spf=pass smtp.mailfrom="a\\"; dmarc=pass header.from=customer.example "@thief.example',
      },
      false,
    ],
    [
      'a comment in a comment says so',
      {
        'Authentication-Results':
          'mx.shop.example; spf=pass (of a (b) ; dmarc=pass header.from=customer.example ; c) smtp.mailfrom=thief.example',
      },
      false,
    ],
    [
      'a comment is ended by the sender’s name',
      {
        'Authentication-Results':
          'mx.shop.example; spf=pass (domain of "a) ; dmarc=pass header.from=customer.example (b"@thief.example)',
      },
      false,
    ],
    [
      'two results contradict each other',
      { 'Authentication-Results': `${pass}; dmarc=fail header.from=customer.example` },
      false,
    ],
    [
      'the domain is in quotes, and comments hold comments',
      { 'Authentication-Results': 'mx.shop.example; dmarc=pass (p=NONE (sp=NONE)) header.from="customer.example"' },
      true,
    ],
    [
      'the address only looks like one of that domain',
      { From: 'asha@customer.example.thief.example', 'Authentication-Results': pass },
      false,
    ],
    [
      'the domain is in another script, and DNS has it in ASCII',
      {
        From: 'asha@उदाहरण.भारत',
        'Authentication-Results': pass.replace('customer.example', 'xn--p1b6ci4b4b3a.xn--h2brj9c'),
      },
      true,
    ],
    [
      'neither domain is one',
      { From: 'asha@a..b', 'Authentication-Results': pass.replace('customer.example', 'c..d') },
      false,
    ],
    [
      'there are two senders',
      { From: 'a@customer.example, b@customer.example', 'Authentication-Results': pass },
      false,
    ],
  ])('where %s', async (_, headers, expected) => {
    expect(isProven(await parseMail(raw(headers)), 'mx.shop.example')).toBe(expected);
  });

  it('does not take a letter that looks like another for it: that is another mailbox', async () => {
    const kiran = await inbound({ From: 'KIRAN@customer.example', 'Authentication-Results': pass });
    const kelvin = await inbound({ From: '\u212airan@customer.example', 'Authentication-Results': pass });

    expect(kiran?.message.from).toEqual([{ kind: 'email', value: 'kiran@customer.example' }]);
    expect(kelvin?.message.from).toEqual([{ kind: 'email', value: '\u212airan@customer.example' }]);
  });

  it('knows the results of Exchange Online, which have no name, and no others there', async () => {
    const results =
      'spf=pass (sender IP is 203.0.113.9) smtp.mailfrom=customer.example; dkim=pass header.d=customer.example;dmarc=pass action=none header.from=customer.example;compauth=pass reason=100';
    const proven = async (value: string, authservId: string) =>
      isProven(await parseMail(raw({ 'Authentication-Results': value })), authservId);

    expect(await proven(results, 'microsoft')).toBe(true);
    expect(await proven(results.replace('dmarc=pass', 'dmarc=fail'), 'microsoft')).toBe(false);
    expect(await proven(`mx.thief.example; ${results}`, 'microsoft')).toBe(false);
    expect(await proven(results, 'mx.shop.example')).toBe(false);
  });

  it('believes the topmost result only, and nobody without a configured server', async () => {
    const forgedBelow = Buffer.concat([
      Buffer.from('Authentication-Results: mx.shop.example; dmarc=fail\r\n'),
      raw({ 'Authentication-Results': pass }),
    ]);

    expect(isProven(await parseMail(forgedBelow), 'mx.shop.example')).toBe(false);
    expect(isProven(await parseMail(raw({ 'Authentication-Results': pass })), undefined)).toBe(false);
  });
});

describe('reading a mail', () => {
  it('shows the bot the reply, and keeps the whole mail for a person', async () => {
    const converted = await inbound(
      { References: '<m0@customer.example>' },
      'It is broken.\r\n\r\nOn Mon, Shop wrote:\r\n> Your order is on its way.\r\n',
    );

    expect(converted?.message.text).toBe('It is broken.');
    expect(converted?.message.threadKey).toBe('<m0@customer.example>');
    expect(converted?.files[0]).toMatchObject({ fileName: 'original.eml' });
  });

  const staff = 'mx.shop.example; dmarc=pass header.from=shop.example';
  const proof = { 'Authentication-Results': 'mx.shop.example; dmarc=pass header.from=customer.example' };
  it.each([
    ['proven, within the same domain', { ...proof, 'Reply-To': 'Ravi <B@customer.example>' }, 'b@customer.example'],
    ['proven, elsewhere', { ...proof, 'Reply-To': 'victim@elsewhere.example' }, 'asha@customer.example'],
    ['proven, several', { ...proof, 'Reply-To': 'b@customer.example, c@customer.example' }, 'asha@customer.example'],
    [
      'proven, ours',
      { ...proof, From: 'meera@shop.example', 'Authentication-Results': staff, 'Reply-To': OWN },
      'meera@shop.example',
    ],
    ['proven, no address at all', { ...proof, 'Reply-To': 'nobody' }, 'asha@customer.example'],
    ['unproven, even within the same domain', { 'Reply-To': 'thief@customer.example' }, 'asha@customer.example'],
    ['unproven, elsewhere', { 'Reply-To': 'thief@elsewhere.example' }, 'asha@customer.example'],
    [
      'proven by somebody else’s server only',
      {
        'Authentication-Results': proof['Authentication-Results'].replace('mx.shop', 'mx.thief'),
        'Reply-To': 'b@customer.example',
      },
      'asha@customer.example',
    ],
  ])('an answer goes to Reply-To only for a proven sender and within his domain: %s', async (_, headers, to) => {
    expect((await inbound(headers))?.message.replyAddress).toBe(to);
  });

  it('takes a mail of the shop’s own contact form for the person who filled it in, unproven', async () => {
    const deps = fakeChannelDeps('mail');
    const forms = { ...OPTIONS, formSenders: ['noreply@shop.example', OWN] };
    const form = {
      From: 'Shop <noreply@shop.example>',
      'Reply-To': 'Asha Rao <Asha@customer.example>',
      'Auto-Submitted': 'auto-generated',
      'Authentication-Results': 'mx.shop.example; dmarc=pass header.from=shop.example',
    };
    await takeMail(raw(form), forms, deps, MARKS);
    await takeMail(raw({ ...form, From: OWN, 'Message-ID': '<m2@shop.example>' }), forms, deps, MARKS);
    await takeMail(raw({ ...form, 'Reply-To': OWN, 'Message-ID': '<m3@shop.example>' }), forms, deps, MARKS);
    await takeMail(raw({ ...form, 'Message-ID': '<m4@shop.example>' }), OPTIONS, deps, MARKS);

    expect(deps.received).toHaveLength(2);
    expect(deps.received[0]?.message).toMatchObject({
      from: [{ kind: 'email', value: 'asha@customer.example' }],
      proven: false,
      replyAddress: 'asha@customer.example',
      displayName: 'Asha Rao',
    });
    expect(deps.quarantined).toMatchObject([{ reason: 'auto-reply' }, { reason: 'auto-reply' }]);
  });

  it('takes what comes through a group of the shop’s own address for the customer’s, and no other list', async () => {
    const deps = fakeChannelDeps('mail');
    const group = { 'List-ID': '<care.shop.example>', 'List-Post': `<mailto:${OWN}>`, Precedence: 'list' };
    const rewritten = { From: `"'Ravi' via Care" <${OWN}>`, 'X-Original-From': 'Ravi <Ravi@customer.example>' };
    await takeMail(raw(group), OPTIONS, deps, MARKS);
    await takeMail(raw({ ...group, ...rewritten, 'Message-ID': '<g2@x.example>' }), OPTIONS, deps, MARKS);
    const foreign = { 'List-ID': '<news.other.example>', 'Message-ID': '<g3@x.example>' };
    await takeMail(raw(foreign), OPTIONS, deps, MARKS);
    await takeMail(raw({ ...foreign, ...rewritten, 'Message-ID': '<g4@x.example>' }), OPTIONS, deps, MARKS);
    await takeMail(raw({ ...group, 'Auto-Submitted': 'auto-replied' }), OPTIONS, deps, MARKS);

    expect(deps.received.map(({ message }) => [message.from[0]?.value, message.proven])).toEqual([
      ['asha@customer.example', false],
      ['ravi@customer.example', false],
    ]);
    expect(deps.received[1]?.message.displayName).toBe('Ravi');
    expect(deps.quarantined.map(({ reason }) => reason)).toEqual(['mailing-list', 'own-mail', 'auto-reply']);
  });

  it.each([
    ['स्वतः उत्तर: आपका ऑर्डर', 'धन्यवाद'],
    ['Re: Your lamp', 'मैं अभी ऑफिस में उपलब्ध नहीं हूँ। तत्काल काम के लिए रवि से संपर्क करें। धन्यवाद'],
  ])('does not answer an out-of-office reply in Hindi: %s', async (subject, text) => {
    const deps = fakeChannelDeps('mail');
    const body = Buffer.from(text).toString('base64');
    const head = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' };
    await takeMail(raw({ ...head, Subject: subject, 'In-Reply-To': '<a@shop.example>' }, body), OPTIONS, deps, MARKS);

    expect(deps.quarantined).toMatchObject([{ reason: 'auto-reply' }]);
  });

  it('says of what is no mail why it cannot be let out', async () => {
    const source = raw({ References: '<a@x.example> '.repeat(100_000) });

    expect(await releaseMail(source, OPTIONS, fakeChannelDeps('mail'), MARKS)).toMatchObject({
      outcome: 'quarantined',
      reason: expect.stringContaining('cannot be read as a mail'),
    });
  });

  it.each([
    ['commas between them', { References: '<a@x.example>,<b@x.example>' }, ['<a@x.example>', '<b@x.example>']],
    ['words before it', { 'In-Reply-To': 'Your message of "Mon, 23 Nov" <a@x.example>' }, ['<a@x.example>']],
    [
      'the header twice',
      { References: '<a@x.example>', references: '<b@x.example>' },
      ['<a@x.example>', '<b@x.example>'],
    ],
  ])('finds the ids of earlier mails with %s', async (_, headers: Record<string, string>, references) => {
    expect((await inbound(headers))?.message).toMatchObject({ references, threadKey: '<a@x.example>' });
  });

  it('takes a mail with a Message-ID as long as they may be', async () => {
    const id = `<${'a'.repeat(240)}@${'b'.repeat(240)}.example>`;
    const converted = await inbound({ 'Message-ID': id, References: `${id} ${id.replace('a', 'c')}` });

    expect(inboundMessageSchema.safeParse(converted?.message).error).toBeUndefined();
    expect(converted?.message.replyContext['messageId']).toBe(id);
  });

  it('leaves no half of a letter where a long subject or name is cut', async () => {
    const converted = await inbound({
      Subject: `${'a'.repeat(499)}😀`,
      From: `"${'a'.repeat(199)}😀" <asha@customer.example>`,
    });

    expect(converted?.message.replyContext['subject']).toBe(`${'a'.repeat(499)}\ufffd`);
    expect(converted?.message.displayName?.isWellFormed()).toBe(true);
  });

  it('reads a text in another charset, without the invisible', async () => {
    const converted = await inbound(
      { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit' },
      'मेरा ऑर्डर\u200b कहाँ है',
    );

    expect(converted?.message.text).toBe('Lamp\n\nमेरा ऑर्डर कहाँ है');
  });

  it('reads a mail of HTML alone', async () => {
    const converted = await inbound({ 'Content-Type': 'text/html' }, '<p>It is <b>broken</b></p><script>x()</script>');

    expect(converted?.message.text).toBe('Lamp\n\nIt is broken');
  });

  it('knows the same mail again, and another mail under the same Message-ID apart', async () => {
    const first = providerIdOf(await parseMail(raw({})));

    expect(providerIdOf(await parseMail(raw({})))).toBe(first);
    expect(providerIdOf(await parseMail(raw({}, 'Something else')))).not.toBe(first);
  });

  it('passes 50 attachments on, and of 1 MB of text as much as anybody writes; the mail itself has all of it', async () => {
    const part = '--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nx\r\n';
    const text = `--b\r\nContent-Type: text/plain\r\n\r\n${'broken lamp '.repeat(90_000)}\r\n`;
    const converted = await inbound(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      `${text}${part.repeat(50)}--b--`,
    );

    expect(converted?.files.filter(({ fileName }) => fileName === 'a.png')).toHaveLength(50);
    expect(converted?.message.text.length).toBeGreaterThan(250_000);
    expect(converted?.files[0]?.fileName).toBe('original.eml');
    expect(converted?.files[0]?.bytes.length).toBeGreaterThan(1_000_000);
  });

  it('sets a mail without a sender aside', async () => {
    const deps = fakeChannelDeps('mail');
    await takeMail(Buffer.from('Subject: nobody\r\n\r\nHello'), OPTIONS, deps, MARKS);

    expect(deps.quarantined).toMatchObject([{ reason: 'malformed' }]);
  });
});
