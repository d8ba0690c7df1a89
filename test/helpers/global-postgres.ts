import { type PostgresServer, startPostgres } from './postgres-server.ts';

let server: PostgresServer | null = null;

/** With `REDRESS_TEST_DATABASE=postgres` the tests that need any store have it on one PostgreSQL, started for the run. */
export async function setup(): Promise<void> {
  if (process.env['REDRESS_TEST_DATABASE'] !== 'postgres') return;
  // Each of vitest's projects sets up; they share one server.
  if (process.env['REDRESS_TEST_POSTGRES_URL'] !== undefined) return;
  server = await startPostgres();
  process.env['REDRESS_TEST_POSTGRES_URL'] = server.url;
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
