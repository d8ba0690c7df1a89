import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { openStore, checkDatabase as readThrough, snapshotDatabase } from '../../db/index.ts';
import { createBackup } from '../../src/backup/backup.ts';
import { loadConfig } from '../../src/config.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { examine } from '../../src/doctor/index.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import {
  startTwilioAccount,
  type TwilioAccountServer,
  twilioNumbers,
  twilioSenders,
} from '../helpers/twilio-account.ts';

const PUBLIC = 'https://desk.shop.example';

describe('the doctor', () => {
  let dovecot: Dovecot;
  let smtp: TestSmtp;
  let redis: RedisServer;
  let twilio: TwilioAccountServer;
  let web: Server;
  let healthy = true;
  let address = '';
  let folder = '';

  beforeAll(async () => {
    [dovecot, smtp, redis, twilio] = await Promise.all([
      startDovecot(),
      startSmtp(),
      startRedis(),
      startTwilioAccount(),
    ]);
    web = createServer((_, response) => void response.end(healthy ? '{"status":"ok"}' : '<h1>It works!</h1>'));
    await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  }, 60_000);
  afterAll(async () => {
    await Promise.all([dovecot.stop(), smtp.stop(), redis.stop(), twilio.stop()]);
    web.close();
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-doctor-'));
    healthy = true;
    twilio.aheadMs = 0;
    twilio.has = {
      [`/2010-04-01/Accounts/${twilio.accountSid}.json`]: { status: 'active' },
      ...twilioNumbers(twilio.accountSid, `${PUBLIC}/channels/shop-phone/call`),
      ...twilioSenders(`${PUBLIC}/channels/shop-wa/message`),
    };
    return () => rmSync(folder, { recursive: true, force: true });
  });

  const accounts = (password = dovecot.password) => {
    const account = { accountSid: twilio.accountSid, authToken: '${TWILIO_TOKEN}', apiBaseUrl: twilio.url };
    return [
      { id: 'shop-phone', channel: 'voice-twilio', options: account },
      {
        id: 'shop-wa',
        channel: 'whatsapp-twilio',
        options: { ...account, sendersBaseUrl: twilio.url, number: '+919876543210' },
      },
      { id: 'shop-whatsapp', channel: 'whatsapp-baileys', options: {} },
      {
        id: 'shop-mail',
        channel: 'email',
        options: {
          address: 'care@shop.example',
          fromName: 'Shop',
          authservId: 'mx.shop.example',
          imap: { ...dovecot.imap, password },
          smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
        },
      },
    ];
  };
  const write = (brand: object = {}): void =>
    writeFileSync(
      join(folder, 'redress.config.yaml'),
      stringify({ brands: [{ ...demoBrand, accounts: accounts(), ...brand }] }),
    );
  const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    PORT: new URL(address).port,
    REDRESS_PUBLIC_URL: PUBLIC,
    REDIS_URL: redis.url,
    TWILIO_TOKEN: twilio.authToken,
    MAIL_PASSWORD: dovecot.password,
    ...more,
  });
  /** Everything that is not right, as `area: name state`, with its cure. */
  const wrong = async (more: NodeJS.ProcessEnv = {}) => {
    const checks = await examine(env(more), folder);
    return new Map(
      checks
        .filter(({ state }) => state !== 'ok')
        .map((check) => [`${check.area}: ${check.name} ${check.state}`, `${check.detail} → ${check.cure}`]),
    );
  };
  const start = async (): Promise<string> => {
    const config = loadConfig(env(), folder);
    const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    const health = { state: 'ok', detail: 'connected', since: new Date() } as const;
    const note = { accountId: 'shop-whatsapp', process: 'channels@one', health, tenure: null };
    await store.owners.note([note], new Date());
    const pairing = { state: 'paired', detail: 'linked to +919800000000' };
    await store.channelState('shop-whatsapp').set(new Map([['pairing/state', Buffer.from(JSON.stringify(pairing))]]));
    await store.close();
    await createBackup(
      { dataDir: config.dataDir, file: join(folder, 'backup'), passphrase: 'a-passphrase-of-the-test' },
      { snapshot: snapshotDatabase, check: readThrough },
    );
    return config.dataDir;
  };

  it('finds nothing where everything is right, but the address that is not ours to reach', async () => {
    write({ accounts: accounts('${MAIL_PASSWORD}') });
    await start();

    const found = await wrong();

    expect([...found.keys()]).toEqual(['address: reachable fault']);
  }, 30_000);

  it('reaches its own health page by the public address, and tells it from another', async () => {
    writeFileSync(join(folder, 'redress.config.yaml'), stringify({ brands: [{ ...demoBrand, accounts: [] }] }));

    expect((await wrong({ REDRESS_PUBLIC_URL: address })).has('address: reachable fault')).toBe(false);
    healthy = false;
    const found = await wrong({ REDRESS_PUBLIC_URL: address });

    expect(found.get('address: reachable fault')).toContain('something else answers');
    expect(found.get('address: running warning')).toContain('npm start');
  });

  it('says what is wrong with the brand file, and goes no further', async () => {
    write({ polices: {} });

    const found = await wrong();

    expect([...found]).toEqual([
      ['configuration: brand file fault', expect.stringMatching(/did you mean policies\?.*mend these lines/s)],
    ]);
  });

  it('says which account cannot sign in, which webhook leads elsewhere, and that nobody holds the session', async () => {
    write({ accounts: accounts('another-password') });
    twilio.has = {
      ...twilio.has,
      ...twilioNumbers(twilio.accountSid, 'https://demo.twilio.com/'),
      ...twilioSenders(null, 'OFFLINE'),
    };

    const found = await wrong();

    expect(found.get('shop-mail: imap sign-in fault')).toBeDefined();
    expect(found.get('shop-phone: webhook fault')).toContain(`${PUBLIC}/channels/shop-phone/call`);
    expect(found.get('shop-wa: webhook fault')).toContain(`${PUBLIC}/channels/shop-wa/message`);
    expect(found.get('shop-wa: sender fault')).toContain('offline');
    expect(found.get('shop-whatsapp: phone fault')).toContain('Pair');
    expect(found.get('shop-whatsapp: session warning')).toContain('start Redress');
    expect(found.get('secrets: brand file warning')).toContain('imap.password');
    expect(found.get('backup: age warning')).toContain('npx redress backup');
    expect(JSON.stringify([...found])).not.toContain('another-password');
  }, 30_000);

  it('says that Twilio refuses the token, and that the clock is wrong', async () => {
    write();
    twilio.aheadMs = 120_000;

    const found = await wrong({ TWILIO_TOKEN: 'another-token-of-somebody' });

    expect(found.get('shop-phone: credentials fault')).toContain('compare accountSid and authToken');
    expect(found.get('clock: skew fault')).toMatch(/1(19|20|21) s behind Twilio.*timedatectl/);
  });

  it('says that Redis throws bells away, and that it is not there', async () => {
    write({ accounts: [] });
    const own = new Redis(redis.url);
    await own.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const evicting = await wrong();
    await own.config('SET', 'maxmemory-policy', 'noeviction');
    own.disconnect();

    expect(evicting.get('queue: eviction fault')).toContain('config set maxmemory-policy noeviction');
    expect((await wrong({ REDIS_URL: 'redis://127.0.0.1:1' })).get('queue: connection fault')).toMatch(
      /ECONNREFUSED.*start Redis/,
    );
    expect((await wrong({ REDIS_URL: 'http://127.0.0.1' })).get('queue: connection fault')).toContain('redis://');
  });

  it('says that others can read the data, that secrets are weak and that a variable is mistyped', async () => {
    write({ accounts: [] });
    mkdirSync(join(folder, 'data'));
    chmodSync(join(folder, 'data'), 0o755);
    process.env['REDRESS_DATADIR'] = 'elsewhere';
    const found = await wrong({
      REDRESS_SECRET: 'changeme-changeme-changeme-changeme',
      METRICS_TOKEN: 'changeme-changeme-changeme-changeme',
    }).finally(() => delete process.env['REDRESS_DATADIR']);

    expect(found.get('folder: rights fault')).toContain(`chmod 700 ${join(folder, 'data')}`);
    expect(found.get('secrets: REDRESS_SECRET fault')).toContain('openssl rand');
    expect(found.get('secrets: METRICS_TOKEN fault')).toContain('the same as another secret');
    expect(found.get('secrets: environment warning')).toContain('did you mean REDRESS_DATA_DIR?');
  });

  it('says that the database is damaged, older, or newer than this release; and that the backup is old', async () => {
    write({ accounts: [] });
    const dataDir = await start();
    const file = join(dataDir, 'redress.db');
    const steps = (work: string): void => {
      const database = new Database(file);
      database.exec(work);
      database.close();
    };
    const old = new Date(Date.now() - 3 * 24 * 60 * 60_000);
    utimesSync(join(dataDir, 'last-backup'), old, old);

    steps(`pragma foreign_keys = off;
      insert into inbox (id, conversation_id, seq, timeline_seq, account_id, provider_id, message, received_at)
      values ('i', 'c', 1, 1, 'a', 'p', '{"text":"","from":[]}', ${Date.now() + 24 * 60 * 60_000})`);
    steps('delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)');
    const older = await wrong();
    steps("insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
    const newer = await wrong();
    for (const name of ['redress.db-wal', 'redress.db-shm']) rmSync(join(dataDir, name), { force: true });
    writeFileSync(file, 'this is no database, and it is long enough to be looked at'.repeat(40));
    const damaged = await wrong();

    expect(older.get('clock: newest message warning')).toContain('24 h from now');
    expect(older.get('backup: age warning')).toContain('3 days');
    expect(older.get('database: schema warning')).toContain('1 changes are made at the next start');
    expect(newer.get('database: schema fault')).toContain('newer release');
    expect(damaged.get('database: integrity fault')).toMatch(/not a database.*npx redress restore/);
  });
});
