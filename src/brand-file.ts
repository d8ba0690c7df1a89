import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Brand, brandSchema } from './core/brand.ts';
import { AppError } from './core/errors.ts';
import { type Fault, faultsOf, writtenPath } from './lib/faults.ts';

const installationSchema = z.object({ brands: z.array(brandSchema).min(1) });

/** The brand file, with secrets filled in from the environment and everything that is wrong named at once. */
export function brandsOf(file: string, env: NodeJS.ProcessEnv): readonly Brand[] {
  const lines = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: lines, prettyErrors: true });
  const unreadable = (why: string) => new AppError('config.invalid', `${file} is not readable as YAML: ${why}`);
  const [broken] = document.errors;
  if (broken !== undefined) throw unreadable(broken.message);

  const missing: Fault[] = [];
  const written = valuesOf(document, unreadable);
  const filled = fillIn(written, env, (name, path) => missing.push({ path, message: missingVariable(name) }));
  const where = (path: readonly PropertyKey[]): string =>
    `${lineOf(document, lines, path)}${writtenPath(path, written)}`;
  const faults = [...missing, ...faultsOf(installationSchema, filled), ...doubled(filled)];
  if (faults.length > 0) throw invalid(file, faults, where);
  return installationSchema.parse(filled).brands;
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError)
      throw new AppError('config.invalid', `${file} is no text in UTF-8: save it as that`);
    const why = error instanceof Error && 'code' in error && error.code === 'EISDIR' ? 'it is a folder' : String(error);
    throw new AppError('config.invalid', `${file} cannot be read: ${why}`, { cause: error });
  }
}

function valuesOf(document: Document.Parsed, unreadable: (why: string) => AppError): unknown {
  try {
    const values: unknown = document.toJS();
    JSON.stringify(values); // an alias may stand inside of what it names
    return values;
  } catch (error) {
    if (error instanceof TypeError) throw unreadable('an alias (*name) stands inside of what it names (&name)');
    // Aliases of aliases that would fill the memory.
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

/** The line of the key, or of what it should stand in. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range)) return `line ${lines.linePos(Number(range[0])).line}, `;
  }
  return '';
}

function missingVariable(name: string): string {
  const isName = /^[A-Z][A-Z0-9_]*$/.test(name);
  return isName
    ? `needs the environment variable ${name}, which is not set`
    : 'names a variable that cannot be one; use capital letters, digits and underscores, as in $' + '{NAME}';
}

type Missing = (name: string, path: readonly PropertyKey[]) => void;

/** Replaces `${NAME}` in texts by the environment's value: secrets never stand in the file. */
export function fillIn(
  value: unknown,
  env: NodeJS.ProcessEnv,
  missing: Missing = () => {},
  path: PropertyKey[] = [],
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([^}]*)\}/g, (reference, name: string) => {
      const found = /^[A-Z][A-Z0-9_]*$/.test(name) ? env[name] : undefined;
      if (found !== undefined && found !== '') return found;
      missing(name, path);
      return reference;
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => fillIn(item, env, missing, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fillIn(item, env, missing, [...path, key])]),
    );
  }
  return value;
}

const idsSchema = z.object({
  brands: z.array(z.object({ id: z.unknown(), accounts: z.array(z.object({ id: z.unknown() })).catch([]) })),
});

/** Ids that stand in the file twice. */
function doubled(written: unknown): Fault[] {
  const brands = idsSchema.safeParse(written).data?.brands ?? [];
  const ids = brands.flatMap((brand, index) => [
    { what: 'brand', id: brand.id, path: ['brands', index, 'id'] },
    ...brand.accounts.map(({ id }, at) => ({ what: 'account', id, path: ['brands', index, 'accounts', at, 'id'] })),
  ]);
  return ids
    .filter(({ what, id }, index) => ids.findIndex((other) => other.what === what && other.id === id) < index)
    .map(({ what, id, path }) => ({
      path,
      message: `${what} ${String(id)} stands in the file twice; give each its own id`,
    }));
}

export function invalid(
  source: string,
  faults: readonly Fault[],
  where: (path: readonly PropertyKey[]) => string,
): AppError {
  const lines = faults.map(({ path, message }) => `  ${path.length === 0 ? 'the whole' : where(path)}: ${message}`);
  return new AppError('config.invalid', `${source} has something wrong:\n${lines.join('\n')}`);
}
