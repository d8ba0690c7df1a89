import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

export interface Call {
  method: string;
  /** Path with query, as it came. */
  target: string;
  url: URL;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** `hang`: never answers. `reset`: breaks the line. `malformed`: not JSON. `shape`: JSON of another kind. `huge`: 3 MB. */
export type Fault = Answer | 'hang' | 'reset' | 'malformed' | 'shape' | 'huge';

export interface FaultPlan {
  fault: Fault;
  /** Which requests it meets. */
  on: 'all' | 'writes';
  /** Whether the work is done before the answer goes wrong. */
  done?: boolean;
}

export interface ShopServer {
  url: string;
  /** Requests that the documented API would have refused: empty in a good test. */
  strange: string[];
  behave(plan: FaultPlan | null): void;
  stop(): Promise<void>;
}

/** One shop system on a free port. `answer` throws a string for what the documented API does not have. */
export async function startShopServer(options: {
  isWrite(call: Call): boolean;
  answer(call: Call): Answer;
}): Promise<ShopServer> {
  const strange: string[] = [];
  let plan: FaultPlan | null = null;

  const answer = (call: Call): Answer => {
    try {
      return options.answer(call);
    } catch (error) {
      strange.push(`${call.method} ${call.target}: ${String(error)}`);
      return { status: 400, body: { message: String(error) } };
    }
  };

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const { method = '', url = '/', headers } = request;
      const call = { method, target: url, url: new URL(url, 'http://shop'), headers, body };
      if (plan === null || (plan.on === 'writes' && !options.isWrite(call))) return send(response, answer(call));
      if (plan.done === true) answer(call);
      return goWrong(response, plan.fault);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    strange,
    behave(next) {
      plan = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function goWrong(response: ServerResponse, fault: Fault): void {
  if (fault === 'hang') return;
  if (fault === 'reset') response.destroy();
  else if (fault === 'malformed') send(response, { status: 200, body: null }, '{"orders": [');
  else if (fault === 'shape') send(response, { status: 200, body: { hello: ['world'] } });
  else if (fault === 'huge') send(response, { status: 200, body: { padding: 'x'.repeat(3 * 1024 * 1024) } });
  else send(response, fault);
}

function send(response: ServerResponse, { status, body, headers }: Answer, text = JSON.stringify(body)): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}

/** An address where nobody listens. */
export async function closedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

export function only(names: Iterable<string>, allowed: readonly string[]): void {
  for (const name of names) if (!allowed.includes(name)) throw new Error(`unknown parameter ${name}`);
}
