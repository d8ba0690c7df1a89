import { z } from 'zod';

/* What each route takes, remembered where it is checked: the document cannot say anything else than the server does. */

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
export function openApiDocument(routes: readonly Route[], { title, server }: { title: string; server: string }) {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, handler } of routes) {
    if (method === 'ALL' || path.endsWith('/*')) continue;
    const name = path.replaceAll(/:(\w+)/g, '{$1}');
    const operations = paths[name] ?? {};
    const known = operations[method.toLowerCase()] ?? operationOf(method, path);
    operations[method.toLowerCase()] = { ...known, ...partOf(taken.get(handler), known) };
    paths[name] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    servers: [{ url: server }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } } },
    security: [{ session: [] }],
    paths,
  };
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
    responses: {
      [method === 'GET' ? '200' : '2XX']: { description: 'done' },
      '4XX': { description: '{ error: { code, message } }' },
    },
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
