import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Figures, linesOf } from './table.ts';

/** Each measures in a process of its own and can be run alone: `node --import ./bench/compiled.mjs bench/<name>.ts`, with `--json` for numbers. */
const PARTS = ['road', 'engine', 'understand', 'mail', 'search', 'phone', 'process'] as const;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Names with commas between; all of them where it is not given. */
    only: { type: 'string' },
  },
});
const wanted = values.only?.split(',') ?? PARTS;
const unknown = wanted.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) throw new Error(`there is no measurement ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);

const figures: Figures = {};
const loads: number[] = [loadavg()[0] ?? 0];
for (const part of PARTS.filter((name) => wanted.includes(name))) {
  process.stderr.write(`measuring ${part}\n`);
  figures[part] = await measure(part);
  loads.push(loadavg()[0] ?? 0);
}
const machine = `Node ${process.version}, ${processor()}, load ${loads.map((load) => load.toFixed(1)).join(' ')}`;

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ wholeRoadRatio: figures.road?.redis.ratio, machine, ...figures }, null, 2)}\n`,
  );
} else {
  const rows = linesOf(figures).map((cells) => `| ${cells.join(' | ')} |\n`);
  process.stdout.write(`${machine}\n\n| what | Redress | beside it | ratio |\n|---|---:|---:|---:|\n${rows.join('')}`);
}

async function measure(part: string): Promise<never> {
  const script = fileURLToPath(new URL(`./${part}.ts`, import.meta.url));
  const compiled = new URL('./compiled.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', compiled, script, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, code] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  if (code !== 0) throw new Error(`bench/${part}.ts ended with ${code}; run it alone to see why`);
  return JSON.parse(output) as never;
}

function processor(): string {
  return /model name\s*:\s*(.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor';
}
