import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AUTHSERV, TOKEN } from '../chaos/accounts.ts';
import { type Installation, startInstallation } from '../chaos/installation.ts';
import { twilioPost } from '../chaos/webhooks.ts';
import { pause } from '../contracts/job-queue.ts';

/** What must never stand in a log, by what it is. */
const PLANTED = {
  'the secret of the installation': 'planted-installation-secret-0123456789abcdef',
  'the token of the metrics': 'planted-metrics-token-0123',
  'the passphrase of the backups': 'planted-backup-passphrase',
  'the token of Twilio': TOKEN,
  'the password of the mailbox': 'secret-of-the-test',
  'a phone number': '+919812376543',
  'a mail address': 'planted.person@customer.example',
  'a name': 'Plantedname Surname',
  'a postal address': '77 Planted Street',
  'a message': 'planted-words-of-a-message',
  'a PIN code': '560911',
  'a UPI id': 'planted@okbank',
} as const;

describe('the logs of the running product, at debug level', () => {
  let installation: Installation;
  const spoken = `${PLANTED['a message']}, I live at ${PLANTED['a postal address']} ${PLANTED['a PIN code']}, refund to ${PLANTED['a UPI id']}`;

  beforeAll(async () => {
    installation = await startInstallation('embedded', {
      env: {
        LOG_LEVEL: 'debug',
        REDRESS_SECRET: PLANTED['the secret of the installation'],
        METRICS_TOKEN: PLANTED['the token of the metrics'],
        REDRESS_BACKUP_PASSPHRASE: PLANTED['the passphrase of the backups'],
      },
    });
  }, 120_000);
  afterAll(() => installation?.stop());

  it('hold no secret and nothing of a person, through all channels and while everything fails', async () => {
    const { address, twilio, smtp, database, databaseFile } = installation;
    for (const behaviour of [
      null,
      { status: 503, body: { message: spoken } },
      'reset',
      { status: 400, body: { code: 21211 } },
    ] as const) {
      twilio.behave(behaviour);
      await writeOnWhatsApp(spoken);
      await pause(2_500);
    }
    for (const behaviour of ['accept', 'refuse', 'drop', 'defer'] as const) {
      smtp.behave(behaviour);
      await installation.mailboxes[0]?.dovecot.deliver(letter(spoken));
      await pause(2_500);
    }
    await writeInChat(spoken);
    smtp.behave('accept');
    twilio.behave(null);
    const code = await proveByCode();
    await call();
    // Unsigned, malformed, and with the password in the address.
    await fetch(`${address}/channels/wa/message`, {
      method: 'POST',
      body: new URLSearchParams({ Body: spoken, From: PLANTED['a phone number'] }),
    });
    await fetch(`${address}/channels/nobody/message?phone=${encodeURIComponent(PLANTED['a phone number'])}`, {
      method: 'POST',
      body: spoken,
    });
    await fetch(`${address}/api/tickets`, {
      headers: { authorization: `Bearer ${PLANTED['the token of the metrics']}` },
    });
    await fetch(`${address}/api/intake`, {
      method: 'POST',
      headers: { 'x-api-key': spoken },
      body: `{"text":"${spoken}`,
    });
    await fetch(`${address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ email: PLANTED['a mail address'], password: 'secret-of-the-test' }),
    });
    await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer wrong' } });
    // A row that cannot be read (what was just written still waits for more words), and a database that is locked for
    // longer than is waited for.
    await writeOnWhatsApp(spoken);
    await database.run(`update inbox set message = json_set(message, '$.from', 'broken') where turn_id is null`);
    const other = new Database(databaseFile);
    other.exec('BEGIN IMMEDIATE');
    await writeOnWhatsApp(spoken);
    other.exec('ROLLBACK');
    other.close();
    await pause(3_000);

    const logs = await vi.waitFor(
      () => {
        const logs = readAll(installation.logFolder);
        for (const event of ['message.received', 'delivery.settled', 'turn.unreadable', 'webhook.refused'])
          expect(logs).toContain(event);
        return logs;
      },
      { timeout: 30_000, interval: 500 },
    );
    const found = Object.entries(PLANTED)
      .filter(([, value]) => logs.includes(value) || logs.includes(encodeURIComponent(value)))
      .map(
        ([what, value]) =>
          `${what}: ${logs
            .split('\n')
            .find((line) => line.includes(value))
            ?.slice(0, 400)}`,
      );
    expect(found).toEqual([]);
    expect(logs).not.toContain(code);
    // Without the plus sign too, as it stands in addresses and JIDs.
    expect(logs).not.toContain(PLANTED['a phone number'].slice(3));
  }, 180_000);

  async function writeOnWhatsApp(text: string, from: string = PLANTED['a phone number']): Promise<void> {
    const params = {
      MessageSid: `SM${randomBytes(16).toString('hex')}`,
      From: `whatsapp:${from}`,
      ProfileName: PLANTED['a name'],
      Body: text,
    };
    await twilioPost(installation.address, '/channels/wa/message', params);
  }

  async function writeInChat(...texts: string[]): Promise<string> {
    const base = `${installation.address}/channels/chat`;
    const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
    for (const text of texts) await sayInChat(token, text);
    return token;
  }

  async function sayInChat(token: string, text: string): Promise<void> {
    const body = new FormData();
    body.append('id', randomUUID());
    body.append('text', text);
    body.append('files', new File(['MZ-planted'], `${PLANTED['a name']}.exe`));
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${installation.address}/channels/chat/messages`, { method: 'POST', headers, body });
    await pause(2_500);
  }

  /** Asks for something that needs a code, takes it from the message in which it came, and types it. */
  async function proveByCode(): Promise<string> {
    // Whose order it is wrote on WhatsApp a moment ago, so that a code may go there.
    await writeOnWhatsApp('hello', '+919886091105');
    await pause(2_500);
    const token = await writeInChat('cancel my order KH-10238');
    const code = await vi.waitFor(
      () => {
        const sent = [
          ...installation.smtp.received.map(({ text }) => text ?? ''),
          ...installation.twilio.created.map((form) => JSON.stringify(form)),
        ];
        return (
          sent
            .flatMap((text) => /(?:code|कोड)\D{0,60}\b(\d{3} ?\d{3})\b/i.exec(text)?.[1]?.replace(' ', '') ?? [])
            .at(-1) ?? expect.fail('no code came')
        );
      },
      { timeout: 15_000, interval: 300 },
    );
    await sayInChat(token, code);
    return code;
  }

  async function call(): Promise<void> {
    const own = {
      CallSid: `CA${randomBytes(16).toString('hex')}`,
      From: PLANTED['a phone number'],
      To: '+911800000000',
    };
    await twilioPost(installation.address, '/channels/phone/call', own);
    await twilioPost(installation.address, '/channels/phone/step?n=1', { ...own, SpeechResult: spoken });
    await twilioPost(installation.address, '/channels/phone/status', { ...own, CallStatus: 'completed' });
  }
});

function letter(text: string): string {
  return `Return-Path: <${PLANTED['a mail address']}>
Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=customer.example
From: ${PLANTED['a name']} <${PLANTED['a mail address']}>
To: care@kaverihome.example
Subject: ${PLANTED['a message']}
Date: ${new Date().toUTCString()}
Message-ID: <${randomBytes(8).toString('hex')}@customer.example>

${text} ${randomBytes(4).toString('hex')}
`;
}

function readAll(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
