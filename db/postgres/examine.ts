import type { Client as Connection } from 'pg';
import { z } from 'zod';
import { releasedSteps } from '../shared/released-steps.ts';
import { toStoreError } from './errors.ts';
import { connectTo, refuseSharedSessions } from './session.ts';

export interface PostgresFindings {
  /** As the server says it, e.g. `15.14`. */
  version: string;
  /** Changes of the schema that this release makes at its next start. */
  pending: number;
  /** A newer release was here: this one does not know its schema. */
  isNewer: boolean;
  bytes: number;
  /** That the server takes, and that are open now. */
  connections: { max: number; open: number };
  /** Where they are off, what was received may be lost in a power cut. */
  isDurable: boolean;
  /** Its clock, and how long asking took. */
  at: Date;
  tookMs: number;
}

const ANSWER_WITHIN_MS = 5_000;
const latestSchema = z.object({ latest: z.coerce.number() });
const serverSchema = z.object({
  version: z.string(),
  bytes: z.coerce.number(),
  max: z.coerce.number(),
  open: z.coerce.number(),
  isDurable: z.boolean(),
  at: z.date(),
});

/** Looks at the database without changing it. @throws AppError `store.failed`, `store.busy` */
export async function examinePostgres(url: string): Promise<PostgresFindings> {
  const connection = await connectTo(url, { query_timeout: ANSWER_WITHIN_MS }).catch((thrown: unknown) => {
    throw toStoreError(thrown);
  });
  try {
    await refuseSharedSessions(connection, url);
    const started = performance.now();
    const { rows } =
      await connection.query(`select clock_timestamp() as at, current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes, current_setting('max_connections') as max,
      (select count(*) from pg_stat_activity where backend_type = 'client backend') as open,
      current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as "isDurable"`);
    const tookMs = performance.now() - started;
    const { max, open, ...server } = serverSchema.parse(rows[0]);
    const latest = await latestStep(connection);
    const steps = releasedSteps(new URL('./migrations/meta/_journal.json', import.meta.url));
    return {
      ...server,
      tookMs,
      connections: { max, open },
      pending: steps.filter((when) => when > latest).length,
      isNewer: latest > Math.max(...steps),
    };
  } catch (thrown) {
    throw toStoreError(thrown);
  } finally {
    await connection.end();
  }
}

async function latestStep(connection: Connection): Promise<number> {
  const there = await connection.query("select 1 from pg_tables where tablename = 'redress_migrations'");
  if (there.rows.length === 0) return 0;
  const { rows } = await connection.query(
    'select coalesce(max(created_at), 0) as latest from public.redress_migrations',
  );
  return latestSchema.parse(rows[0]).latest;
}
