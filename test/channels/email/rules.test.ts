import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failedMessage } from '../../../channels/email/bounce.ts';
import { toInbound } from '../../../channels/email/inbound.ts';
import { email } from '../../../channels/email/index.ts';
import { createMarks } from '../../../channels/email/marks.ts';
import { parseMail, wordsOf } from '../../../channels/email/parse.ts';
import { takeMail } from '../../../channels/email/take-mail.ts';
import { providerIdOf } from '../../../channels/email/thread.ts';
import { isProven } from '../../../channels/email/trust.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { hasGoodSignature } from '../../helpers/dkim.ts';
import { startSmtp, type TestSmtp } from '../../helpers/smtp.ts';

const OWN = 'care@shop.example';
const OPTIONS = email.options.parse({
  address: OWN,
  fromName: 'Shop',
  imap: { host: 'x', port: 1, user: 'x', password: 'x' },
  smtp: { host: '127.0.0.1', port: 1, secure: false },
  authservId: 'mx.shop.example',
});

const MARKS = createMarks(Buffer.alloc(32, 7), OPTIONS);

function raw(headers: Record<string, string>, body = 'Hello'): Buffer {
  const all = {
    From: 'Asha <asha@customer.example>',
    'Message-ID': '<m1@customer.example>',
    Subject: 'Lamp',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`);
}

/** A fixture that is about a message of ours. */
async function fixture(name: string): Promise<Buffer> {
  const source = await readFile(new URL(`../../fixtures/email/${name}.eml`, import.meta.url), 'latin1');
  return Buffer.from(source.replaceAll('<redress.turn-1-0@shop.example>', MARKS.messageId('outbound-1')), 'latin1');
}

async function inbound(headers: Record<string, string>, body?: string) {
  const source = raw(headers, body);
  const mail = await parseMail(source);
  return toInbound({ mail, words: wordsOf(mail), source, accountId: 'mail', options: OPTIONS, marks: MARKS });
}

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
      'there are two senders',
      { From: 'a@customer.example, b@customer.example', 'Authentication-Results': pass },
      false,
    ],
  ])('where %s', async (_, headers, expected) => {
    expect(isProven(await parseMail(raw(headers)), 'mx.shop.example')).toBe(expected);
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

  const proof = { 'Authentication-Results': 'mx.shop.example; dmarc=pass header.from=customer.example' };
  it.each([
    ['proven, within the same domain', { ...proof, 'Reply-To': 'Ravi <B@customer.example>' }, 'b@customer.example'],
    ['proven, elsewhere', { ...proof, 'Reply-To': 'victim@elsewhere.example' }, 'asha@customer.example'],
    ['proven, several', { ...proof, 'Reply-To': 'b@customer.example, c@customer.example' }, 'asha@customer.example'],
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

  it('passes 50 attachments and 1 MB of text on; the limits are behind it', async () => {
    const part = '--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nx\r\n';
    const text = `--b\r\nContent-Type: text/plain\r\n\r\n${'broken lamp '.repeat(90_000)}\r\n`;
    const converted = await inbound(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      `${text}${part.repeat(50)}--b--`,
    );

    expect(converted?.files.filter(({ fileName }) => fileName === 'a.png')).toHaveLength(50);
    expect(converted?.message.text.length).toBeGreaterThan(1_000_000);
  });

  it('sets a mail without a sender aside', async () => {
    const deps = fakeChannelDeps('mail');
    await takeMail(Buffer.from('Subject: nobody\r\n\r\nHello'), OPTIONS, deps, MARKS);

    expect(deps.quarantined).toMatchObject([{ reason: 'malformed' }]);
  });
});

describe('bounces (RFC 3464)', () => {
  const ours = MARKS.messageId('outbound-1');
  const report = (action: string) =>
    raw(
      { From: 'MAILER-DAEMON@mx.example', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
      `--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; asha@customer.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${ours}\r\n--b--`,
    );

  it('fail the message that they are about, and are kept', async () => {
    const deps = fakeChannelDeps('mail');
    await takeMail(report('failed'), OPTIONS, deps, MARKS);

    expect(deps.reports).toEqual([
      {
        accountId: 'mail',
        outboundId: 'outbound-1',
        providerId: ours,
        status: 'failed',
        reason: 'bounced with status 5.1.1',
        why: 'unreachable',
      },
    ]);
    expect(deps.quarantined).toMatchObject([{ reason: 'bounce' }]);
    expect(deps.received).toEqual([]);
  });

  it.each(['qmail', 'exim', 'gmail-full'])('without a report are understood as well: %s', async (name) => {
    const deps = fakeChannelDeps('mail');
    await takeMail(await fixture(`bounces/${name}`), OPTIONS, deps, MARKS);

    expect(deps.reports).toMatchObject([{ providerId: ours, status: 'failed' }]);
  });

  it('a complaint keeps us from writing to its receiver, if it holds a mail of ours', async () => {
    const deps = fakeChannelDeps('mail');
    await takeMail(await fixture('complaints/arf'), OPTIONS, deps, MARKS);
    await takeMail(await fixture('complaints/hotmail'), OPTIONS, deps, MARKS);

    expect(deps.suppressed).toEqual(['outbound-1']);
    expect(deps.quarantined).toMatchObject([{ reason: 'complaint-report' }, { reason: 'complaint-report' }]);
  });

  it('that only tell of a delay fail nothing', async () => {
    expect(failedMessage(report('delayed'), await parseMail(report('delayed')), MARKS)).toBeNull();
  });

  it('are about a failure although the mail that came back speaks of a delay', async () => {
    const text = `Your message was not delivered: 550 5.1.1 no such user.\r\n${'-'.repeat(2_000)}\r\nMessage-ID: ${ours}\r\n\r\nThe delivery has been delayed.`;
    const source = raw({ From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered' }, text);

    expect(failedMessage(source, await parseMail(source), MARKS)).toMatchObject({ outboundId: 'outbound-1' });
  });

  it.each([
    ['quoted-printable', `Undelivered, 550 5.1.1=20\r\nMessage-ID: ${ours.slice(0, 30)}=\r\n${ours.slice(30)}`],
    ['base64', Buffer.from(`Undelivered, 550 5.1.1\nMessage-ID: ${ours}`).toString('base64')],
  ])('are understood where they are encoded: %s', async (encoding, text) => {
    const source = raw({ From: 'MAILER-DAEMON@mx.example', 'Content-Transfer-Encoding': encoding }, text);

    expect(failedMessage(source, await parseMail(source), MARKS)).toEqual({
      outboundId: 'outbound-1',
      reason: 'bounced with status 5.1.1',
      isUnreachable: true,
    });
  });

  it('that quote nothing are known by the address that they come to (VERP)', async () => {
    const id = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c';
    const verp = createMarks(Buffer.alloc(32, 7), { ...OPTIONS, bounceToken: true });
    const source = raw(
      { From: 'MAILER-DAEMON@mx.example', To: verp.bounceAddress(id).toUpperCase(), Subject: 'Undelivered mail' },
      'User unknown',
    );
    const forged = verp.bounceAddress(id).replace(/.(?=@)/, (letter) => (letter === 'a' ? 'b' : 'a'));

    expect(failedMessage(source, await parseMail(source), verp)).toMatchObject({ outboundId: id, isUnreachable: true });
    expect(verp.bouncedOf(forged)).toBeNull();
    expect(verp.conversationOf(verp.bounceAddress(id))).toBeNull();
    expect(MARKS.bounceAddress(id)).toBe(OWN);
  });
});

const ANSWER = outboundMessage('It is <b>here</b>\n\n1. Talk to a person\n2. Return it', {
  conversationId: '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
  to: 'asha@customer.example',
  replyContext: { subject: 'Lamp', messageId: '<m2@customer.example>', references: '<m1@customer.example>' },
});

describe('sending by a real SMTP server', () => {
  let smtp: TestSmtp;

  beforeAll(async () => {
    smtp = await startSmtp();
  });
  afterAll(() => smtp.stop());

  async function send(port = smtp.port, message = ANSWER) {
    const deps = fakeChannelDeps('mail');
    await deps.state.set(new Map([['mark-key', Buffer.alloc(32, 7)]]));
    const channel = email.create({ ...OPTIONS, smtp: { host: '127.0.0.1', port, secure: false } }, deps);
    return channel.send(message, AbortSignal.timeout(10_000));
  }

  it('writes into the thread, as a machine that says so', async () => {
    smtp.behave('accept');
    expect(await send()).toEqual({ status: 'sent', providerId: MARKS.messageId('outbound-1') });

    const mail = smtp.received.at(-1);
    expect(mail).toMatchObject({
      subject: 'Re: Lamp',
      inReplyTo: '<m2@customer.example>',
      references: ['<m1@customer.example>', '<m2@customer.example>'],
    });
    expect(mail?.messageId).toBe(MARKS.messageId('outbound-1'));
    expect(mail?.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail?.html).toContain('&lt;b&gt;here');
    expect(mail?.headerLines.some(({ key }) => key.startsWith('list-'))).toBe(false);
  });

  it('does not call a machine’s what a person of the shop wrote', async () => {
    smtp.behave('accept');
    await send(smtp.port, { ...ANSWER, isByPerson: true });

    expect(smtp.received.at(-1)?.headers.has('auto-submitted')).toBe(false);
  });

  it('asks for answers at an address that names the conversation, with the options prefilled', async () => {
    smtp.behave('accept');
    await send();

    const mail = smtp.received.at(-1);
    const replyTo = mail?.replyTo?.value[0]?.address ?? '';
    expect(MARKS.conversationOf(replyTo.toUpperCase())).toBe(ANSWER.conversationId);
    expect(MARKS.conversationOf(replyTo.replace('+r', '+ra'))).toBeNull();
    expect(mail?.html).toContain(`mailto:${replyTo.replace('+', '%2B')}?subject=Re%3A%20Lamp&amp;body=Return%20it`);
    await send(smtp.port, { ...ANSWER, content: { ...ANSWER.content, text: '1. Which day?\n2. What time? (9 / 1)' } });
    expect(smtp.received.at(-1)?.html).not.toContain('mailto:');
  });

  it('signs with DKIM where it is told to, so that it can be verified', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const options = email.options.parse({
      ...OPTIONS,
      smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
      dkim: { domainName: 'shop.example', keySelector: 's1', privateKey },
    });
    await email.create(options, fakeChannelDeps('mail')).send(ANSWER, AbortSignal.timeout(10_000));

    const signature = smtp.received.at(-1)?.headerLines.find(({ key }) => key === 'dkim-signature')?.line;
    expect(signature).toMatch(/d=shop\.example;.*s=s1/s);
    const sent = smtp.raw.at(-1) ?? Buffer.alloc(0);
    expect(hasGoodSignature(sent, publicKey)).toBe(true);
    const changed = Buffer.from(sent.toString('latin1').replace('here', 'gone'), 'latin1');
    expect(hasGoodSignature(changed, publicKey)).toBe(false);
  });

  it('a server that greylists is tried again in some minutes', async () => {
    smtp.behave('greylist');

    expect(await send()).toMatchObject({ status: 'retry', retryAfterMs: 300_000 });
  });

  it.each([
    ['refuses it', 'refuse', 'failed'],
    ['wants it later', 'defer', 'retry'],
    ['breaks the line after taking it', 'drop', 'uncertain'],
  ] as const)('a server that %s', async (_, behaviour, status) => {
    smtp.behave(behaviour);

    expect((await send()).status).toBe(status);
  });

  it('a server that takes its time is waited for', async () => {
    smtp.behave('delay');

    expect((await send()).status).toBe('sent');
  });

  it('a server that is not there', async () => {
    expect((await send(1)).status).toBe('retry');
  });
});
