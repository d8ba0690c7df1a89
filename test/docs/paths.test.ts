import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '');

describe('what the READMEs name', () => {
  it.each(pages)('is there: %s', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) =>
      join(dirname(page), path),
    );
    const paths = [...text.matchAll(/`((?:src|test|channels|flows|db|bench|scripts)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );

    expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
