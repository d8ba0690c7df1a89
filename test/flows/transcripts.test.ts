import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flows } from '../../flows/index.ts';
import { GOODBYES } from './play.ts';
import { readTranscript, replay, writeTranscript } from './transcript.ts';

const FOLDER = join(import.meta.dirname, '../transcripts');
const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt'));

describe.each(paths.toSorted())('transcript %s', (path) => {
  const file = join(FOLDER, path);
  const transcript = readTranscript(readFileSync(file, 'utf8'));

  it('is answered word for word', async () => {
    const replies = await replay(transcript, transcript.form);

    // After a change of wording: npx vitest run --config test/vitest.config.ts test/flows -u, and read the difference.
    await expect(writeTranscript(transcript, replies)).toMatchFileSnapshot(file);
  });

  it('is answered in chat, and says where to go on', async () => {
    for (const { contents } of await replay(transcript, 'chat')) {
      expect(contents.length).toBeGreaterThan(0);
      for (const { text } of contents) expect(text).not.toMatch(/\{\w+|undefined|null/);
    }
  });

  it('is one letter a turn, with greeting, signature and subject', async () => {
    for (const { contents } of await replay(transcript, 'letter')) {
      expect(contents).toHaveLength(1);
      expect(contents[0]?.text).toContain('care@shop.example');
      expect(contents[0]?.subject).toContain('Test Shop');
      expect(contents[0]?.options).toEqual([]);
    }
  });

  it('is spoken without addresses, and waits wherever something is asked', async () => {
    for (const { contents, prompts, handedOff } of await replay(transcript, 'spoken')) {
      expect(contents).toHaveLength(1);
      expect(contents[0]?.text).not.toMatch(/https?:|\p{Extended_Pictographic}/u);
      const saidGoodbye = GOODBYES.includes(prompts.at(-1)?.text ?? '');
      expect(contents[0]?.gather === undefined).toBe(handedOff || saidGoodbye);
    }
  });
});

describe('the set of transcripts', () => {
  it.each(flows.map(({ id }) => id))('has at least five for %s, in English, Hindi and Hinglish', (id) => {
    const own = paths.filter((path) => path.startsWith(`${id}/`));
    const languages = own.map((path) => readTranscript(readFileSync(join(FOLDER, path), 'utf8')).language);

    expect(own.length).toBeGreaterThanOrEqual(5);
    expect(new Set(languages)).toEqual(new Set(['en', 'hi', 'hi-Latn']));
  });
});
