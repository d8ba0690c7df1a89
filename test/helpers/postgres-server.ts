import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore } from '../../db/index.ts';
import { freePort } from './redis-server.ts';

export interface PostgresServer {
  url: string;
  /** A database with the product's schema and nothing in it. */
  newDatabase(): Promise<string>;
  /** A database with nothing at all. */
  emptyDatabase(): Promise<string>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/**
 * A real PostgreSQL of Debian on a free port, in a folder of its own, for tests: nothing of it survives. `isDurable`: it waits
 * for the disk as it would elsewhere; default false, which makes tests faster.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'redress-postgres-'));
  const as = account();
  if (as !== null) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'redress', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { encoding: 'utf8', cwd: folder, ...as },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  let port = await freePort();
  const urlOf = (database: string): string => `postgres://redress@127.0.0.1:${port}/${database}`;
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const durability = isDurable ? [] : ['fsync=off', 'full_page_writes=off'];
    const settings = [...durability, 'listen_addresses=127.0.0.1', 'max_connections=200'];
    const options = ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((one) => ['-c', one])];
    child = spawn(join(bin, 'postgres'), options, { stdio: 'ignore', cwd: folder, ...as });
    for (;;) {
      try {
        await run('select 1');
        return;
      } catch (error) {
        if (child.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  const run = (statement: string): Promise<void> => runOn(urlOf('postgres'), statement);

  async function kill(): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    // Its children see the end of their parent and end too.
    child.kill('SIGKILL');
    await exited;
    await new Promise((resolve) => setTimeout(resolve, 300));
    rmSync(join(data, 'postmaster.pid'), { force: true });
  }

  // Whoever looks for a listener on a port that is free may be given that very port to look from, and it is taken.
  await start().catch(async () => {
    port = await freePort();
    await start();
  });
  await run('create database prepared');
  await (await openStore({ url: urlOf('prepared'), stateKey: null })).close();
  return {
    url: urlOf('postgres'),
    newDatabase: () => databaseOn(urlOf('postgres')),
    emptyDatabase: () => databaseOn(urlOf('postgres'), 'template0'),
    kill,
    start,
    async stop() {
      const exited = child === null || child.exitCode !== null ? null : once(child, 'exit');
      child?.kill('SIGQUIT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new database on such a server; `prepared` has the product's schema. */
export async function databaseOn(server: string, template = 'prepared'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(server, `create database ${name} template ${template}`);
  return new URL(`/${name}`, server).href;
}

/** Removes every row, the append-only ones too: faster than another database. */
export async function emptyOut(database: string): Promise<void> {
  await runOn(
    database,
    `set session_replication_role = replica;
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'redress_migrations' loop
        execute format('delete from %I', name);
      end loop;
    end $$`,
  );
}

async function runOn(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the end of the server is its own news
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one)) : [];
  const [newest] = versions;
  if (newest === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(DEBIAN, newest, 'bin');
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. Null: as whoever we are. */
function account(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'));
  const [, , uid, gid] = (line ?? '').split(':');
  if (uid === undefined || gid === undefined) throw new Error('there is no account called postgres');
  return { uid: Number(uid), gid: Number(gid) };
}
