import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '');

/** Every command, made as the command line makes them. */
const program = new Command();
for (const file of readdirSync(join(root, 'src/commands'))) {
  const made: Record<string, unknown> = await import(join(root, 'src/commands', file));
  for (const [name, add] of Object.entries(made)) {
    if (/Commands?$/.test(name) && typeof add === 'function') add(program, () => {});
  }
}
const commands = new Set(program.commands.map((command) => command.name()));
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
const variables = new Set([...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name));

/** As GitHub makes them from headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...read(page).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

describe('what the pages name', () => {
  it.each(pages)('is there: %s', (page) => {
    const text = read(page);
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)/g)].map(([, link = '']) => {
      const [path = '', anchor] = link.split('#');
      return { path: path === '' ? page : join(dirname(page), path), anchor };
    });
    const paths = [...text.matchAll(/`((?:src|test|channels|flows|db|bench|scripts|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const missing = [...links.map(({ path }) => path), ...paths].filter((path) => !existsSync(join(root, path)));
    const lost = links.filter(
      ({ path, anchor }) => anchor !== undefined && /\.md$/.test(path) && !anchorsOf(path).has(anchor),
    );

    expect(missing).toEqual([]);
    expect(lost).toEqual([]);
  });

  it.each(pages)('can be called and set: %s', (page) => {
    const text = read(page);
    // In code alone: in sentences "redress" is a word.
    const code = [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([part]) => part).join('\n');
    const called = [...code.matchAll(/(?<=^|`|npx |\n)redress ([a-z][\w-]*)/g)].map(([, name = '']) => name);
    const run = [...code.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    const set =
      page === 'CHANGELOG.md'
        ? []
        : [...text.matchAll(/\b(REDRESS_[A-Z_]+|METRICS_TOKEN|REDIS_URL|DATABASE_URL|OTEL_[A-Z_]+)\b/g)].map(
            ([name]) => name,
          );

    expect(called.filter((name) => !commands.has(name))).toEqual([]);
    expect(run.filter((name) => !scripts.includes(name))).toEqual([]);
    expect(set.filter((name) => !variables.has(name))).toEqual([]);
  });

  it('includes every page of docs, from the README', () => {
    const readme = read('README.md');

    expect(pages.filter((page) => /^docs\/[\w-]+\.md$/.test(page) && !readme.includes(`(${page})`))).toEqual([]);
  });
});
