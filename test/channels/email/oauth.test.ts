import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { email } from '../../../channels/email/index.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { type Dovecot, startDovecot } from '../../helpers/dovecot.ts';
import { startSmtp, type TestSmtp } from '../../helpers/smtp.ts';
import { startTokenServer, type TokenServer } from '../../helpers/token-server.ts';

const GOOGLE = { provider: 'google', clientId: 'id', clientSecret: 'secret', refreshToken: 'refresh-1' } as const;
const MICROSOFT = { provider: 'microsoft', clientId: 'id', clientSecret: 'secret', tenant: 'shop' } as const;
const ANSWER = outboundMessage('It is here', { to: 'asha@customer.example' });
const WAIT_MS = 30_000;

describe('sign-in by XOAUTH2 at a real Dovecot and a real SMTP server', () => {
  let tokens: TokenServer;
  let dovecot: Dovecot;
  let smtp: TestSmtp;

  beforeAll(async () => {
    tokens = await startTokenServer('care');
    dovecot = await startDovecot({ tokenInfoUrl: tokens.tokenInfoUrl });
    smtp = await startSmtp(tokens.isGood);
  });
  afterAll(async () => {
    await Promise.all([dovecot.stop(), smtp.stop()]);
    await tokens.stop();
  });
  beforeEach(() => {
    tokens.asked.length = 0;
    tokens.refuse(false);
  });

  function open(oauth: object) {
    const errors: string[] = [];
    const deps = fakeChannelDeps('shop-mail', {
      log: { info() {}, warn() {}, error: (event) => void errors.push(event) },
    });
    const options = email.options.parse({
      address: 'care@shop.example',
      fromName: 'Test Shop',
      imap: { host: '127.0.0.1', port: dovecot.port, secure: false, user: dovecot.user },
      smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
      oauth: { ...oauth, tokenUrl: tokens.tokenUrl },
      pollMs: 200,
      signInRetryMs: 200,
    });
    return { channel: email.create(options, deps), deps, errors };
  }

  async function running(channel: Channel, work: () => Promise<void>): Promise<void> {
    await channel.start();
    try {
      await work();
    } finally {
      await channel.stop();
    }
  }

  const mail = (text: string): string =>
    `From: Asha <asha@customer.example>\nTo: care@shop.example\nSubject: Lamp\nMessage-ID: <${text}@customer.example>\n\n${text}\n`;

  it.each([
    ['Google, by a refresh token', GOOGLE, 'refresh_token'],
    ['Microsoft 365, as an application of its own', MICROSOFT, 'client_credentials'],
  ])(
    'reads with a fresh token for each connection, also after all tokens ended: %s',
    async (name, oauth, grant) => {
      const { channel, deps } = open(oauth);
      await running(channel, async () => {
        await until(() => channel.health().state === 'ok', WAIT_MS);
        await dovecot.deliver(mail(`before-${grant}`));
        await until(() => deps.received.some(({ message }) => message.text.endsWith(`before-${grant}`)), WAIT_MS);
        const before = tokens.asked.length;
        tokens.endAll();
        await dovecot.dropConnections();
        await dovecot.deliver(mail(`after-${grant}`));
        await until(() => deps.received.some(({ message }) => message.text.endsWith(`after-${grant}`)), WAIT_MS);

        expect(tokens.asked.length).toBeGreaterThan(before);
        expect(new Set(tokens.asked.map((body) => body.get('grant_type'))), name).toEqual(new Set([grant]));
      });
    },
    90_000,
  );

  it('raises an alarm where the client is refused, keeps trying, and reads once it is let in', async () => {
    const { channel, errors } = open(GOOGLE);
    tokens.refuse(true);
    await running(channel, async () => {
      await until(() => errors.length >= 2, WAIT_MS);
      expect(channel.health()).toMatchObject({ state: 'down', detail: expect.stringContaining('sign-in was refused') });
      expect(new Set(errors)).toEqual(new Set(['mailbox.credentials']));
      tokens.refuse(false);
      await until(() => channel.health().state === 'ok', WAIT_MS);
    });
  }, 90_000);

  it('raises the same alarm where the mail server refuses the token', async () => {
    const { channel, errors } = open({ ...GOOGLE });
    const endless = setInterval(() => tokens.endAll(), 1);
    await running(channel, async () => {
      await until(() => errors.includes('mailbox.credentials'), WAIT_MS);
      expect(channel.health().state).toBe('down');
      clearInterval(endless);
      await until(() => channel.health().state === 'ok', WAIT_MS);
    }).finally(() => clearInterval(endless));
  }, 90_000);

  it('sends with the token that it has, and with a new one after that was refused', async () => {
    const { channel, errors } = open(MICROSOFT);
    const send = () => channel.send(ANSWER, AbortSignal.timeout(10_000));

    const first = await send();
    const second = await send();
    expect([first.status, second.status, tokens.asked.length]).toEqual(['sent', 'sent', 1]);
    tokens.endAll();
    expect(await send()).toMatchObject({ status: 'retry' });
    expect(errors).toEqual(['smtp.credentials']);
    expect((await send()).status).toBe('sent');
    expect(smtp.received).toHaveLength(3);
  });

  it('tells of a refused sign-in and tries the mail again later', async () => {
    const { channel, errors } = open(GOOGLE);
    tokens.refuse(true);

    expect(await channel.send(ANSWER, AbortSignal.timeout(10_000))).toMatchObject({
      status: 'retry',
      reason: expect.stringContaining('sign-in'),
    });
    expect(errors).toEqual(['smtp.credentials']);
  });
});
