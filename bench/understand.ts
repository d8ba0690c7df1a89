import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FAMILIES } from './understand/families.ts';
import { type Figures, figuresOf, type Outcome, outcomesOf } from './understand/measure.ts';
import { createNodeNlp, startFrom } from './understand/node-nlp.ts';
import { createRedress } from './understand/redress.ts';
import { type Row, readRows } from './understand/rows.ts';

const OWN_SET = new URL('./understand/own-set.csv', import.meta.url);
/** Where node-nlp stands when it is made more careful. */
const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** Lists what each did wrong. */
    misses: { type: 'boolean', default: false },
  },
});

const rows = readRows(values.data === undefined ? OWN_SET : resolve(values.data));
const redress = createRedress();
const nodeNlp = await createNodeNlp();
const ours = await outcomesOf(rows, redress.start);
const theirs = await outcomesOf(rows, startFrom(nodeNlp.classify));
const figures = {
  rows: rows.length,
  redress: { ...figuresOf(ours.outcomes, ours.perSecond), trainedMs: redress.trainedMs },
  nodeNlp: { ...figuresOf(theirs.outcomes, theirs.perSecond), trainedMs: nodeNlp.trainedMs },
};

if (values.json) print(JSON.stringify(figures, null, 2));
else await report();
if (values.misses) for (const one of ours.outcomes) miss(one);

async function report(): Promise<void> {
  print(`${rows.length} sentences, ${rows.filter(({ family }) => family === 'other').length} of them out of scope\n`);
  print('|  | recall in scope | rejection out of scope | wrong flow | strict rejection | strict wrong | a second |');
  print('|---|---:|---:|---:|---:|---:|---:|');
  line('Redress', figures.redress);
  line('node-nlp', figures.nodeNlp);
  for (const threshold of THRESHOLDS.slice(1)) {
    const { outcomes, perSecond } = await outcomesOf(rows, startFrom(nodeNlp.classify, threshold));
    line(`node-nlp from ${threshold}`, figuresOf(outcomes, perSecond));
  }
  print('\n| family | rows | Redress recall | precision | node-nlp recall | precision |');
  print('|---|---:|---:|---:|---:|---:|');
  for (const family of FAMILIES) {
    const [one, other] = [figures.redress.families[family], figures.nodeNlp.families[family]];
    if (one === undefined || other === undefined) continue;
    const shares = [one.recall, one.precision, other.recall, other.precision].map(percent).join(' | ');
    print(`| ${family} | ${one.rows} | ${shares} |`);
  }
  print('');
  for (const key of ['language', 'shop'] as const) byColumn(key);
}

/** The three figures for each language, or each shop, where there are several. */
function byColumn(key: 'language' | 'shop'): void {
  const found = [...new Set(rows.map((row) => row[key] ?? ''))];
  if (found.length < 2) return;
  print(`| ${key} | rows | Redress recall | rejection | wrong | node-nlp recall | rejection | wrong |`);
  print('|---|---:|---:|---:|---:|---:|---:|---:|');
  for (const value of found) {
    const belongs = ({ row }: { row: Row }): boolean => (row[key] ?? '') === value;
    const [one, other] = [ours, theirs].map(({ outcomes }) => figuresOf(outcomes.filter(belongs), 0));
    const shares = [one, other].flatMap((figure) => (figure === undefined ? [] : three(figure)));
    print(`| ${value} | ${ours.outcomes.filter(belongs).length} | ${shares.join(' | ')} |`);
  }
  print('');
}

function line(name: string, figure: Figures): void {
  const { strict, sentencesPerSecond } = figure;
  const rest = [percent(strict.outOfScopeRejection), percent(strict.wrongFlowRate), sentencesPerSecond.toFixed(0)];
  print(`| ${name} | ${[...three(figure), ...rest].join(' | ')} |`);
}

function three({ inScopeRecall, outOfScopeRejection, wrongFlowRate }: Figures): string[] {
  return [inScopeRecall, outOfScopeRejection, wrongFlowRate].map(percent);
}

function miss({ row, started }: Outcome): void {
  const alone = figuresOf([{ row, started }], 0);
  const isRight = row.family === 'other' ? started === null : alone.inScopeRecall === 1;
  if (!isRight) print(`${row.family}\t${row.source_label}\t${started ?? '-'}\t${row.text}`);
}

function percent(value: number): string {
  return value.toFixed(3);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
