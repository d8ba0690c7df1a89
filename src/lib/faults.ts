import { z } from 'zod';
import { suggest } from './suggest.ts';

/** One thing that is wrong with what somebody wrote: where, and what has to be there. Never the value: it may be a secret. */
export interface Fault {
  path: readonly PropertyKey[];
  message: string;
}

type Shape = z.core.JSONSchema.BaseSchema;

/** What is wrong with a written value, unknown keys included; an empty list where nothing is. */
export function faultsOf(schema: z.ZodType, value: unknown): Fault[] {
  const shape: Shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const issues = schema.safeParse(value).error?.issues ?? [];
  const wrong = issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map((issue) => ({ path: issue.path, message: explain(issue, shape, value) }));
  return [...unknownKeys(shape, value, []), ...wrong];
}

/** `brands.kaveri.accounts.kaveri-mail.options`: entries of lists by their id, where they have one. */
export function writtenPath(path: readonly PropertyKey[], value: unknown): string {
  let here = value;
  const parts: string[] = [];
  for (const key of path) {
    here = childOf(here, key);
    const id = typeof key === 'number' ? childOf(here, 'id') : undefined;
    parts.push(typeof id === 'string' && /^[\w-]+$/.test(id) ? id : String(key));
  }
  return parts.join('.');
}

function explain(issue: z.core.$ZodIssue, shape: Shape, value: unknown): string {
  const found = issue.path.reduce<unknown>(childOf, value);
  const wanted = describe(issue.path.reduce<Shape>(shapeAt, shape));
  if (issue.code === 'custom' || !isStandard(issue.message)) return issue.message;
  if (found === undefined) return `is missing; write ${wanted}`;
  const near = issue.code === 'invalid_value' ? suggest(String(found), issue.values.map(String)) : null;
  if (typeof found === 'number' && wanted === 'text') return 'is a number, has to be text: put it in quotation marks';
  const form = issue.code === 'invalid_format' && issue.format === 'regex' ? ` like ${issue.pattern}` : '';
  return `is ${kindOf(found)}, has to be ${wanted}${form}${near === null ? '' : `; did you mean ${near}?`}`;
}

/** zod's own words say less than the schema does; ours stay. */
function isStandard(message: string): boolean {
  return /^(Invalid |Too (small|big)|Unrecognized )/.test(message);
}

function unknownKeys(shape: Shape, value: unknown, path: readonly PropertyKey[]): Fault[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unknownKeys(shapeAt(shape, index), item, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = propertiesOf(shape);
  const isOpen = known.length === 0 ? shape.additionalProperties !== false : isShape(shape.additionalProperties);
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key];
    if (isOpen || known.includes(key)) return unknownKeys(shapeAt(shape, key), item, here);
    const near = suggest(key, known);
    const all = known.length === 0 ? 'nothing can be set here' : `known here: ${known.join(', ')}`;
    const cure = near === null ? all : `did you mean ${near}?`;
    return [{ path: here, message: `is not known; ${cure}` }];
  });
}

function propertiesOf(shape: Shape): string[] {
  return [...new Set(branches(shape).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function shapeAt(shape: Shape, key: PropertyKey): Shape {
  for (const branch of branches(shape)) {
    const inner = typeof key === 'number' ? branch.items : branch.properties?.[String(key)];
    const found = [inner, branch.additionalProperties].find(isShape);
    if (found !== undefined) return found;
  }
  return {};
}

function branches(shape: Shape): Shape[] {
  const inner = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].filter(isShape);
  return [shape, ...inner.flatMap(branches)];
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'a mail address such as care@shop.example',
  uri: 'an address such as https://shop.example',
  date: 'a day such as 2027-01-26, in quotation marks',
};

function describe(shape: Shape): string {
  const [one, ...others] = (shape.anyOf ?? []).filter(isShape).filter(({ type }) => type !== 'null');
  if (one !== undefined && others.length === 0) return `${describe(one)}, or null`;
  if (shape.enum !== undefined) return `one of ${shape.enum.join(', ')}`;
  const format = FORMATS[shape.format ?? ''];
  if (format !== undefined) return format;
  const keys = propertiesOf(shape);
  if (keys.length > 0) return `keys with values: ${keys.join(', ')}`;
  switch (shape.type) {
    case 'integer':
    case 'number':
      return numberOf(shape);
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${shape.minItems === undefined ? '' : ' with something in it'}`;
    case 'object':
      return 'keys with values';
    default:
      return `text${(shape.minLength ?? 0) > 1 ? ` of ${shape.minLength} characters or more` : ''}`;
  }
}

function numberOf({ type, minimum, maximum }: Shape): string {
  const name = type === 'integer' ? 'a whole number' : 'a number';
  const top = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? null : maximum;
  if (minimum !== undefined && top !== null) return `${name} from ${minimum} to ${top}`;
  if (top !== null) return `${name} up to ${top}`;
  return `${name} from ${minimum ?? 1} on`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return value === '' ? 'empty text' : `text of ${value.length} characters`;
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'number' ? 'another number' : String(value);
}

function childOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
