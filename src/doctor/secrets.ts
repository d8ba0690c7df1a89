import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Config, mistypedVariables } from '../config.ts';
import { type Check, verdicts } from './check.ts';

const { ok, warning, fault } = verdicts('secrets');
const SECRET_KEY = /(password|secret|token|privatekey|apikey)$/i;
const GUESSED = /change.?me|password|secret|example|redress|12345678|qwerty/i;

/** Whether the secrets can be guessed, and whether they stand where they should. */
export function checkSecrets(
  config: Pick<Config, 'secret' | 'metricsToken' | 'backupPassphrase' | 'configFile'>,
): Check[] {
  const kept: [string, string | null][] = [
    ['REDRESS_SECRET', config.secret],
    ['METRICS_TOKEN', config.metricsToken],
    ['REDRESS_BACKUP_PASSPHRASE', config.backupPassphrase],
  ];
  const given = kept.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  return [
    ...given.map(({ name, value }) => {
      const weakness = weaknessOf(value);
      const cure =
        name === 'REDRESS_SECRET'
          ? 'set a new one with: openssl rand -hex 32. Everybody signs in anew, and WhatsApp Web is paired anew'
          : 'set a new one with: openssl rand -hex 24';
      return weakness === null ? ok(name, 'strong') : fault(name, weakness, cure);
    }),
    ...doubled(given),
    ...checkFile(config.configFile),
    ...mistypedVariables().map(({ name, meant }) =>
      warning('environment', `${name} is not known`, `did you mean ${meant}?`),
    ),
  ];
}

/** What makes it easy to guess; null where nothing does. */
export function weaknessOf(secret: string): string | null {
  if (GUESSED.test(secret)) return 'it has words in it that are tried first';
  if (new Set(secret).size < 8) return 'it has fewer than eight different characters';
  if (/^(.{1,8})\1+$/.test(secret)) return 'it repeats itself';
  return null;
}

function doubled(given: readonly { name: string; value: string }[]): Check[] {
  return given
    .filter(({ value }, index) => given.findIndex((other) => other.value === value) < index)
    .map(({ name }) => fault(name, 'the same as another secret', 'give each its own'));
}

/** Secrets that stand in the brand file itself. */
function checkFile(file: string | null): Check[] {
  if (file === null || !existsSync(file)) return [];
  const written = writtenSecrets(parse(readFileSync(file, 'utf8')), []);
  return [
    written.length === 0
      ? ok('brand file', 'its secrets come from the environment')
      : warning(
          'brand file',
          `secrets stand in it: ${written.join(', ')}`,
          `write \${NAME} there, and set NAME in the environment`,
        ),
  ];
}

function writtenSecrets(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') {
    const isSecret = SECRET_KEY.test(path.at(-1) ?? '') && value !== '' && !/\$\{[A-Z][A-Z0-9_]*\}/.test(value);
    return isSecret ? [path.join('.')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => writtenSecrets(item, [...path, key]));
}
