/**
 * Writes what each route of the API answers, for the OpenAPI document, from the very types that the console's client uses:
 * nothing is written twice. `--check` only says whether the file is up to date.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = `${ROOT}src/http/openapi-answers.json`;
const PROBE = `${ROOT}src/http/answers-probe.ts`;
/** Types that lead back to themselves end here. */
const MAX_DEPTH = 14;

type Schema = Record<string, unknown>;
type Answers = Record<string, Schema>;

interface Reader {
  checker: ts.TypeChecker;
  typeOf: (symbol: ts.Symbol) => ts.Type;
}

const SIMPLE = [
  [ts.TypeFlags.Null, 'null'],
  [ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral, 'string'],
  [ts.TypeFlags.Number, 'number'],
  [ts.TypeFlags.Boolean, 'boolean'],
] as const;

const described = describe();
if (process.argv.includes('--check')) {
  if (JSON.stringify(JSON.parse(readFileSync(OUT, 'utf8'))) !== JSON.stringify(described)) {
    process.stderr.write('src/http/openapi-answers.json is not up to date: npm run describe\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(OUT, `${JSON.stringify(described)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', OUT], { stdio: 'ignore' });
}

function describe(): Record<string, Answers> {
  const { checker, alias } = readTypes();
  const reader: Reader = {
    checker,
    typeOf: (symbol) => checker.getTypeOfSymbolAtLocation(symbol, alias),
  };
  const routes = checker.getPropertiesOfType(checker.getTypeAtLocation(alias.name)).flatMap((path) =>
    checker.getPropertiesOfType(reader.typeOf(path)).map((method) => {
      const name = `${method.name.slice(1)} ${path.name.replaceAll(/:(\w+)/g, '{$1}')}`;
      return [name, answersOf(reader, reader.typeOf(method))] as const;
    }),
  );
  const described = routes.filter(([, answers]) => Object.keys(answers).length > 0);
  return Object.fromEntries(described.sort(([a], [b]) => a.localeCompare(b)));
}

/** The compiler with one more file in memory, which names the type of all routes. */
function readTypes(): { checker: ts.TypeChecker; alias: ts.TypeAliasDeclaration } {
  const source = `import type { ExtractSchema } from 'hono/types';
import type { Api } from './api.ts';
export type Routes = ExtractSchema<Api>;
`;
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === PROBE || fileExists(name);
  host.readFile = (name) => (name === PROBE ? source : readFile(name));
  host.getSourceFile = (name, target, ...rest) =>
    name === PROBE ? ts.createSourceFile(name, source, target) : getSourceFile(name, target, ...rest);
  const program = ts.createProgram([PROBE], { ...options, noEmit: true }, host);
  const alias = program.getSourceFile(PROBE)?.statements.find(ts.isTypeAliasDeclaration);
  if (alias === undefined) throw new Error('the probe was not read');
  return { checker: program.getTypeChecker(), alias };
}

/** By status. A route that answers in several ways is a union of endpoints. */
function answersOf(reader: Reader, endpoint: ts.Type): Answers {
  const answers = new Map<string, Schema[]>();
  for (const one of endpoint.isUnion() ? endpoint.types : [endpoint]) {
    const part = (name: string): ts.Type | null => {
      const symbol = one.getProperty(name);
      return symbol === undefined ? null : reader.typeOf(symbol);
    };
    const [output, format, status] = [part('output'), part('outputFormat'), part('status')];
    const isJson = format?.isStringLiteral() !== true || format.value === 'json';
    if (output === null || !isJson) continue;
    const code = status?.isNumberLiteral() === true ? String(status.value) : '200';
    answers.set(code, [...(answers.get(code) ?? []), schemaOf(reader, output, 0)]);
  }
  return Object.fromEntries(
    [...answers].map(([code, schemas]) => [code, schemas.length === 1 ? (schemas[0] ?? {}) : { anyOf: schemas }]),
  );
}

function schemaOf(reader: Reader, type: ts.Type, depth: number): Schema {
  // What the server knows nothing of either: any JSON.
  const isAny = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  if (isAny || type.aliasSymbol?.name === 'JSONValue' || depth > MAX_DEPTH) return {};
  const simple = simpleOf(reader, type);
  if (simple !== null) return simple;
  if (type.isUnion()) return unionOf(reader, type, depth);
  const { checker } = reader;
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const inner = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return { type: 'array', items: inner === undefined ? {} : schemaOf(reader, inner, depth + 1) };
  }
  return objectOf(reader, type, depth);
}

function simpleOf({ checker }: Reader, type: ts.Type): Schema | null {
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return { const: checker.typeToString(type) === 'true' };
  const found = SIMPLE.find(([flag]) => (type.flags & flag) !== 0);
  return found === undefined ? null : { type: found[1] };
}

function objectOf(reader: Reader, type: ts.Type, depth: number): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const property of reader.checker.getPropertiesOfType(type)) {
    const inner = reader.typeOf(property);
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0 || hasUndefined(inner);
    properties[property.name] = schemaOf(reader, inner, depth + 1);
    if (!isOptional) required.push(property.name);
  }
  const values = reader.checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return {
    type: 'object',
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(required.length === 0 ? {} : { required }),
    ...(values === undefined ? {} : { additionalProperties: schemaOf(reader, values, depth + 1) }),
  };
}

function unionOf(reader: Reader, type: ts.UnionType, depth: number): Schema {
  const types = type.types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
  const schemas = types.map((one) => schemaOf(reader, one, depth + 1));
  const consts = schemas.flatMap((schema) => ('const' in schema ? [schema['const']] : []));
  const others = schemas.filter((schema) => !('const' in schema));
  const isBoth = consts.includes(true) && consts.includes(false);
  const values = isBoth ? consts.filter((value) => typeof value !== 'boolean') : consts;
  const all: Schema[] = [
    ...(values.length === 0 ? [] : [values.length === 1 ? { const: values[0] } : { enum: values }]),
    ...(isBoth ? [{ type: 'boolean' }] : []),
    ...others,
  ];
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { anyOf: all };
}

function hasUndefined(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
}
