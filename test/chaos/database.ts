import Database from 'better-sqlite3';
import { type Client, Pool } from 'pg';

/** The product's database, for reading and for doing harm: the same questions whichever it is. */
export interface ProductDatabase {
  kind: 'SQLite' | 'PostgreSQL';
  /** `?` stands for a value; moments come as milliseconds. A server that is away is waited for. */
  all<Row>(statement: string, ...values: unknown[]): Promise<Row[]>;
  /** The first column of the first row. */
  count(statement: string, ...values: unknown[]): Promise<number>;
  run(statement: string, ...values: unknown[]): Promise<void>;
  /** For so long nobody else writes. */
  lock(ms: number): Promise<void>;
  close(): Promise<void>;
}

const AWAY_FOR_MS = 30_000;

export function sqliteDatabase(file: string): ProductDatabase {
  const database = new Database(file, { timeout: 2_000 });
  return {
    kind: 'SQLite',
    all: async <Row>(statement: string, ...values: unknown[]) => database.prepare(statement).all(values) as Row[],
    count: async (statement, ...values) => Number(database.prepare(statement).pluck().get(values)),
    run: async (statement, ...values) => void database.prepare(statement).run(values),
    async lock(ms) {
      const own = new Database(file, { timeout: 5_000 });
      own.exec('BEGIN IMMEDIATE');
      await pause(ms);
      own.exec('ROLLBACK');
      own.close();
    },
    close: async () => void database.close(),
  };
}

export function postgresDatabase(url: string): ProductDatabase {
  const pool = new Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  const all = async (statement: string, values: unknown[]): Promise<Record<string, unknown>[]> => {
    const numbered = statement.split('?').reduce((before, after, n) => `${before}$${n}${after}`);
    for (const deadline = performance.now() + AWAY_FOR_MS; ; ) {
      try {
        const { rows } = await pool.query<Record<string, unknown>>(numbered, values);
        return rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value instanceof Date ? +value : value])),
        );
      } catch (error) {
        if (isStatementWrong(error) || performance.now() > deadline) throw error;
        await pause(200);
      }
    }
  };
  return {
    kind: 'PostgreSQL',
    all: async <Row>(statement: string, ...values: unknown[]) => (await all(statement, values)) as Row[],
    async count(statement, ...values) {
      const [row = {}] = await all(statement, values);
      return Number(Object.values(row)[0]);
    },
    run: async (statement, ...values) => void (await all(statement, values)),
    async lock(ms) {
      const own: Client & { release(): void } = await pool.connect();
      try {
        await own.query('begin');
        // Before any other, so that nobody waits for who waits for this one.
        await own.query('lock table conversations, inbox, turns, outbox in exclusive mode');
        await pause(ms);
        await own.query('rollback');
      } finally {
        own.release();
      }
    },
    close: () => pool.end(),
  };
}

/** Of the classes 22 and 42: no server that comes back makes it right. */
function isStatementWrong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|42)/.test(String(error.code));
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
