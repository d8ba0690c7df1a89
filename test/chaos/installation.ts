import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { stringify } from 'yaml';
import { openStore } from '../../db/index.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { demoOrders } from '../../src/demo/orders.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import { type RedisPair, startRedisPair } from '../helpers/redis-pair.ts';
import { freePort, type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { createClock, type MovableClock } from './clock.ts';
import { createDisk, type Disk } from './disk.ts';
import { createProcesses, type Processes } from './processes.ts';

/** How it is run: one process with the embedded queue, a process for each role on one Redis, or that with Sentinel. */
export type Mode = 'embedded' | 'roles' | 'sentinel';

export const ACCOUNT_SID = `AC${'7'.repeat(32)}`;
export const TOKEN = 'a-token-of-the-chaos-that-is-long-enough';
/** The only sender of mails; the receiving server vouches for it. */
export const AUTHSERV = 'mx.kaverihome.example';

export interface Installation {
  mode: Mode;
  /** Where webhooks go. */
  address: string;
  processes: Processes;
  clock: MovableClock;
  disk: Disk;
  twilio: TwilioRest;
  smtp: TestSmtp;
  dovecot: Dovecot;
  redis: RedisServer | null;
  redisPair: RedisPair | null;
  /** Of the product, for reading and for doing harm. */
  database: Database.Database;
  /** What the processes wrote. */
  logFolder: string;
  stop(): Promise<void>;
}

/** An installation as an operator has it, with everything outside of it on this machine: strict mocks and real servers. */
export async function startInstallation(
  mode: Mode,
  extra: { workers?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), `redress-chaos-${mode}-`));
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder);
  const disk = createDisk(join(folder, 'data'));
  const clock = createClock(folder);
  const [twilio, smtp, dovecot] = [await startTwilioRest(ACCOUNT_SID, TOKEN), await startSmtp(), await startDovecot()];
  const redis = mode === 'roles' ? await startRedis() : null;
  const redisPair = mode === 'sentinel' ? await startRedisPair() : null;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;

  const configFile = join(folder, 'redress.config.yaml');
  writeFileSync(configFile, stringify({ brands: [{ ...demoBrand, accounts: accountsOf({ twilio, smtp, dovecot }) }] }));
  const file = join(disk.folder, 'redress.db');
  const store = await openStore({ file, stateKey: null });
  await store.orders.import(demoBrand.id, demoOrders(new Date()));
  await store.close();

  const workers = Array.from({ length: extra.workers ?? 1 }, (_, n) => (n === 0 ? 'worker' : `worker-${n + 1}`));
  const processes = createProcesses(
    mode === 'embedded' ? ['all'] : ['web', 'channels', ...workers],
    {
      ...clock.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      REDRESS_CONFIG: configFile,
      REDRESS_DATA_DIR: disk.folder,
      REDRESS_PUBLIC_URL: address,
      REDRESS_SECRET: 'chaos'.repeat(8),
      REDIS_URL: redis?.url ?? redisPair?.url ?? '',
      ...extra.env,
    },
    logFolder,
  );
  await processes.start();
  const database = new Database(file, { timeout: 2_000 });
  return {
    mode,
    address,
    processes,
    clock,
    disk,
    twilio,
    smtp,
    dovecot,
    redis,
    redisPair,
    database,
    logFolder,
    async stop() {
      await processes.stop();
      database.close();
      await Promise.all([twilio.stop(), smtp.stop(), dovecot.stop(), redis?.stop(), redisPair?.stop()]);
      disk.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountsOf({ twilio, smtp, dovecot }: { twilio: TwilioRest; smtp: TestSmtp; dovecot: Dovecot }) {
  const own = { accountSid: ACCOUNT_SID, authToken: TOKEN, apiBaseUrl: twilio.url };
  return [
    { id: 'wa', channel: 'whatsapp-twilio', options: { ...own, number: '+918000000001', contentBaseUrl: twilio.url } },
    { id: 'sms', channel: 'sms-twilio', options: { ...own, sender: '+14155550100' } },
    { id: 'phone', channel: 'voice-twilio', options: own },
    { id: 'chat', channel: 'webchat', options: {} },
    {
      id: 'mail',
      channel: 'email',
      options: {
        address: 'care@kaverihome.example',
        fromName: 'Kaveri Home',
        imap: { host: '127.0.0.1', port: dovecot.port, secure: false, user: dovecot.user, password: dovecot.password },
        smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
        authservId: AUTHSERV,
        pollMs: 1_000,
      },
    },
  ];
}
