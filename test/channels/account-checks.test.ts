import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { email } from '../../channels/email/index.ts';
import { smsTwilio } from '../../channels/sms-twilio/index.ts';
import { voiceTwilio } from '../../channels/voice-twilio/index.ts';
import { webchat } from '../../channels/webchat/index.ts';
import { testSession } from '../../channels/whatsapp-baileys/test-session.ts';
import { whatsappTwilio } from '../../channels/whatsapp-twilio/index.ts';
import type { ChannelCheck, ChannelDeps } from '../../src/core/channel.ts';
import { fakeChannelDeps } from '../helpers/channel-deps.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import {
  startTwilioAccount,
  type TwilioAccountServer,
  twilioNumbers,
  twilioSenders,
} from '../helpers/twilio-account.ts';

const SID = `AC${'0'.repeat(32)}`;
const PUBLIC = 'https://desk.shop.example';
const signal = (): AbortSignal => AbortSignal.timeout(20_000);

function said(checks: readonly ChannelCheck[] | undefined): string[] {
  return (checks ?? []).map(({ name, isOk }) => `${name} ${isOk ? 'ok' : 'wrong'}`);
}

describe('a Twilio account', () => {
  let twilio: TwilioAccountServer;
  beforeAll(async () => {
    twilio = await startTwilioAccount();
  });
  afterAll(() => twilio.stop());

  const account = { [`/2010-04-01/Accounts/${SID}.json`]: { status: 'active' } };
  const numbers = (voiceUrl: string) => twilioNumbers(SID, voiceUrl);
  const senders = twilioSenders;
  const deps = (id: string) => ({ ...fakeChannelDeps(id), publicUrl: PUBLIC });
  const options = () => ({ accountSid: SID, authToken: twilio.authToken, apiBaseUrl: twilio.url });
  const templates = ['a', 'b', 'c', 'd'].map((letter) => ({
    id: `HX${letter.repeat(32)}`,
    name: letter,
    language: 'en' as const,
  }));
  const approval = (letter: string, status: string, reason = '') => ({
    [`/v1/Content/HX${letter.repeat(32)}/ApprovalRequests`]: { whatsapp: { status, rejection_reason: reason } },
  });
  const whatsapp = (more: object = {}, known: Partial<ChannelDeps> = {}) =>
    whatsappTwilio
      .create(
        whatsappTwilio.options.parse({
          ...options(),
          sendersBaseUrl: twilio.url,
          contentBaseUrl: twilio.url,
          number: '+919876543210',
          ...more,
        }),
        { ...deps('wa'), ...known },
      )
      .test?.(signal());
  const voice = () => voiceTwilio.create(voiceTwilio.options.parse(options()), deps('phone')).test?.(signal());
  const sms = (sender: string) =>
    smsTwilio.create(smsTwilio.options.parse({ ...options(), sender }), deps('sms')).test?.(signal());

  it('whose WhatsApp sender writes to us is right in everything', async () => {
    twilio.has = { ...account, ...senders(`${PUBLIC}/channels/wa/message#rc=3&rp=5xx,ct,rt`) };

    expect(said(await whatsapp())).toEqual(['credentials ok', 'public address ok', 'sender ok', 'webhook ok']);
  });

  it('whose WhatsApp sender writes elsewhere is told which address to set', async () => {
    twilio.has = { ...account, ...senders('https://old.example/hook', 'OFFLINE') };

    const checks = (await whatsapp()) ?? [];

    expect(said(checks)).toEqual(['credentials ok', 'public address ok', 'sender wrong', 'webhook wrong']);
    expect(checks[3]).toMatchObject({
      detail: 'messages go to https://old.example/hook',
      cure: expect.stringContaining(`${PUBLIC}/channels/wa/message`),
    });
  });

  it('is told of each template whether WhatsApp has approved it, and what to do', async () => {
    twilio.has = {
      ...account,
      ...senders(`${PUBLIC}/channels/wa/message`),
      ...approval('a', 'approved'),
      ...approval('b', 'rejected', 'INVALID_FORMAT'),
      ...approval('c', 'paused'),
    };

    const checks = ((await whatsapp({}, { templates })) ?? []).slice(4);

    expect(said(checks)).toEqual([
      'template a (en) ok',
      'template b (en) wrong',
      'template c (en) wrong',
      'template d (en) wrong',
    ]);
    expect(checks.map(({ detail }) => detail)).toEqual([
      'WhatsApp says: approved',
      'WhatsApp says: rejected (INVALID_FORMAT); it is not sent',
      'WhatsApp says: paused; it is not sent',
      'WhatsApp says: missing; it is not sent',
    ]);
    expect(checks[3]?.cure).toContain('Content SID');
  });

  it('that has another sender than the brand file says so', async () => {
    twilio.has = { ...account, ...senders(null) };

    expect(said(await whatsapp({ number: '+919800000000' }))).toEqual([
      'credentials ok',
      'public address ok',
      'sender wrong',
    ]);
  });

  it('with a wrong token stops there, and never shows it', async () => {
    twilio.has = { ...account };

    const checks = await whatsapp({ authToken: 'another-token-of-somebody' });

    expect(said(checks)).toEqual(['credentials wrong', 'public address ok']);
    expect(checks?.[0]?.cure).toContain('authToken');
    expect(JSON.stringify(checks)).not.toContain('another-token');
  });

  it('that was suspended says so', async () => {
    twilio.has = { [`/2010-04-01/Accounts/${SID}.json`]: { status: 'suspended' } };

    expect((await voice())?.[0]).toMatchObject({ isOk: false, detail: 'the account is suspended' });
  });

  it.each([
    [`${PUBLIC}/channels/phone/call`, 'webhook ok'],
    ['https://demo.twilio.com/welcome/voice/', 'webhook wrong'],
    ['', 'webhook wrong'],
  ])('whose number calls %s: %s', async (url, outcome) => {
    twilio.has = { ...account, ...numbers(url) };

    expect(said(await voice())).toEqual(['credentials ok', 'public address ok', outcome]);
  });

  it('knows its own number for SMS, and asks nothing of a header of letters', async () => {
    twilio.has = { ...account, ...numbers('') };

    expect(said(await sms('+14155550100'))).toEqual(['credentials ok', 'sender ok']);
    expect(said(await sms('+14155550199'))).toEqual(['credentials ok', 'sender wrong']);
    expect(said(await sms('SHOPIN'))).toEqual(['credentials ok']);
  });

  it('that cannot be reached is no exception', async () => {
    const options = {
      accountSid: SID,
      authToken: twilio.authToken,
      apiBaseUrl: 'http://127.0.0.1:1',
      sender: 'SHOPIN',
    };

    const checks = await smsTwilio.create(smsTwilio.options.parse(options), deps('sms')).test?.(signal());

    expect(said(checks)).toEqual(['credentials wrong']);
    expect(checks?.[0]?.cure).toContain('cannot be reached');
  });
});

