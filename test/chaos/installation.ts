import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openStore } from '../../db/index.ts';
import { loadConfig, storeOf } from '../../src/config.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { demoOrders } from '../../src/demo/orders.ts';
import { startDovecot } from '../helpers/dovecot.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { type RedisPair, startRedisPair } from '../helpers/redis-pair.ts';
import { freePort, type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { startSmtp, type TestSmtp } from '../helpers/smtp.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { ACCOUNT_SID, accountsOf, type Mailbox, type Place, TOKEN, WEB } from './accounts.ts';
import { createClock, type MovableClock } from './clock.ts';
import { type ProductDatabase, postgresDatabase, sqliteDatabase } from './database.ts';
import { createDisk, type Disk } from './disk.ts';
import { type LinkedShop, startLinkedShop } from './linked-shop.ts';
import { createMachines, type Machines } from './machines.ts';
import { createProcesses, type Processes } from './processes.ts';
import { type Relay, startRelay } from './relay.ts';

/**
 * How it is run: one process with the embedded queue, a process for each role on one Redis, that with Sentinel, or as on
 * several machines: two web servers behind a balancer, four workers and two processes for two mailboxes and a linked phone.
 */
export type Mode = 'embedded' | 'roles' | 'sentinel' | 'machines';

const PROCESSES: Record<Mode, readonly string[]> = {
  embedded: ['all'],
  roles: ['web', 'channels', 'worker'],
  sentinel: ['web', 'channels', 'worker'],
  machines: ['web', 'web-2', 'channels', 'channels-2', 'worker', 'worker-2', 'worker-3', 'worker-4'],
};

export interface Installation {
  mode: Mode;
  /** Where webhooks go. */
  address: string;
  processes: Processes;
  clock: MovableClock;
  disk: Disk;
  twilio: TwilioRest;
  smtp: TestSmtp;
  mailboxes: readonly Mailbox[];
  /** Null: the shop is not linked to WhatsApp Web. */
  linkedShop: LinkedShop | null;
  /** Accounts that one process at a time runs. */
  owned: readonly string[];
  /** Null: it is not run as on several machines. */
  machines: Machines | null;
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

export interface InstallationOptions {
  database?: ProductDatabase['kind'];
  /** Of the processes, beside what they need. */
  env?: NodeJS.ProcessEnv;
  /** Which run; default: all of that mode. */
  processes?: readonly string[];
}

/** An installation as an operator has it, with everything outside of it on this machine: strict mocks and real servers. */
export async function startInstallation(
  mode: Mode,
  { database: kind = 'SQLite', env = {}, processes: names = PROCESSES[mode] }: InstallationOptions = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), `redress-chaos-${mode}-`));
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder);
  const disk = createDisk(join(folder, 'data'));
  const clock = createClock(folder);
  const machines = mode === 'machines' ? createMachines(names) : null;
  const network = machines?.network ?? null;
  const [twilio, smtp] = [await startTwilioRest(ACCOUNT_SID, TOKEN), await startSmtp()];
  const mailboxes = await startMailboxes(mode);
  const linkedShop = mode === 'machines' ? await startLinkedShop() : null;
  const redis = mode === 'roles' || mode === 'machines' ? await startRedis(network?.gateway) : null;
  const redisPair = mode === 'sentinel' ? await startRedisPair() : null;
  const databaseFile = join(disk.folder, 'redress.db');
  const postgres = kind === 'PostgreSQL' ? await startPostgresBehindLine(network?.gateway) : null;

  const doors: Relay[] = [];
  /** Where the machines find a server that listens here. */
  const placeOf = async (port: number): Promise<Place> => {
    const here = { host: '127.0.0.1', port };
    if (network === null) return here;
    const door = await startRelay([here], network.gateway);
    doors.push(door);
    return { host: network.gateway, port: door.port };
  };
  const ports = new Map<string, number>();
  for (const name of names) if (/^(all|web)/.test(name)) ports.set(name, await freePort());
  const webServers = [...ports].map(([name, port]) => ({ host: network?.addressOf(name) ?? '127.0.0.1', port }));
  const balancer = webServers.length > 1 ? await startRelay(webServers) : null;
  const address = `http://127.0.0.1:${balancer?.port ?? webServers[0]?.port}`;

  const configFile = join(folder, 'redress.config.yaml');
  const accounts = accountsOf({
    twilio: await placeOf(Number(new URL(twilio.url).port)),
    smtp: await placeOf(smtp.port),
    mailboxes: await Promise.all(
      mailboxes.map(async (mailbox) => ({ ...mailbox, place: await placeOf(mailbox.dovecot.port) })),
    ),
    web:
      linkedShop === null
        ? null
        : { shop: linkedShop, place: await placeOf(Number(new URL(linkedShop.webSocketUrl).port)) },
  });
  writeFileSync(configFile, stringify({ brands: [{ ...demoBrand, accounts }] }));
  const settings = {
    HOST: network === null ? '127.0.0.1' : '0.0.0.0',
    LOG_LEVEL: 'info',
    REDRESS_CONFIG: configFile,
    REDRESS_DATA_DIR: disk.folder,
    REDRESS_PUBLIC_URL: address,
    REDRESS_SECRET: 'chaos'.repeat(8),
    REDIS_URL: redis?.url ?? redisPair?.url ?? '',
    DATABASE_URL: postgres?.lineUrl ?? '',
    ...env,
  };
  const store = await openStore(storeOf(loadConfig(settings, folder)));
  await store.orders.import(demoBrand.id, demoOrders(new Date()));
  await linkedShop?.link(store.channelState(WEB));
  await store.close();

  const processes = createProcesses(names, { ...clock.env, ...settings }, logFolder, {
    envOf: (name) => ({ PORT: String(ports.get(name) ?? 0) }),
    ...(machines === null ? {} : { machines }),
  });
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
    mailboxes,
    linkedShop,
    owned: [...mailboxes.map(({ id }) => id), ...(linkedShop === null ? [] : [WEB])],
    machines,
    redis,
    redisPair,
    database,
    postgres,
    databaseFile,
    logFolder,
    async stop(keep = false) {
      await processes.stop();
      await database.close();
      await Promise.all([twilio.stop(), smtp.stop(), redis?.stop(), redisPair?.stop(), linkedShop?.stop()]);
      await Promise.all(mailboxes.map(({ dovecot }) => dovecot.stop()));
      await Promise.all([...doors, balancer, postgres?.line].map((relay) => relay?.stop()));
      await postgres?.server.stop();
      network?.remove();
      if (keep) return;
      disk.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startMailboxes(mode: Mode): Promise<Mailbox[]> {
  const mailbox = async (id: string, user: string): Promise<Mailbox> => ({
    id,
    address: `${user}@kaverihome.example`,
    dovecot: await startDovecot({ user }),
  });
  return [await mailbox('mail', 'care'), ...(mode === 'machines' ? [await mailbox('mail-2', 'returns')] : [])];
}

async function startPostgresBehindLine(host = '127.0.0.1') {
  const server = await startPostgres();
  const url = await server.newDatabase();
  const line = await startRelay([{ host: '127.0.0.1', port: Number(new URL(url).port) }], host);
  const lineUrl = new URL(url);
  lineUrl.host = `${host}:${line.port}`;
  return { server, line, url, lineUrl: lineUrl.href };
}
