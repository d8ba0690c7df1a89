import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inspectMail } from '../../../channels/email/inspect.ts';

const FOLDER = new URL('../../fixtures/email/', import.meta.url);
const expectedSchema = z.record(
  z.string(),
  z.object({ verdict: z.string(), sender: z.string().optional(), visibleReply: z.string().optional() }),
);
const expected = expectedSchema.parse(JSON.parse(await readFile(new URL('expected.json', FOLDER), 'utf8')));

/** Mails as servers and mail programs write them; what is to be seen in each lies beside them in expected.json. */
describe('mails of many programs', () => {
  it.each(Object.entries(expected))('%s', async (name, wanted) => {
    const source = await readFile(new URL(`${name}.eml`, FOLDER));

    expect(await inspectMail(source, ['care@shop.example'])).toMatchObject(wanted);
  });
});
