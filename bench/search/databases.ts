import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore } from '../../db/index.ts';
import type { OpenedStore } from '../../db/opened-store.ts';
import { type ManyTickets, seedManyTickets } from '../../test/helpers/many-tickets.ts';
import { startPostgres } from '../../test/helpers/postgres-server.ts';
import { fillPostgres } from './fill-postgres.ts';

/** What a ticket with its two messages takes on the disk, bytes, with room to spare. */
const BYTES_EACH = { sqlite: 3_500, postgres: 7_000 };

export interface Filled {
  store: OpenedStore;
  /** Processor time of the database's server so far, milliseconds; 0 where there is none beside this process. */
  serverSpentMs(): number;
  close(): Promise<void>;
}

/** A file in a temporary folder, or in `keep`, where it is used again. */
export async function filledSqlite(options: ManyTickets, keep: string | undefined): Promise<Filled> {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'redress-search-')));
  const removed = async (): Promise<void> => {
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    await refuseFull(folder, options.tickets * BYTES_EACH.sqlite);
    const file = join(folder, `${options.tickets}.db`);
    if (!existsSync(file)) await seedManyTickets({ ...options, file });
    const store = await openStore({ file, stateKey: null });
    return {
      store,
      serverSpentMs: () => 0,
      async close() {
        await store.close();
        await removed();
      },
    };
  } catch (error) {
    await removed();
    throw error;
  }
}

/** A database of a server of its own, or of a server on this machine: the one that `keep` names is used again, and filled where it is empty. */
export async function filledPostgres(options: ManyTickets, keep: string | undefined): Promise<Filled> {
  await refuseFull(tmpdir(), keep === undefined ? options.tickets * BYTES_EACH.postgres : 0);
  const server = keep === undefined ? await startPostgres() : null;
  try {
    const url = keep ?? (await server?.newDatabase()) ?? '';
    const store = await openStore({ url, stateKey: null });
    const [none, serverId] = await lookInto(url);
    if (none) await fillPostgres(url, options);
    return {
      store,
      serverSpentMs: () => spentMs(serverId),
      async close() {
        await store.close();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function refuseFull(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes) throw new Error(`${folder} has no room for so many tickets`);
}

/** Whether it is empty, and the process that all the server's processes are children of. */
async function lookInto(url: string): Promise<[isEmpty: boolean, serverId: string]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select not exists (select 1 from tickets) as none, pg_backend_pid()::text as process',
    );
    return [rows[0].none, statOf(rows[0].process)[1] ?? ''];
  } finally {
    await client.end();
  }
}

const TICK_MS = 10;
const [USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED] = [11, 12, 13, 14];

function spentMs(serverId: string): number {
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter(([, parent]) => parent === serverId)
    .reduce((sum, stat) => sum + Number(stat[USER]) + Number(stat[SYSTEM]), 0);
  const own = statOf(serverId);
  return (ticks + Number(own[USER_OF_ENDED]) + Number(own[SYSTEM_OF_ENDED])) * TICK_MS;
}

/** State, parent and what comes after them (proc(5)); the name before them may have spaces. */
function statOf(process: string): string[] {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return []; // it has ended meanwhile
  }
}
