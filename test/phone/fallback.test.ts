import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFallback } from '../../src/commands/phone.ts';
import { loadConfig } from '../../src/config.ts';
import { nextVerbs } from '../../src/phone/twiml.ts';
import { twimlProblems } from '../helpers/twiml-schema.ts';

describe('the documents for when we are down', () => {
  it('say it per brand and language, take a message, and are taken by Twilio', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'redress-fallback-'));
    const config = loadConfig({ REDRESS_PUBLIC_URL: 'https://care.example' }, folder);

    const files = await writeFallback(config, join(folder, 'out'), new Date());

    expect(files).toHaveLength(6);
    for (const name of files) {
      expect(twimlProblems(await readFile(join(folder, 'out', name), 'utf8')), name).toEqual([]);
    }
    const both = await readFile(join(folder, 'out', 'demo-phone.fallback.xml'), 'utf8');
    const [english, hindi, record] = nextVerbs(both);
    expect(english).toMatchObject({ verb: 'say', language: 'en-IN' });
    expect(hindi).toMatchObject({ verb: 'say', language: 'hi-IN' });
    expect(JSON.stringify([english, hindi])).toMatch(/Kaveri Home.*care@kaverihome\.example/);
    expect(record).toMatchObject({ verb: 'record', action: 'demo-phone.thanks.xml' });
    const hindiOnly = nextVerbs(await readFile(join(folder, 'out', 'demo-phone.fallback.hi.xml'), 'utf8'));
    expect(hindiOnly.filter(({ verb }) => verb === 'say')).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});
