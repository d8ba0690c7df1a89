import { examinePostgres, type PostgresFindings } from '../../db/index.ts';
import { type Check, inMegabytes, reasonOf, verdicts } from './check.ts';
import type { Reading } from './clock.ts';
import { schemaCheck } from './database.ts';

const { ok, warning, fault } = verdicts('database');
/** Each process holds up to ten. */
const CONNECTIONS_OF_A_PROCESS = 10;

/** Server, schema, durability and room for connections. */
export async function checkPostgres(url: string): Promise<{ checks: Check[]; isUsable: boolean; readings: Reading[] }> {
  let found: PostgresFindings;
  try {
    found = await examinePostgres(url);
  } catch (error) {
    return {
      checks: [fault('PostgreSQL', reasonOf(error), 'docs/postgresql.md says how the database is made')],
      isUsable: false,
      readings: [],
    };
  }
  const { version, pending, isNewer, bytes, connections, isDurable, at, tookMs } = found;
  const { max, open } = connections;
  const used = `${open} of ${max} are open`;
  return {
    checks: [
      ok('PostgreSQL', `${version}, ${inMegabytes(bytes)}`),
      schemaCheck({ pending, isNewer }),
      isDurable
        ? ok('durability', 'what was received survives a power cut')
        : fault(
            'durability',
            'fsync or synchronous_commit is off: what was received may be lost',
            'alter system reset fsync; alter system reset synchronous_commit; select pg_reload_conf()',
          ),
      max - open < CONNECTIONS_OF_A_PROCESS
        ? warning('connections', used, 'raise max_connections, or close what holds them')
        : ok('connections', used),
    ],
    isUsable: pending === 0 && !isNewer,
    readings: [{ who: 'PostgreSQL', at, tookMs, readAt: new Date() }],
  };
}
