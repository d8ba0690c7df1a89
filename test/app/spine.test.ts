import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoOrders } from '../../src/demo/orders.ts';
import { createPhone, type PhoneState } from '../../src/phone/phone.ts';
import { createPost } from '../../src/phone/webhook.ts';
import { until } from '../contracts/job-queue.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import { checkedFetch } from '../helpers/twiml-schema.ts';

const ACCOUNT_SID = `AC${'1'.repeat(32)}`;
const TOKEN = 'a-token-of-the-test-that-is-long-enough';

describe('every way in, through the whole product', () => {
  let dovecot: Dovecot;
  let smtp: TestSmtp;
  let running: RunningApp;

  beforeAll(async () => {
    dovecot = await startDovecot();
    smtp = await startSmtp();
    running = await runApp({
      seed: async (store) => void (await store.orders.import('demo', demoOrders(new Date()))),
      shop: {
        accounts: [
          { id: 'shop-chat', channel: 'webchat', options: {} },
          { id: 'shop-phone', channel: 'voice-twilio', options: { accountSid: ACCOUNT_SID, authToken: TOKEN } },
          {
            id: 'shop-mail',
            channel: 'email',
            options: {
              address: 'care@kaverihome.example',
              fromName: 'Kaveri Home',
              imap: dovecot.imap,
              smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
              authservId: 'mx.kaverihome.example',
              pollMs: 300,
            },
          },
        ],
      },
    });
  });
  afterAll(async () => {
    await running?.stop();
    await smtp?.stop();
    await dovecot?.stop();
  });

  it('a question by mail gets one answer, in its thread, and says what the sender may hear', async () => {
    await dovecot.deliver(
      mail(
        '<q1@customer.example>',
        'Where is my order KH-10234?',
        'mx.kaverihome.example; dmarc=pass header.from=customer.example',
      ),
    );
    await until(() => smtp.received.length === 1, 20_000);

    const [answer] = smtp.received;
    expect(answer?.inReplyTo).toBe('<q1@customer.example>');
    expect(answer?.references).toContain('<q1@customer.example>');
    expect(answer?.headers.get('auto-submitted')).toBe('auto-replied');
    expect(answer?.subject).toMatch(/^Re: /);
    expect(answer?.text).toContain('KH-10234');
    expect(answer?.text).toContain('Delhivery');
  });

  it('a forged sender hears nothing about the order', async () => {
    const before = smtp.received.length;
    await dovecot.deliver(
      mail(
        '<q2@customer.example>',
        'Where is my order KH-10234?',
        'mx.thief.example; dmarc=pass header.from=customer.example',
      ),
    );
    await until(() => smtp.received.length === before + 1, 20_000);

    const answer = smtp.received.at(-1);
    expect(answer?.text).not.toContain('Delhivery');
    expect(answer?.text).toMatch(/PIN/);
  });

  it('a robot gets no answer', async () => {
    const before = smtp.received.length;
    const robot = mail(
      '<q3@customer.example>',
      'I am away until Monday',
      'mx.kaverihome.example; dmarc=pass header.from=customer.example',
    );
    await dovecot.deliver(`Auto-Submitted: auto-replied\n${robot}`);
    await dovecot.deliver(mail('<q4@customer.example>', 'help', 'mx.kaverihome.example; dmarc=none'));
    await until(() => smtp.received.length === before + 1, 20_000);

    expect(smtp.received.at(-1)?.inReplyTo).toBe('<q4@customer.example>');
  });

  it('the status of an order, keyed on the phone', async () => {
    const said: string[] = [];
    const url = `${running.address}/channels/shop-phone`;
    const phone = createPhone({
      post: createPost({ url, signedUrl: url, accountSid: ACCOUNT_SID, authToken: TOKEN, fetch: checkedFetch }),
      signedUrl: url,
      from: '+919845012301',
      to: '+911800000000',
      onSay: (text) => void said.push(text),
    });
    const keys = async (digits: string): Promise<PhoneState> => phone.press(digits);

    await phone.call();
    expect(said.join(' ')).toMatch(/For English, press 1/);
    await keys('1');
    expect(said.join(' ')).toMatch(/Track an order: press 1/);
    await keys('1');
    await keys('10234');
    // The caller id is the order's own number, and proves nothing.
    expect(said.at(-1)).toMatch(/PIN code/);
    await keys('560034');
    expect(said.join(' ')).toMatch(/shipped/);
    await phone.hangUp();
  });

  it('the size of the log of the database is told to who watches', async () => {
    const metrics = await (await fetch(`${running.address}/metrics`)).text();

    expect(Number(/^redress_database_log_bytes (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0);
  });

  it('the phone says no to somebody who is not Twilio', async () => {
    const response = await fetch(`${running.address}/channels/shop-phone/call`, {
      method: 'POST',
      body: new URLSearchParams({ CallSid: `CA${'2'.repeat(32)}`, AccountSid: ACCOUNT_SID }),
    });

    expect(response.status).toBe(403);
  });

  it('a chat answers in Hindi who writes in Hindi, with a ticket number for the complaint', async () => {
    const base = `${running.address}/channels/shop-chat`;
    const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const post = async (fields: Record<string, string>): Promise<void> => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ id: randomUUID(), ...fields })) body.append(name, value);
      expect((await fetch(`${base}/messages`, { method: 'POST', headers, body })).status).toBe(202);
    };
    const answers: string[] = [];
    const stream = await fetch(`${base}/events`, { headers });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const reading = (async () => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        for (const line of part.value.split('\n')) if (line.includes('"direction":"out"')) answers.push(line);
      }
    })();

    await post({ text: 'मुझे शिकायत दर्ज करनी है' });
    await until(() => answers.length === 1, 15_000);
    await post({ text: 'लैंप टूटा हुआ आया' });
    await until(() => answers.length === 2, 15_000);

    expect(answers.join(' ')).toMatch(/[\u0900-\u097f]{3}/);
    await reader?.cancel();
    await reading;
  });
});

function mail(id: string, text: string, results: string): string {
  return `Return-Path: <ananya@customer.example>
Authentication-Results: ${results}
From: Ananya Rao <ananya@customer.example>
To: care@kaverihome.example
Subject: My order
Date: ${new Date().toUTCString()}
Message-ID: ${id}

${text}
`;
}
