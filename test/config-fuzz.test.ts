import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { accountFaults } from '../src/accounts.ts';
import { loadConfig } from '../src/config.ts';
import { AppError } from '../src/core/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-config-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'x'.repeat(40);
const ENV = Object.fromEntries(
  ['KAVERI_MAIL_PASSWORD', 'TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID'].map((name) => [name, SECRET]),
);
const example: unknown = parse(readFileSync(new URL('../redress.config.example.yaml', import.meta.url), 'utf8'));

/** Something in the example is replaced, renamed or taken away. */
function changed(value: unknown, steps: readonly number[], by: unknown, rename: string | null): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof value !== 'object' || value === null || steps.length === 0) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)] ?? '';
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length > 0) Reflect.set(copy, key, changed(Reflect.get(value, key), rest, by, rename));
  else if (rename === null) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, Array.isArray(value) ? key : rename, by);
  return copy;
}

it('whatever stands in the brand file is taken, or refused with the place, and without what stands there', () => {
  const outcomes = new Set<string>();
  const steps = fc.array(fc.nat(20), { maxLength: 7 });
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('${NOT_SET}', '${TWILIO_AUTH_TOKEN}', '\u0000', '__proto__'));
  const name = fc.option(
    fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('__proto__', 'constructor', 'polices')),
  );
  const file = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(steps, value, name)
        .map(([path, by, rename]) => stringify(changed(example, path, by, rename))),
    },
    { weight: 1, arbitrary: fc.jsonValue().map((one) => stringify({ brands: one })) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  );
  fc.assert(
    fc.property(file, (text) => {
      writeFileSync(join(folder, 'redress.config.yaml'), text);
      try {
        accountFaults(loadConfig(ENV, folder));
        outcomes.add('taken');
      } catch (error) {
        outcomes.add('refused');
        if (!(error instanceof AppError)) throw error;
        expect(error.code).toBe('config.invalid');
        expect(error.message).not.toContain(SECRET);
      }
    }),
    { seed: 20261128, numRuns: 400 },
  );

  expect([...outcomes].sort()).toEqual(['refused', 'taken']);
}, 60_000);
