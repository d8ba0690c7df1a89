import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { intakePaths } from './openapi-intake.ts';

/* What each route takes, remembered where it is checked: the document cannot say anything else than the server does. */

type Answers = Record<string, Record<string, Record<string, unknown>>>;
let known: Answers | undefined;

/** By `get /tickets/{id}` and status; made of the types that the console's client uses, see scripts/describe-answers.ts. Read when first asked for. */
function describedAnswers(): Answers {
  known ??= z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
    .parse(JSON.parse(readFileSync(new URL('./openapi-answers.json', import.meta.url), 'utf8')));
  return known;
}

const OTHER_KINDS = [
  ['.csv', 'text/csv'],
  ['.pdf', 'application/pdf'],
  ['/events', 'text/event-stream'],
  ['/files/:fileId', 'application/octet-stream'],
] as const;

/** `ticket`, `newer`, `settings`, `fields`, ... say more where there is more to say. */
const REFUSED_SCHEMA = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
  },
};
const REFUSED = {
  '4XX': {
    description: 'refused',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
  },
};

interface Taken {
  part: 'query' | 'json';
  schema: z.ZodType;
}

const taken = new WeakMap<object, Taken>();

/** Notes what a validator checks. */
export function remember<Handler extends object>(handler: Handler, what: Taken): Handler {
  taken.set(handler, what);
  return handler;
}

interface Route {
  method: string;
  path: string;
  handler: object;
}

/** OpenAPI 3.1, whose schemas are JSON Schema: https://spec.openapis.org/oas/v3.1.1.html */
export function openApiDocument(routes: readonly Route[], { title, origin }: { title: string; origin: string }) {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, handler } of routes) {
    if (method === 'ALL' || path.endsWith('/*')) continue;
    const name = nameOf(path);
    const operations = paths[name] ?? {};
    const known = operations[method.toLowerCase()] ?? operationOf(method, path);
    operations[method.toLowerCase()] = { ...known, ...partOf(taken.get(handler), known) };
    paths[name] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    servers: [{ url: `${origin}/api` }],
    components: {
      schemas: { Refused: REFUSED_SCHEMA },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } },
    },
    security: [{ session: [] }],
    paths: { ...paths, ...intakePaths(origin) },
  };
}

/** What is not JSON, or a stream of it, is described by its kind alone. */
function answersOf(method: string, path: string): Record<string, object> {
  const kind = OTHER_KINDS.find(([ending]) => path.endsWith(ending))?.[1];
  if (kind !== undefined) return { '200': { description: 'done', content: { [kind]: {} } } };
  const own = describedAnswers()[`${method.toLowerCase()} ${nameOf(path)}`];
  return Object.fromEntries(
    Object.entries(own ?? {}).map(([status, schema]) => [
      status,
      { description: 'done', content: { 'application/json': { schema } } },
    ]),
  );
}

function nameOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function operationOf(method: string, path: string): { tags: string[]; parameters: object[]; responses: object } {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    tags: [path.split('/')[1] ?? ''],
    parameters: inPath,
    responses: { ...answersOf(method, path), ...REFUSED },
  };
}

function partOf(what: Taken | undefined, known: object): object {
  if (what === undefined) return {};
  const schema = z.toJSONSchema(what.schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
  if (what.part === 'json') return { requestBody: { required: true, content: { 'application/json': { schema } } } };
  const before = 'parameters' in known && Array.isArray(known.parameters) ? known.parameters : [];
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: field,
  }));
  return { parameters: [...before, ...fields] };
}
