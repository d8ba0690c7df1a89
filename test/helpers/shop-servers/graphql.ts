/** As much of GraphQL as a strict test server needs: read one operation, check it against a schema, cut data to it. */
export interface Selection {
  name: string;
  alias: string;
  args: Record<string, unknown>;
  directives: Record<string, Record<string, unknown>>;
  fields: Selection[] | null;
}

export interface ReadOperation {
  kind: 'query' | 'mutation';
  fields: Selection[];
}

/** Type, field, then its arguments and (for objects) its type. */
export type Schema = Record<string, Record<string, { args?: readonly string[]; type?: string }>>;

export function readOperation(source: string, variables: Record<string, unknown>, schema: Schema): ReadOperation {
  const tokens = source.match(/\.\.\.|"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:$!@=]/g) ?? [];
  const fragments = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token === 'fragment') fragments.set(tokens[index + 1] ?? '', index + 4);
  });
  let at = 0;
  const used = new Set<string>();
  const declared = new Set<string>();
  const next = (): string => tokens[at++] ?? fail('ends too early');
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const need = (token: string): void => void (take(token) || fail(`expected ${token}, got ${tokens[at]}`));

  const value = (): unknown => {
    const token = next();
    if (token === '$') {
      const name = next();
      if (!declared.has(name)) fail(`$${name} is not declared`);
      used.add(name);
      return variables[name];
    }
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^-?\d/.test(token)) return Number(token);
    if (token === 'true' || token === 'false') return token === 'true';
    return token;
  };
  const args = (): Record<string, unknown> => {
    const read: Record<string, unknown> = {};
    if (!take('(')) return read;
    while (!take(')')) {
      const name = next();
      need(':');
      read[name] = value();
    }
    return read;
  };
  const selections = (type: string): Selection[] => {
    need('{');
    const list: Selection[] = [];
    while (!take('}')) {
      if (take('...')) list.push(...spread(type));
      else list.push(field(type));
    }
    return list;
  };
  const spread = (type: string): Selection[] => {
    if (take('on')) return selections(next());
    const start = fragments.get(next()) ?? fail('unknown fragment');
    if (tokens[start - 1] !== type) fail(`fragment is not on ${type}`);
    const back = at;
    at = start;
    const list = selections(type);
    at = back;
    return list;
  };
  const field = (type: string): Selection => {
    const first = next();
    const name = take(':') ? next() : first;
    const known = schema[type]?.[name] ?? fail(`Field '${name}' doesn't exist on type '${type}'`);
    const given = args();
    for (const arg of Object.keys(given))
      if (known.args?.includes(arg) !== true) fail(`Field '${name}' doesn't accept argument '${arg}'`);
    const directives: Selection['directives'] = {};
    while (take('@')) directives[next()] = args();
    if ((known.type !== undefined) !== (tokens[at] === '{')) fail(`Selections of '${name}' are wrong`);
    return { name, alias: first, args: given, directives, fields: known.type ? selections(known.type) : null };
  };

  const kind = next();
  if (kind !== 'query' && kind !== 'mutation') return fail(`not an operation: ${kind}`);
  if (tokens[at] !== '(' && tokens[at] !== '{') next();
  if (take('(')) while (!take(')')) if (next() === '$') declared.add(tokens[at] ?? '');
  const fields = selections(kind === 'query' ? 'Query' : 'Mutation');
  for (const name of Object.keys(variables)) if (!used.has(name)) fail(`Variable $${name} is not used`);
  for (const name of declared) if (!used.has(name)) fail(`Variable $${name} is declared but not used`);
  return { kind, fields };
}

/** Only what was asked for. Fields of another member of a union are left out. */
export function project(data: unknown, fields: Selection[] | null): unknown {
  if (fields === null || data === null || data === undefined) return data ?? null;
  if (Array.isArray(data)) return data.map((item) => project(item, fields));
  const from = data as Record<string, unknown>;
  return Object.fromEntries(
    fields.flatMap(({ name, alias, fields: inner }) => (name in from ? [[alias, project(from[name], inner)]] : [])),
  );
}

function fail(message: string): never {
  throw new Error(message);
}
