import Database from 'better-sqlite3';

/** How SQLite finds the rows of one table for one statement (https://www.sqlite.org/eqp.html). */
export interface Plan {
  source: string;
  detail: string;
}

type Run = (this: Database.Statement, ...values: unknown[]) => unknown;
const RUNS = ['run', 'get', 'all', 'iterate'] as const;
/** Values may change the plan: a partial index is used where a value is its condition's. */
const ASKED_EACH = 3;

/** From now on the plans of all statements that run on a file in this thread are kept, each with the values that it ran with. */
export function watchPlans(): { plans(): Plan[]; stop(): void } {
  const memory = new Database(':memory:');
  const statements = Object.getPrototypeOf(memory.prepare('select 1')) as Record<(typeof RUNS)[number], Run>;
  memory.close();
  const asked = new Map<string, number>();
  const plans = new Map<string, Plan>();
  const before = RUNS.map((name) => [name, statements[name]] as const);

  function note(statement: Database.Statement, values: unknown[]): void {
    const { source, database } = statement;
    const times = asked.get(source) ?? 0;
    if (database.memory || times === ASKED_EACH || !/^\s*(select|insert|update|delete|with)/i.test(source)) return;
    asked.set(source, times + 1);
    const explain = Database.prototype.prepare.call(database, `explain query plan ${source}`);
    const all = before.find(([name]) => name === 'all')?.[1];
    const steps = all?.call(explain, ...values) as { detail: string }[];
    for (const { detail } of steps) plans.set(`${source} ${detail}`, { source, detail });
  }

  for (const [name, run] of before) {
    statements[name] = function (...values) {
      note(this, values);
      return run.call(this, ...values);
    };
  }
  return {
    plans: () => [...plans.values()],
    stop: () => {
      for (const [name, run] of before) statements[name] = run;
    },
  };
}
