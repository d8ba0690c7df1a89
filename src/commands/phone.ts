import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { fallbackFiles } from '../../channels/voice-twilio/fallback.ts';
import { voiceTwilioOptions } from '../../channels/voice-twilio/options.ts';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { type Config, loadConfig } from '../config.ts';
import { createEngine } from '../engine/index.ts';
import { brandFacts } from '../services/facts.ts';

const SPOKEN = {
  form: 'spoken',
  maxButtons: 0,
  maxButtonTitle: 0,
  maxListRows: 0,
  maxText: 4000,
  attachments: false,
} as const;

/** `redress phone fallback`: what Twilio plays while nothing of ours answers. */
export function phoneCommands(program: Command, print: (line: string) => void): void {
  program
    .command('phone')
    .description('the phone')
    .command('fallback <folder>')
    .description('writes the documents that Twilio plays while Redress is down, for any web space')
    .action(async (folder: string) => {
      const written = await writeFallback(loadConfig(), folder, new Date());
      for (const name of written) print(name);
    });
}

export async function writeFallback(config: Config, folder: string, now: Date): Promise<string[]> {
  const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const brand of config.brands) {
    const facts = { ...brandFacts(brand, now), form: 'spoken' as const };
    for (const account of brand.accounts.filter(({ channel }) => channel === 'voice-twilio')) {
      const files = fallbackFiles({
        accountId: account.id,
        languages: brand.languages,
        voices: voiceTwilioOptions.parse(account.options).voices,
        publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
        wording: (text, language) =>
          engine.render([{ text, values: {}, options: [], expect: null }], { language, capabilities: SPOKEN, facts })[0]
            ?.text ?? '',
      });
      for (const [name, content] of files) await writeFile(join(folder, name), content);
      written.push(...files.keys());
    }
  }
  return written;
}
