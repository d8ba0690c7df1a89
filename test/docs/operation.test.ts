import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROLES } from '../../src/app.ts';
import { createMetrics } from '../../src/http/metrics.ts';

const root = new URL('../..', import.meta.url).pathname;
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
/** A compiled file, by its source. */
const sourceOf = (built: string): string => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

describe('the board and the alerts', async () => {
  const exported = await createMetrics().read();
  const names = new Set(
    [...exported.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  );
  const rulesSchema = z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            annotations: z.object({ summary: z.string(), cure: z.string() }),
          }),
        ),
      }),
    ),
  });
  const boardSchema = z.object({
    panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) })),
  });
  const rules = rulesSchema.parse(parse(read('docs/operation/alerts.yaml'))).groups.flatMap((group) => group.rules);
  const panels = boardSchema.parse(JSON.parse(read('docs/operation/grafana.json'))).panels;
  const asked = [
    ...rules.map(({ alert, expr }) => [alert, expr] as const),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ];

  it.each(asked)('"%s" asks for what is exported', (_, expr) => {
    const wanted = [...expr.matchAll(/\b(?:redress|process|nodejs)_\w+/g)].map(([name]) => name);

    expect(wanted.length + (expr.startsWith('up{') ? 1 : 0)).toBeGreaterThan(0);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  it('every alert says how to mend it', () => {
    for (const { annotations } of rules) expect(annotations.cure.length).toBeGreaterThan(20);
  });
});

describe('the files for running it', () => {
  it('PM2 starts roles that there are, one owner of the sockets, and waits for the stop', async () => {
    const appSchema = z.object({ script: z.string(), args: z.string(), kill_timeout: z.number() });
    const { apps } = z.object({ apps: z.array(appSchema) }).parse(await import(`${root}ecosystem.config.js`));
    for (const { script, args, kill_timeout: killTimeoutMs } of apps) {
      expect(existsSync(`${root}${sourceOf(script)}`)).toBe(true);
      expect(ROLES).toContain(args);
      expect(killTimeoutMs).toBeGreaterThan(10_000);
    }
    expect(apps.filter(({ args }) => args === 'channels' || args === 'all')).toHaveLength(1);
  });

  it('systemd starts what there is, and waits for the stop', () => {
    const unit = read('docs/operation/redress.service');
    const [, built = '', role] = /ExecStart=\S+ (\S+) (\S+)/.exec(unit) ?? [];

    expect(existsSync(`${root}${sourceOf(built)}`)).toBe(true);
    expect(ROLES).toContain(role);
    expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(10);
    expect(variablesIn(unit).filter((name) => !known.has(name))).toEqual([]);
  });

  it('the container copies and starts what there is, as a user without rights, with the data outside', () => {
    const file = read('docs/operation/Containerfile');
    const copied = [...file.matchAll(/^COPY (?!--from)(\S+) /gm)].map(([, path = '']) => path);
    const fromBuild = [...file.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(([, path = '']) => path);
    const run = [...file.matchAll(/(?:^RUN node|"node", ")\s*([\w/.-]+\.m?js)/gm)].map(([, path = '']) => path);

    expect(copied.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
    expect(
      fromBuild.filter((path) => !['node_modules', 'dist'].includes(path) && !existsSync(`${root}${path}`)),
    ).toEqual([]);
    expect(run.length).toBeGreaterThan(1);
    expect(run.filter((path) => !existsSync(`${root}${path.startsWith('dist/') ? sourceOf(path) : path}`))).toEqual([]);
    expect(file).toMatch(/^USER node$/m);
    expect(file).toMatch(/^VOLUME \/data$/m);
    expect(variablesIn(file).filter((name) => !known.has(name))).toEqual([]);
    for (const secret of ['data', '.env', '.git', 'node_modules', 'redress.config.yaml'])
      expect(read('.dockerignore').split('\n')).toContain(secret);
  });
});

const known = new Set(
  [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name).concat('NODE_ENV'),
);

/** Settings of the environment that a file names. */
function variablesIn(text: string): string[] {
  return [...text.matchAll(/\b((?:REDRESS|REDIS|METRICS|OTEL|DATABASE)_[A-Z_]+|HOST|PORT|NODE_ENV)=/g)].map(
    ([, name = '']) => name,
  );
}
