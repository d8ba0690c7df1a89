import { customType, timestamp } from 'drizzle-orm/pg-core';

/* The kinds of columns that PostgreSQL has other names for than SQLite. */

/** A moment, to the millisecond. */
export function time(name = '') {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export function json<Data = unknown>(name = '') {
  return customType<{ data: Data; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) =>
      JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part)),
  })(name);
}

/** PostgreSQL keeps neither a NUL nor half of a surrogate pair; customers send both. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
