import { getTableColumns } from 'drizzle-orm';
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { tablePairs } from '../../db/tables.ts';

/** What is unique decides who wins a race, and both are asked the same questions. */
const indexesOf = (config: { indexes: { config: { name?: string | undefined; unique: boolean } }[] }) =>
  config.indexes.map(({ config: { name, unique } }) => `${name}${unique ? ', unique' : ''}`).sort();

describe('the tables of both databases', () => {
  it.each(tablePairs())('$name is the same', ({ sqlite, postgres }) => {
    const shape = (columns: ReturnType<typeof getTableColumns>) =>
      Object.entries(columns)
        .map(([property, { name, notNull, isUnique, primary, hasDefault, dataType }]) => ({
          property,
          name,
          notNull,
          isUnique,
          primary,
          // Numbers that count themselves are the database's affair.
          hasDefault: hasDefault || primary,
          isDate: dataType === 'date',
        }))
        .sort((one, other) => one.name.localeCompare(other.name));

    expect(shape(getTableColumns(postgres))).toEqual(shape(getTableColumns(sqlite)));
    expect(indexesOf(postgresConfig(postgres))).toEqual(indexesOf(sqliteConfig(sqlite)));
  });
});
