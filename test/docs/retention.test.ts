import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tablePairs } from '../../db/tables.ts';

const page = readFileSync(new URL('../../docs/compliance.md', import.meta.url), 'utf8');

describe('what is kept, and how long', () => {
  it('is said of every table once, and of none that there is not', () => {
    const [, section = ''] = page.split('## What is kept, and how long');
    const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
    const named = rows.flatMap((row) =>
      [...(row.split('|')[2] ?? '').matchAll(/`([a-z_]+)`/g)].map(([, name]) => name),
    );

    expect(named.sort()).toEqual(
      tablePairs()
        .map(({ name }) => name)
        .sort(),
    );
  });
});
