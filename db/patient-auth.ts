import type { OpenedStore } from './opened-store.ts';

type AuthDatabase = OpenedStore['authDatabase'];

/** One statement each: where the database was locked, nothing has happened. */
const QUESTIONS: ReadonlySet<PropertyKey> = new Set([
  'create',
  'findOne',
  'findMany',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'count',
]);

/** better-auth speaks to the database by itself, and takes one that another process has locked for a broken one. */
export function patientAuth(
  database: AuthDatabase,
  patiently: <T>(work: () => Promise<T>) => Promise<T>,
): AuthDatabase {
  return (options) =>
    new Proxy(database(options), {
      get(adapter, name) {
        const question: unknown = Reflect.get(adapter, name);
        if (!QUESTIONS.has(name) || typeof question !== 'function') return question;
        return (...values: unknown[]) => patiently(async () => Reflect.apply(question, adapter, values));
      },
    });
}
