/*
 * npm run chaos -- --minutes 20 --only "Redis" --mode roles --database postgres --customers 4 --json
 * Every fault, one after the other, in every way of running; again until the minutes are over.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { ProductDatabase } from './database.ts';
import { faults } from './faults.ts';
import type { Mode } from './installation.ts';
import { type Row, runChaos } from './run.ts';
import { longest } from './takeover.ts';
import { runWhatsappWeb } from './whatsapp-web.ts';

const MODES: readonly Mode[] = ['roles', 'sentinel', 'embedded', 'machines'];
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '15' },
    customers: { type: 'string', default: '4' },
    mode: { type: 'string' },
    database: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

// Networks are put away at the exit. Not once: a terminal and npm may both say it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const root = new URL('../..', import.meta.url).pathname;
if (
  spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0
)
  process.exit(1);

/** PostgreSQL is what several machines need; the others have it where it is asked for. */
const databaseFor = (mode: Mode): ProductDatabase['kind'] =>
  (values.database ?? (mode === 'machines' ? 'postgres' : 'sqlite')) === 'postgres' ? 'PostgreSQL' : 'SQLite';
const deadline = performance.now() + Number(values.minutes) * 60_000;
const rows = new Map<string, Row>();
const wanted = faults.filter(({ name }) => values.only === undefined || new RegExp(values.only, 'i').test(name));
if (values.only === undefined && (values.mode === undefined || values.mode === 'whatsapp-web'))
  note(await runWhatsappWeb());
let isFirstRound = true;
const modes = MODES.filter((one) => values.mode === undefined || one === values.mode);
while (modes.length > 0 && (isFirstRound || performance.now() < deadline)) {
  for (const mode of modes) {
    const database = databaseFor(mode);
    const own = wanted.filter((fault) => fault.modes.includes(mode) && (fault.database ?? database) === database);
    // The first round is always whole; after it the time decides.
    if (own.length === 0 || (!isFirstRound && performance.now() > deadline)) continue;
    await runChaos({
      mode,
      database,
      faults: own,
      customers: Number(values.customers),
      spreadMs: 6_000,
      overlap: false,
      onRow: note,
    });
  }
  isFirstRound = false;
}

const all = [...rows.values()];
const bad = all.filter(
  ({ lost, doubled, wrongClocks, problems }) =>
    lost + doubled + wrongClocks > 0 || problems.some((problem) => problem.startsWith('late')),
);
if (values.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
else {
  process.stdout.write(
    '| run as | fault | times | messages | kept aside | lost | doubled | uncertain | failed | tickets | wrong clocks | mailbox without owner | WhatsApp session without owner |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n',
  );
  for (const row of all) process.stdout.write(`${line(row)}\n`);
}
process.exit(bad.length > 0 ? 1 : 0);

function note(row: Row): void {
  add(row);
  for (const problem of row.problems) process.stderr.write(`${row.mode}, ${row.fault}: ${problem}\n`);
  if (!values.json) process.stderr.write(`${line(row)}\n`);
}

function add(row: Row): void {
  const key = `${row.mode}/${row.database}/${row.fault}`;
  const before = rows.get(key);
  if (before === undefined) {
    rows.set(key, row);
    return;
  }
  for (const name of [
    'times',
    'messages',
    'kept',
    'lost',
    'doubled',
    'uncertain',
    'failed',
    'tickets',
    'wrongClocks',
  ] as const)
    before[name] += row[name];
  before.takeovers = longest(before.takeovers, row.takeovers);
  before.problems.push(...row.problems);
}

function line(row: Row): string {
  const { fault, times, messages, kept, lost, doubled, uncertain, failed, tickets, wrongClocks, takeovers } = row;
  const runAs = row.database === 'SQLite' ? row.mode : `${row.mode}, ${row.database}`;
  if (row.notDone !== null) return `| ${runAs} | ${fault}: not done, ${row.notDone} | | | | | | | | | | | |`;
  const without = [takeovers.mailbox, takeovers.session].map((ms) =>
    ms === undefined ? '' : `${(ms / 1000).toFixed(1)} s`,
  );
  const counts = [times, messages, kept, lost, doubled, uncertain, failed, tickets, wrongClocks];
  const cells = [runAs, fault, ...counts, ...without];
  return `| ${cells.join(' | ')} |`;
}
