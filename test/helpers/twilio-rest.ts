import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const KNOWN = new Set([
  'From',
  'To',
  'Body',
  'StatusCallback',
  'MediaUrl',
  'ContentSid',
  'ContentVariables',
  'MessagingServiceSid',
]);

/** The beginning of an MP3 file: an ID3 header and a frame. */
const MP3 = Buffer.concat([
  Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'),
  Buffer.from([0xff, 0xfb, 0x90, 0x64]),
  Buffer.alloc(417),
]);

export interface TwilioRest {
  url: string;
  /** Forms of the messages that were created. */
  created: Record<string, string>[];
  /** Paths of media that were fetched, with whether they came with the right password. */
  fetched: { path: string; signedIn: boolean }[];
  /** How the next requests are answered: a status and a body, `hang` (never) or `reset` (the line breaks after reading). */
  behave(next: { status: number; body?: unknown; headers?: Record<string, string> } | 'hang' | 'reset' | null): void;
  /** Calls that Twilio knows, by SID: who called. */
  callers: Map<string, string>;
  stop(): Promise<void>;
}

/** Twilio's "create message" and its media, strict: parameters that the API does not have are refused. */
export async function startTwilioRest(accountSid: string, authToken: string): Promise<TwilioRest> {
  const created: TwilioRest['created'] = [];
  const fetched: TwilioRest['fetched'] = [];
  const callers: TwilioRest['callers'] = new Map();
  let next: Parameters<TwilioRest['behave']>[0] = null;
  const password = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  function answer(
    request: IncomingMessage,
    body: string,
  ): { status: number; body: unknown; headers?: Record<string, string> } {
    if (request.headers.authorization !== password) return { status: 401, body: { code: 20003 } };
    if (request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json`)
      return { status: 404, body: { code: 20404 } };
    const form = Object.fromEntries(new URLSearchParams(body));
    if (Object.keys(form).some((name) => !KNOWN.has(name))) return { status: 400, body: { code: 20001 } };
    if (typeof next === 'object' && next !== null) return { body: {}, ...next };
    created.push(form);
    return { status: 201, body: { sid: `SM${String(created.length).padStart(32, '0')}` } };
  }

  /** Recordings and calls are read by their SIDs. */
  function answerGet(request: IncomingMessage, response: ServerResponse): boolean {
    const [, kind, sid = ''] =
      new RegExp(`^/2010-04-01/Accounts/${accountSid}/(Recordings|Calls)/(\\w+)\\.(?:mp3|json)$`).exec(
        request.url ?? '',
      ) ?? [];
    if (kind === undefined) return false;
    fetched.push({ path: request.url ?? '', signedIn: request.headers.authorization === password });
    if (request.headers.authorization !== password) response.writeHead(401).end();
    else if (next !== null) response.writeHead(404).end();
    else if (kind === 'Recordings') response.setHeader('content-type', 'audio/mpeg').end(MP3);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ sid, from: callers.get(sid) }));
    return true;
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += String(chunk);
    });
    request.on('end', () => {
      if (request.url?.startsWith('/media/') === true) {
        fetched.push({ path: request.url, signedIn: request.headers.authorization === password });
        response.setHeader('content-type', 'image/png');
        response.end('picture');
        return;
      }
      if (request.method === 'GET' && answerGet(request, response)) return;
      if (next === 'hang') return;
      if (next === 'reset') {
        request.socket.destroy();
        return;
      }
      const { status, body: answered, headers = {} } = answer(request, body);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answered));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    created,
    fetched,
    callers,
    behave(behaviour) {
      next = behaviour;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
