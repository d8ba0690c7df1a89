import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import type { Installation } from './installation.ts';

type Postgres = NonNullable<Installation['postgres']>;

const AWAY_MS = 3_000;
const SLOW_MS = 300;
const SLOW_FOR_MS = 5_000;
const SILENT_FOR_MS = 10_000;

const postgresIs = (name: string, times: number, strike: (postgres: Postgres) => Promise<void>): Fault => ({
  name: `PostgreSQL ${name}`,
  modes: ['roles', 'machines'],
  database: 'PostgreSQL',
  times,
  async strike({ postgres }) {
    if (postgres !== null) await strike(postgres);
  },
});

/** What may happen to the server and on the line to it. */
export const postgresFaults: readonly Fault[] = [
  postgresIs('killed, back after 3 s', 2, async ({ server }) => {
    await server.kill();
    await pause(AWAY_MS);
    await server.start();
  }),
  // In the middle of a commit nobody knows on this side whether it was done.
  postgresIs('connections cut', 6, async ({ line }) => line.cut()),
  postgresIs('slow: 300 ms each way', 1, async ({ line }) => {
    line.slow(SLOW_MS);
    await pause(SLOW_FOR_MS);
    line.slow(0);
  }),
  postgresIs('silent for 10 s', 1, async ({ line }) => {
    line.hold(true);
    await pause(SILENT_FOR_MS);
    line.hold(false);
  }),
];
