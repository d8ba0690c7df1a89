import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import {
  createPostgresBackend,
  type PgNotification,
  type PgPool,
  type PgPoolClient,
  type PgQueryable,
  runMigrations,
  withBackend,
} from 'bullmq';
import type { Backend } from './bullmq.ts';

const SCHEMA = 'bullmq';

/**
 * BullMQ's PostgreSQL backend on PGlite, inside this process and in memory: the database of record rings every bell
 * again after a restart, so nothing here has to survive one.
 * @param templateFile keeps the empty database, so that the next start need not make it again (2.5 s); null: none kept
 */
export async function openEmbedded(templateFile: string | null): Promise<Backend> {
  const pglite = (await fromTemplate(templateFile)) ?? (await makeDatabase(templateFile));
  // One session serves everybody, so the path is set once; the backend's commands name no schema.
  await pglite.query(`SET search_path TO ${SCHEMA}`);

  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = poolOver(pglite);
  return {
    queue: (name, options) => new Queue(name, { ...options, connection }),
    worker: (name, handler, options) => new Worker(name, handler, { ...options, connection }),
    ping: async () => void (await pglite.query('SELECT 1')),
    close: () => pglite.close(),
  };
}

async function fromTemplate(file: string | null): Promise<PGlite | null> {
  if (file === null || !existsSync(file)) return null;
  try {
    const pglite = new PGlite({ loadDataDir: new Blob([await readFile(file)]) });
    await pglite.waitReady;
    await runMigrations(queryable(pglite), SCHEMA);
    return pglite;
  } catch {
    // Of another version, or cut off while it was written: it is made anew.
    return null;
  }
}

async function makeDatabase(templateFile: string | null): Promise<PGlite> {
  const pglite = new PGlite();
  await pglite.waitReady;
  await runMigrations(queryable(pglite), SCHEMA);
  if (templateFile !== null) {
    const dump = await pglite.dumpDataDir('none');
    const temporary = `${templateFile}.${process.pid}`;
    await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
    await rename(temporary, templateFile);
  }
  return pglite;
}

/** PGlite takes several statements only through `exec`, and parameters only through `query`. */
function queryable(pglite: PGlite): PgQueryable {
  return {
    async query<R>(text: string, params?: readonly unknown[]) {
      if ((params === undefined || params.length === 0) && /;\s*\S/.test(text)) {
        await pglite.exec(text);
        return { rows: [], rowCount: 0 };
      }
      const result = await pglite.query<R>(text, params === undefined ? [] : [...params]);
      return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length };
    },
  };
}

/**
 * A pool of one session. The backend's operations are single statements, which PGlite queues by itself; clients are
 * checked out only to look at the schema and to listen, so none of them needs the session to itself.
 */
function poolOver(pglite: PGlite): PgPool {
  const pool: PgPool = {
    ...queryable(pglite),
    connect: async () => clientOver(pglite),
    end: async () => {},
    on: () => pool,
    removeAllListeners: () => pool,
  };
  return pool;
}

/** What any listener of a client can be called with; only notifications ever come. */
type ClientListener = (message: PgNotification & Error) => void;

function clientOver(pglite: PGlite): PgPoolClient {
  const unsubscribes = new Map<ClientListener, () => void>();
  const forget = (listener: ClientListener): void => {
    unsubscribes.get(listener)?.();
    unsubscribes.delete(listener);
  };
  const client: PgPoolClient = {
    ...queryable(pglite),
    // An embedded database has no line that could break, so `error` and `end` never come.
    on(event: string, listener: ClientListener) {
      if (event === 'notification') {
        const hear = (channel: string, payload: string): void => Reflect.apply(listener, null, [{ channel, payload }]);
        unsubscribes.set(listener, pglite.onNotification(hear));
      }
      return client;
    },
    removeListener(_event, listener) {
      forget(listener);
      return client;
    },
    removeAllListeners() {
      for (const listener of [...unsubscribes.keys()]) forget(listener);
      return client;
    },
    release() {
      for (const listener of [...unsubscribes.keys()]) forget(listener);
    },
  };
  return client;
}
