import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openStore } from '../../db/index.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { demoOrders } from '../../src/demo/orders.ts';
import { type Dovecot, startDovecot } from '../helpers/dovecot.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { type RedisPair, startRedisPair } from '../helpers/redis-pair.ts';
import { freePort, type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { createClock, type MovableClock } from './clock.ts';
import { type ProductDatabase, postgresDatabase, sqliteDatabase } from './database.ts';
import { createDisk, type Disk } from './disk.ts';
import { createProcesses, type Processes } from './processes.ts';
import { type Relay, startRelay } from './relay.ts';

/**
 * How it is run: one process with the embedded queue, a process for each role on one Redis, that with Sentinel, or as on
 * several machines: two web servers behind a balancer, four workers and two processes that may run the mailbox.
 */
export type Mode = 'embedded' | 'roles' | 'sentinel' | 'machines';

const PROCESSES: Record<Mode, readonly string[]> = {
  embedded: ['all'],
  roles: ['web', 'channels', 'worker'],
  sentinel: ['web', 'channels', 'worker'],
  machines: ['web', 'web-2', 'channels', 'channels-2', 'worker', 'worker-2', 'worker-3', 'worker-4'],
};

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
  database: ProductDatabase;
  /** Null: the database is SQLite's file. `line` lies between it and the product. */
  postgres: { server: PostgresServer; line: Relay } | null;
  databaseFile: string;
  /** What the processes wrote. */
  logFolder: string;
  /** `keep`: database and logs stay where they are. */
  stop(keep?: boolean): Promise<void>;
}

/** An installation as an operator has it, with everything outside of it on this machine: strict mocks and real servers. */
export async function startInstallation(
  mode: Mode,
  { database: kind = 'SQLite', env = {} }: { database?: ProductDatabase['kind']; env?: NodeJS.ProcessEnv } = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), `redress-chaos-${mode}-`));
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder);
  const disk = createDisk(join(folder, 'data'));
  const clock = createClock(folder);
  const [twilio, smtp, dovecot] = [await startTwilioRest(ACCOUNT_SID, TOKEN), await startSmtp(), await startDovecot()];
  const redis = mode === 'roles' || mode === 'machines' ? await startRedis() : null;
  const redisPair = mode === 'sentinel' ? await startRedisPair() : null;
  const databaseFile = join(disk.folder, 'redress.db');
  const postgres = kind === 'PostgreSQL' ? await startPostgresBehindLine() : null;

  const configFile = join(folder, 'redress.config.yaml');
  writeFileSync(configFile, stringify({ brands: [{ ...demoBrand, accounts: accountsOf({ twilio, smtp, dovecot }) }] }));
  const store = await openStore({
    ...(postgres === null ? { file: databaseFile } : { url: postgres.url }),
    stateKey: null,
  });
  await store.orders.import(demoBrand.id, demoOrders(new Date()));
  await store.close();

  const names = PROCESSES[mode];
  const ports = new Map<string, number>();
  for (const name of names) if (/^(all|web)/.test(name)) ports.set(name, await freePort());
  const balancer = ports.size > 1 ? await startRelay([...ports.values()]) : null;
  const address = `http://127.0.0.1:${balancer?.port ?? [...ports.values()][0]}`;
  const processes = createProcesses(
    names,
    {
      ...clock.env,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      REDRESS_CONFIG: configFile,
      REDRESS_DATA_DIR: disk.folder,
      REDRESS_PUBLIC_URL: address,
      REDRESS_SECRET: 'chaos'.repeat(8),
      REDIS_URL: redis?.url ?? redisPair?.url ?? '',
      DATABASE_URL: postgres?.lineUrl ?? '',
      ...env,
    },
    logFolder,
    {
      areMachines: mode === 'machines' && process.getuid?.() === 0,
      envOf: (name) => ({ PORT: String(ports.get(name) ?? 0) }),
    },
  );
  await processes.start();
  const database = postgres === null ? sqliteDatabase(databaseFile) : postgresDatabase(postgres.url);
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
    postgres,
    databaseFile,
    logFolder,
    async stop(keep = false) {
      await processes.stop();
      await database.close();
      await Promise.all([twilio.stop(), smtp.stop(), dovecot.stop(), redis?.stop(), redisPair?.stop()]);
      await Promise.all([balancer?.stop(), postgres?.line.stop(), postgres?.server.stop()]);
      if (keep) return;
      disk.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPostgresBehindLine() {
  const server = await startPostgres();
  const url = await server.newDatabase();
  const line = await startRelay([Number(new URL(url).port)]);
  const lineUrl = new URL(url);
  lineUrl.port = String(line.port);
  return { server, line, url, lineUrl: lineUrl.href };
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
