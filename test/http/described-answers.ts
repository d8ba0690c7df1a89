import { readFileSync } from 'node:fs';
import { z } from 'zod';

type Schema = Record<string, unknown>;

const described: Record<string, Record<string, Schema>> = JSON.parse(
  readFileSync(new URL('../../src/http/openapi-answers.json', import.meta.url), 'utf8'),
);
const routes = Object.keys(described).map((name) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = new RegExp(`^/api${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  return { name, method, pattern, fixed: path.split('{')[0]?.length ?? 0 };
});
const readers = new Map<string, z.ZodType>();

/** Holds every JSON answer of the API against what the OpenAPI document says of it; what is not described fails as well. */
export async function holdAgainstDocument(method: string, url: string, response: Response): Promise<void> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const { pathname } = new URL(url, 'http://localhost');
  if (!response.ok || !isJson || !pathname.startsWith('/api/')) return;
  const fitting = routes.filter((one) => one.method === method.toLowerCase() && one.pattern.test(pathname));
  // `/tickets/counts` is not `/tickets/{id}`.
  const route = fitting.sort((one, other) => other.fixed - one.fixed)[0];
  const schema = route && described[route.name]?.[String(response.status)];
  if (route === undefined || schema === undefined) {
    throw new Error(`${method} ${pathname} answered ${response.status}, of which the document knows nothing`);
  }
  const key = `${route.name} ${response.status}`;
  const reader = readers.get(key) ?? z.fromJSONSchema(closed(schema));
  readers.set(key, reader);
  const { error } = reader.safeParse(await response.clone().json());
  if (error !== undefined) throw new Error(`${key} does not answer as described: ${z.prettifyError(error)}`);
}

/** No field but the described ones. */
function closed(schema: Schema): Schema {
  const inner = Object.entries(schema).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(closedIf) : closedIf(value),
  ]);
  const own = Object.fromEntries(inner);
  return schema['type'] === 'object' && 'properties' in schema && !('additionalProperties' in schema)
    ? { ...own, additionalProperties: false }
    : own;
}

function closedIf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? closed(value as Schema) : value;
}
