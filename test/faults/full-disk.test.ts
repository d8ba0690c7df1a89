import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../db/index.ts';
import { sign } from '../../src/phone/webhook.ts';
import { type ProductDatabase, postgresDatabase, sqliteDatabase } from '../chaos/database.ts';
import { pause, until } from '../contracts/job-queue.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import { createOwnDisk, type OwnDisk } from '../helpers/own-disk.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { pngBytes } from '../helpers/sample-files.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';

const SID = `AC${'7'.repeat(32)}`;
const TOKEN = 'a-token-of-the-test-that-is-long-enough';
const PHOTO = pngBytes(50_000);
/** Another one: what is kept already needs no room. */
const POT = pngBytes(60_000);
/** Longer than any reader waits between two looks. */
const WATCHED_MS = 3_000;

describe.each(['SQLite', 'PostgreSQL'] as const)('files for which the disk has no room, on %s', (kind) => {
  let twilio: TwilioRest;
  let dovecot: Dovecot;
  let smtp: TestSmtp;
  let postgres: PostgresServer | null = null;
  let folder: string;
  let disk: OwnDisk;
  let app: RunningApp;
  let database: ProductDatabase;

  beforeAll(async () => {
    [twilio, smtp] = await Promise.all([startTwilioRest(SID, TOKEN), startSmtp()]);
    if (kind === 'PostgreSQL') postgres = await startPostgres();
    dovecot = await startDovecot();
    folder = mkdtempSync(join(tmpdir(), 'redress-full-disk-'));
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    disk = createOwnDisk(join(folder, 'data', 'files'));
    const url = await postgres?.newDatabase();
    app = await runApp({
      shop: {
        accounts: [
          { id: 'chat', channel: 'webchat', options: {} },
          {
            id: 'wa',
            channel: 'whatsapp-twilio',
            options: {
              accountSid: SID,
              authToken: TOKEN,
              apiBaseUrl: twilio.url,
              contentBaseUrl: twilio.url,
              number: '+918000000001',
            },
          },
          {
            id: 'mail',
            channel: 'email',
            options: {
              address: 'care@shop.example',
              fromName: 'Shop',
              imap: dovecot.imap,
              smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
              pollMs: 200,
            },
          },
        ],
      },
      env: { DATABASE_URL: url ?? '' },
      folder,
    });
    database = url === undefined ? sqliteDatabase(app.config.databaseFile) : postgresDatabase(url);
  });
  afterAll(async () => {
    await app?.stop();
    await database?.close();
    await Promise.all([dovecot?.stop(), twilio?.stop(), smtp?.stop(), postgres?.stop()]);
    disk?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the tests before have left; each counts from there. */
  let before = { messages: 0, files: 0, kept: [] as string[] };
  beforeEach(async () => {
    before = { messages: 0, files: 0, kept: [] };
    before = { ...(await counts()), kept: kept() };
  });

  const counts = async () => ({
    messages: (await database.count('select count(*) from inbox')) - before.messages,
    files: (await database.count('select count(*) from attachments')) - before.files,
    aside: await database.all<{ reason: string }>('select reason, detail from quarantine'),
  });
  /** Everything that lies in the file store, but what fills the disk. */
  const kept = (): string[] =>
    readdirSync(app.config.filesDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'ballast')
      .map(({ name }) => basename(name))
      .filter((name) => !before.kept.includes(name));
  const bytesOf = async (): Promise<Buffer[]> => {
    const rows = await database.all<{ sha256: string }>('select sha256 from attachments order by id');
    const files = createFiles(app.config.filesDir);
    return Promise.all(
      rows.slice(before.files).map(async ({ sha256 }) => Buffer.from((await files.get(sha256)) ?? [])),
    );
  };
  const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

  function onWhatsApp(sid: string, photo: boolean): Promise<Response> {
    const url = `${app.address}/channels/wa/message`;
    const media = { NumMedia: '1', MediaUrl0: `${twilio.url}/media/1`, MediaContentType0: 'image/png' };
    const params = {
      AccountSid: SID,
      MessageSid: sid,
      From: 'whatsapp:+919845012301',
      To: 'whatsapp:+918000000001',
      Body: 'look',
      ...(photo ? media : {}),
    };
    // What was signed is the address that the world knows.
    const signed = `${app.config.publicUrl ?? app.address}/channels/wa/message`;
    return fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': sign(TOKEN, signed, params) },
      body: new URLSearchParams(params),
    });
  }

  function letter(id: string, photo: Uint8Array | null): string {
    const head = `Return-Path: <asha@customer.example>\nFrom: Asha <asha@customer.example>\nTo: care@shop.example\nSubject: ${id}\nDate: ${new Date().toUTCString()}\nMessage-ID: <${id}@customer.example>\nMIME-Version: 1.0\n`;
    if (photo === null) return `${head}\n${id}: I have a question\n`;
    const encoded = Buffer.from(photo).toString('base64').replace(/.{76}/g, '$&\n');
    return `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${id}: look at the photo\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=pot.png\nContent-Transfer-Encoding: base64\n\n${encoded}\n--b--\n`;
  }

  it('are not "received" by a webhook: Twilio hears 503, and its next try brings the message with them, once', async () => {
    disk.full();

    expect((await onWhatsApp('SM1', true)).status).toBe(503);
    expect((await onWhatsApp('SM1', true)).status).toBe(503);
    expect(await counts()).toEqual({ messages: 0, files: 0, aside: [] });
    // Words need no room there.
    expect((await onWhatsApp('SM2', false)).status).toBe(200);
    disk.free();

    expect(kept()).toEqual([]);
    expect((await onWhatsApp('SM1', true)).status).toBe(200);
    expect((await onWhatsApp('SM1', true)).status).toBe(200);
    expect(await counts()).toEqual({ messages: 2, files: 1, aside: [] });
    expect(await bytesOf()).toEqual([Buffer.from('picture')]);
    expect(kept()).toEqual([sha256('picture')]);
  });

  it('are not "received" by the web chat, which sends them again', async () => {
    const base = `${app.address}/channels/chat`;
    const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
    const id = crypto.randomUUID();
    const send = (): Promise<Response> => {
      const body = new FormData();
      body.append('id', id);
      body.append('text', 'look at the pot');
      body.append('files', new File([Buffer.from(PHOTO)], 'pot.png', { type: 'image/png' }));
      return fetch(`${base}/messages`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
    };
    disk.full();

    expect((await send()).status).toBe(503);
    expect(await counts()).toEqual({ messages: 0, files: 0, aside: [] });
    disk.free();

    expect(kept()).toEqual([]);
    expect((await send()).status).toBe(202);
    expect(await counts()).toEqual({ messages: 1, files: 1, aside: [] });
    expect(await bytesOf()).toEqual([Buffer.from(PHOTO)]);
  });

  it('stay in the mailbox: the reader goes no further, and brings all of it in its order when there is room', async () => {
    await dovecot.deliver(letter('first', null));
    await until(async () => (await counts()).messages === 1, 30_000);
    disk.full();
    await dovecot.deliver(letter('photo', POT));
    await dovecot.deliver(letter('last', null));

    await pause(WATCHED_MS);
    expect(await counts()).toEqual({ messages: 1, files: 0, aside: [] });
    disk.free();

    await until(async () => (await counts()).messages === 3, 60_000);
    const rows = await database.all<{ provider_id: string }>(
      "select provider_id from inbox where account_id = 'mail' order by received_at, id",
    );
    expect(rows.map(({ provider_id: id }) => /first|photo|last/.exec(id)?.[0])).toEqual(['first', 'photo', 'last']);
    expect(await counts()).toEqual({ messages: 3, files: 1, aside: [] });
    expect(await bytesOf()).toEqual([Buffer.from(POT)]);
  }, 150_000);
});
