import { customType, timestamp } from 'drizzle-orm/pg-core';

/* The kinds of columns that PostgreSQL has other names for than SQLite. */

/** A moment, to the millisecond. */
export function time(name = '') {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}

const MAX_INTEGER = 2 ** 31 - 1;

/** 32 bits. To be compared with more than a row can have is no error: the greatest is as good. */
export const integer = customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => Math.max(-MAX_INTEGER, Math.min(MAX_INTEGER, value)),
});

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
