import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calls, catalogues, flows, phrases } from '../../flows/index.ts';
import { COMMANDS } from '../../src/core/phrase-book.ts';
import { checkFlows, drawFlows } from '../../src/engine/index.ts';
import { variablesIn } from '../../src/engine/template.ts';

const README = join(import.meta.dirname, '../../flows/README.md');

describe('the flows', () => {
  it('have no errors', () => {
    expect(checkFlows({ flows, catalogues, calls }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are drawn in the README as they are', async () => {
    const readme = readFileSync(README, 'utf8');
    const marks = /(<!-- flows:start -->\n)[\s\S]*(<!-- flows:end -->)/;
    const drawn = readme.replace(
      marks,
      (_all, start: string, end: string) => `${start}\n${drawFlows(flows)}\n\n${end}`,
    );

    expect(readme).toMatch(marks);
    // After a change of a flow: npx vitest run --config test/vitest.config.ts test/flows -u
    await expect(drawn).toMatchFileSnapshot(README);
  });
});

describe('the phrases', () => {
  it.each(Object.entries(phrases))('of %s are for options and questions that there are', (_language, { options }) => {
    const asked = (label: string): string => label.replace(/\.(yes|no)$/, '');

    expect(Object.keys(options).filter((label) => !(label in catalogues.en || asked(label) in catalogues.en))).toEqual(
      [],
    );
  });
});

describe('the wordings', () => {
  const [english, ...others] = Object.entries(catalogues);

  it.each(others)('of %s have the keys and variables of English', (language, catalogue) => {
    const wordings = new Map(Object.entries(catalogue));
    // Hindi in Latin letters is never spoken: a voice takes the Hindi catalogue.
    const isNeeded = (key: string): boolean => language !== 'hi-Latn' || !key.endsWith('.spoken');
    const needed = Object.entries(english?.[1] ?? {}).filter(([key]) => isNeeded(key));

    for (const [key, wording] of needed) {
      expect(variablesIn(wordings.get(key) ?? '').toSorted(), key).toEqual(variablesIn(wording).toSorted());
    }
    expect([...wordings.keys()].toSorted()).toEqual(needed.map(([key]) => key).toSorted());
  });

  it.each(Object.entries(catalogues))('of %s have no stray spaces or empty texts', (_language, catalogue) => {
    for (const [key, wording] of Object.entries(catalogue)) {
      expect(wording.trim(), key).toBe(wording);
      expect(wording, key).not.toMatch(/ {2}|^$/);
    }
  });
});

describe.each(Object.entries(phrases))('the phrases of %s', (_language, { intents, commands }) => {
  it.each(flows.map(({ id }) => id))('are at least fifteen for %s, none twice', (id) => {
    const own = intents[id] ?? [];

    expect(own.length).toBeGreaterThanOrEqual(15);
    expect(new Set(own).size).toBe(own.length);
  });

  it('have words for each command', () => {
    for (const name of COMMANDS) expect(commands[name].length, name).toBeGreaterThan(0);
  });
});