describe('a mailbox', () => {
  let dovecot: Dovecot;
  const smtp = new SMTPServer({
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'care' && password === 'smtp-secret' ? done(null, { user: 'care' }) : done(new Error('535 no')),
  });
  let smtpPort = 0;
  beforeAll(async () => {
    dovecot = await startDovecot();
    await new Promise<void>((done) => void smtp.listen(0, '127.0.0.1', () => done()));
    smtpPort = (smtp.server.address() as AddressInfo).port;
  }, 60_000);
  afterAll(async () => {
    await dovecot.stop();
    await new Promise<void>((done) => void smtp.close(() => done()));
  });

  const test = (change: { imap?: object; smtp?: object; more?: object } = {}) => {
    const options = email.options.parse({
      address: 'care@shop.example',
      fromName: 'Shop',
      authservId: 'mx.shop.example',
      imap: { ...dovecot.imap, ...change.imap },
      smtp: { host: '127.0.0.1', port: smtpPort, secure: false, user: 'care', password: 'smtp-secret', ...change.smtp },
      ...change.more,
    });
    return email.create(options, fakeChannelDeps('shop-mail')).test?.(signal());
  };

  it('that is right says so of both servers', async () => {
    expect(said(await test())).toEqual(['imap sign-in ok', 'folder ok', 'smtp sign-in ok', 'proof of senders ok']);
  });

  it('with wrong passwords is told which is which, without showing them', async () => {
    const checks = await test({ imap: { password: 'wrong-imap' }, smtp: { password: 'wrong-smtp' } });

    expect(said(checks)).toEqual(['imap sign-in wrong', 'smtp sign-in wrong', 'proof of senders ok']);
    expect(checks?.[0]?.cure).toContain('password');
    expect(checks?.[1]?.cure).toContain('password');
    expect(JSON.stringify(checks)).not.toMatch(/wrong-imap|wrong-smtp/);
  }, 30_000);

  it('whose servers are not there is told where to look', async () => {
    const checks = await test({ imap: { port: 1 }, smtp: { port: 1 }, more: { authservId: undefined } });

    expect(said(checks)).toEqual(['imap sign-in wrong', 'smtp sign-in wrong', 'proof of senders wrong']);
    expect(checks?.[0]?.cure).toContain('127.0.0.1:1');
  });

  it('whose folders are not there is told which ones are', async () => {
    const checks = await test({ more: { sentFolder: 'Gesendet' } });

    expect(said(checks)).toContain('folder wrong');
    expect(checks?.find(({ isOk }) => !isOk)?.cure).toContain('INBOX');
  });
});

describe('the others', () => {
  it('a web chat names the pages that cannot call it', async () => {
    const options = webchat.options.parse({ allowedOrigins: ['https://shop.example'] });
    const plain = webchat.create(options, { ...fakeChannelDeps('chat'), publicUrl: 'http://desk.example' });
    const good = webchat.create(options, { ...fakeChannelDeps('chat'), publicUrl: PUBLIC });

    expect(said(await plain.test?.(signal()))).toEqual(['origin ok', 'origin wrong']);
    expect(said(await good.test?.(signal()))).toEqual(['origin ok', 'origin ok']);
  });

  it('a linked phone is only looked at', () => {
    const since = new Date(0);

    expect(said(testSession({ state: 'ok', detail: 'connected', since }, { state: 'paired', detail: '+91…' }))).toEqual(
      ['phone ok', 'session ok'],
    );
    expect(
      said(testSession({ state: 'down', detail: 'logged out', since }, { state: 'idle', detail: 'not linked' })),
    ).toEqual(['phone wrong', 'session wrong']);
  });
});
