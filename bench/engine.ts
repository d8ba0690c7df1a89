import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRedressTalker } from './engine/redress.ts';
import type { Talk, Talker } from './engine/talker.ts';

/** One dialogue: a menu, a choice by number, an answer that does not fit, the order number, the PIN code, the status. */
const WORDS = ['menu', '1', 'abc', 'OD-10234', '560034'];
const TALK: Talk = {
  menu: ['Order status', 'Return', 'Refund', 'Cancel', 'Complaint'],
  texts: {
    menu: 'What can I do for you?',
    number: 'What is your order number?',
    numberAgain: 'That is no order number of ours. It looks like OD-10234.',
    pin: 'What is the PIN code of the delivery address?',
    pinAgain: 'A PIN code has six digits.',
  },
  lookUp: (number, pin) => Promise.resolve(`Order ${number} to ${pin} is on its way.`),
};

interface EngineFigures {
  turnsPerSecond: number;
  /** Messages of the one dialogue, to see that it was held. */
  answers: string[];
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, dialogues: { type: 'string', default: '2000' } },
});
const figures = await measureEngines(Number(values.dialogues));
process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : report());

function report(): string {
  const rows = Object.entries(figures).map(
    ([name, { turnsPerSecond }]) => `| ${name} | ${turnsPerSecond.toFixed(0)} |\n`,
  );
  return `| engine | turns a second |\n|---|---:|\n${rows.join('')}`;
}

/** Turns a second of one thread, each engine holding the same dialogue; the state is JSON between turns in all of them. */
async function measureEngines(dialogues: number): Promise<Record<string, EngineFigures>> {
  const figures: Record<string, EngineFigures> = {};
  for (const [name, talker] of Object.entries(await talkers())) figures[name] = await measure(talker, dialogues);
  return figures;
}

async function talkers(): Promise<Record<string, Talker>> {
  const folder = new URL('./peers/', import.meta.url);
  if (!existsSync(new URL('node_modules/xstate', folder))) {
    // Without their scripts: one of them calls npx for a package that is not there.
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: fileURLToPath(folder),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`npm ci failed in ${fileURLToPath(folder)}; run it there to see why`);
  }
  const load = async (file: string, maker: string): Promise<Talker> =>
    (await import(new URL(file, folder).href))[maker](TALK);
  return {
    redress: createRedressTalker(),
    botbuilder: await load('botbuilder.mjs', 'createBotbuilder'),
    xstate: await load('xstate.mjs', 'createXstate'),
  };
}

async function measure(talker: Talker, dialogues: number): Promise<EngineFigures> {
  const hold = async (id: string): Promise<string[]> => {
    const answers: string[] = [];
    for (const text of WORDS) answers.push((await talker.say(id, text)).join(' / '));
    return answers;
  };
  for (let n = 0; n < dialogues / 10; n += 1) await hold(`warm-${n}`);
  const answers = await hold('shown');
  const startedAt = performance.now();
  for (let n = 0; n < dialogues; n += 1) await hold(`talk-${n}`);
  return { turnsPerSecond: (dialogues * WORDS.length) / ((performance.now() - startedAt) / 1000), answers };
}
