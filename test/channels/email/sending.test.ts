import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { email } from '../../../channels/email/index.ts';
import { AppError } from '../../../src/core/errors.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { hasGoodSignature } from '../../helpers/dkim.ts';
import { startSmtp, type TestSmtp } from '../../helpers/smtp.ts';
import { MARKS, OPTIONS } from './mails.ts';

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

  async function send(port = smtp.port, message = ANSWER, secure = false) {
    const deps = fakeChannelDeps('mail');
    await deps.state.set(new Map([['mark-key', Buffer.alloc(32, 7)]]));
    const channel = email.create({ ...OPTIONS, smtp: { host: '127.0.0.1', port, secure } }, deps);
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

  it('writes no line of a head that somebody put into a subject, an id or a name', async () => {
    smtp.behave('accept');
    const lines = '\r\nBcc: evil@evil.example\r\nX-Evil: yes\r\n\r\n<b>';
    const replyContext = { subject: `Lamp${lines}`, messageId: `<m2@a.example>${lines}`, references: `<m1@a>${lines}` };
    await send(smtp.port, { ...ANSWER, replyContext });

    const mail = smtp.received.at(-1);
    expect(mail?.headerLines.some(({ key }) => key === 'bcc' || key === 'x-evil')).toBe(false);
    expect(mail?.subject).toMatch(/^Re: Lamp Bcc: evil@evil\.example X-Evil: yes +<b>$/);
    expect(mail?.text).toContain('It is <b>here</b>');
  });

  it('answers a subject, and offers a choice, that end in half a letter', async () => {
    smtp.behave('accept');
    const message = outboundMessage(`Which one?\n\n1. Lamp \ud83d\n2. Rug`, {
      to: 'asha@customer.example',
      replyContext: { subject: `${'a'.repeat(400)}\ud83d` },
    });

    expect(await send(smtp.port, message)).toMatchObject({ status: 'sent' });
    expect(smtp.received.at(-1)?.html).toContain('Lamp%20%EF%BF%BD');
  });

  it.each(['a,b@evil.example', 'a;b@evil.example', 'x<victim@shop.example', 'a@b.example, evil@evil.example'])(
    'writes to one address, whatever is in it: %s',
    async (to) => {
      smtp.behave('accept');
      const before = smtp.received.length;
      const { status } = await send(smtp.port, { ...ANSWER, to });

      const mails = smtp.received.slice(before);
      expect(mails).toHaveLength(status === 'sent' ? 1 : 0);
      for (const mail of mails) {
        const addresses = [mail.to].flat().flatMap((header) => header?.value ?? []);
        expect(addresses.map(({ address }) => address?.replaceAll('"', ''))).toEqual([to]);
      }
    },
  );

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

  it.each([
    ['that speaks no TLS', true, (socket: Socket) => socket.destroy()],
    ['that ends the line before it says anything', false, (socket: Socket) => socket.destroy()],
    ['that breaks the line after its greeting', false, breakAfterGreeting],
  ])('a server %s has no mail, and is tried again', async (_, secure, behave) => {
    const server = createServer((socket) => behave(socket.on('error', () => {})));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;

    const receipt = await send(port, ANSWER, secure);
    server.close();

    expect(receipt.status).toBe('retry');
  });

  it('what cannot be read from the database or the disk now is tried again: nothing was sent', async () => {
    const deps = fakeChannelDeps('mail');
    const busy = { ...deps.state, get: () => Promise.reject(new AppError('store.busy', 'locked')) };
    const smtpOptions = { host: '127.0.0.1', port: smtp.port, secure: false };
    const channel = email.create({ ...OPTIONS, smtp: smtpOptions }, { ...deps, state: busy });

    expect(await channel.send(ANSWER, AbortSignal.timeout(10_000))).toMatchObject({ status: 'retry' });
  });

  it('a server that is not there', async () => {
    expect((await send(1)).status).toBe('retry');
  });
});

function breakAfterGreeting(socket: Socket): void {
  socket.write('220 hello\r\n');
  socket.once('data', () => socket.resetAndDestroy());
}
