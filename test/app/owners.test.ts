import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { openStore } from '../../db/index.ts';
import { loadConfig } from '../../src/config.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { standingOf } from '../../src/services/account-health.ts';
import { createProcesses, type Processes } from '../chaos/processes.ts';
import { until } from '../contracts/job-queue.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import { startWhatsApp, type WhatsAppServer } from '../helpers/whatsapp-server.ts';

/** What the takeover of a dead owner may take; a loaded machine included. */
const TAKEOVER_MS = 30_000;
const AUTHSERV = 'mx.kaverihome.example';

/** As an operator runs it: two processes that may run the accounts. The build stands: npm test made it. */
describe('two processes for channels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-owners-'));
  let redis: RedisServer;
  let dovecot: Dovecot;
  let smtp: TestSmtp;
  let whatsApp: WhatsAppServer;
  let processes: Processes;
  let store: Awaited<ReturnType<typeof openStore>>;
  let database: Database.Database;

  beforeAll(async () => {
    [redis, dovecot, smtp, whatsApp] = await Promise.all([startRedis(), startDovecot(), startSmtp(), startWhatsApp()]);
    const accounts = [
      {
        id: 'mail',
        channel: 'email',
        options: {
          address: 'care@kaverihome.example',
          fromName: 'Kaveri Home',
          imap: dovecot.imap,
          smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
          authservId: AUTHSERV,
        },
      },
      {
        id: 'shop-whatsapp',
        channel: 'whatsapp-baileys',
        options: { webSocketUrl: whatsApp.webSocketUrl, pace: { gapMs: 0, typingMs: 0, perMinute: 1000 } },
      },
    ];
    writeFileSync(join(folder, 'redress.config.yaml'), stringify({ brands: [{ ...demoBrand, accounts }] }));
    const env = { REDRESS_SECRET: 'owners'.repeat(8), REDIS_URL: redis.url, LOG_LEVEL: 'info' };
    const config = loadConfig(env, folder);
    store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    await whatsApp.pair(store.channelState('shop-whatsapp'));
    database = new Database(config.databaseFile, { readonly: true });
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    const own = { ...env, REDRESS_DATA_DIR: config.dataDir, REDRESS_CONFIG: join(folder, 'redress.config.yaml') };
    processes = createProcesses(['worker', 'channels', 'channels-2'], own, logs);
    await processes.start();
  }, 120_000);

  afterAll(async () => {
    await processes?.stop();
    database?.close();
    await store?.close();
    await Promise.all([redis?.stop(), dovecot?.stop(), smtp?.stop(), whatsApp?.close()]);
    if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
  });

  const count = (sql: string): number => Number(database.prepare(sql).pluck().get());
  /** Which of the two runs an account, by the number in its name. */
  const ownerOf = (accountId: string): string | null =>
    database
      .prepare<string, string | null>('select owner from account_owners where account_id = ?')
      .pluck()
      .get(accountId) ?? null;
  const isUp = (accountId: string, owner: string): boolean =>
    database
      .prepare<[string, string], string>('select state from account_health where account_id = ? and process = ?')
      .pluck()
      .get(accountId, owner) === 'ok';

  async function runBy(accountId: string, isRight: (owner: string) => boolean): Promise<string> {
    let owner: string | null = null;
    await until(() => {
      owner = ownerOf(accountId);
      return owner !== null && isRight(owner) && isUp(accountId, owner);
    }, TAKEOVER_MS);
    return owner ?? '';
  }
  const pidIn = (owner: string | null): number => Number(/:(\d+)\./.exec(owner ?? '')?.[1]);
  const nameOf = (owner: string): string =>
    ['channels', 'channels-2'].find((name) => processes.pid(name) === pidIn(owner)) ?? '';

  async function write(n: number): Promise<void> {
    await dovecot.deliver(
      [
        `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=customer.example`,
        `From: Customer ${n} <c${n}@customer.example>`,
        'To: care@kaverihome.example',
        `Subject: menu`,
        `Message-ID: <mail-${n}@customer.example>`,
        '',
        'menu',
        '',
      ].join('\n'),
    );
  }

  it('replaces a killed owner, loses nothing and answers everything once; a clean stop hands over at once', async () => {
    const [, phoneOwner] = await Promise.all([runBy('mail', () => true), runBy('shop-whatsapp', () => true)]);
    expect(whatsApp.proxy.connections()).toBe(1);
    for (const n of [1, 2, 3]) await write(n);
    // A mail that is being handed over at the moment of a death is uncertain; these are not.
    await until(() => count("select count(*) from outbox where account_id = 'mail' and status = 'sent'") === 3, 20_000);
    await whatsApp.inbound('menu', { messageId: 'WA-1' });
    await until(() => count("select count(*) from inbox where account_id = 'shop-whatsapp'") === 1);

    // It dies in the middle of its work.
    const dying = nameOf(phoneOwner);
    const heir = dying === 'channels' ? 'channels-2' : 'channels';
    await processes.down(dying);
    for (const n of [4, 5, 6]) await write(n);
    for (const accountId of ['mail', 'shop-whatsapp']) await runBy(accountId, (owner) => nameOf(owner) === heir);
    await whatsApp.inbound('menu', { messageId: 'WA-2' });
    expect((await standingOf({ store, clock: { now: () => new Date() } }, 'shop-whatsapp')).state).toBe('ok');

    // The dead one comes back and takes nothing from the one that lives; then that one is stopped as PM2 does it.
    await processes.revive(dying);
    await processes.down(heir, 'SIGINT');
    for (const n of [7, 8, 9]) await write(n);
    for (const accountId of ['mail', 'shop-whatsapp']) await runBy(accountId, (owner) => nameOf(owner) === dying);
    await whatsApp.inbound('menu', { messageId: 'WA-3' });

    await until(() => count('select count(*) from inbox where turn_id is not null') === 12, 20_000);
    await until(() => count("select count(*) from outbox where status in ('queued', 'sending')") === 0, 20_000);
    expect(count("select count(*) from outbox where status in ('failed', 'uncertain')")).toBe(0);
    const written = smtp.received.map(({ to }) => [to].flat()[0]?.text).sort();
    expect(written).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => expect.stringContaining(`c${n}@customer.example`)));
    const sent = count("select count(*) from outbox where account_id = 'shop-whatsapp'");
    expect(new Set(JSON.stringify(whatsApp.events).match(/3EB0[0-9A-F]+/g)).size).toBe(sent);
    // One for each owner: nobody disturbed another one's session.
    expect(whatsApp.proxy.connections()).toBe(3);
    expect(processes.crashes()).toBe(0);
  }, 150_000);
});
