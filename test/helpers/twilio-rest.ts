import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type CallForm, takeCallRequest } from './twilio-calls.ts';

/** Parameters of "create message" that we may use. */
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
const MAX_BODY = 1600;

/** The Content API as far as we use it: what it does not know is refused, and WhatsApp's limits are kept. */
const contentSchema = z.strictObject({
  friendly_name: z.string().max(64),
  language: z.enum(['en', 'hi']),
  variables: z.record(z.string().regex(/^\d+$/), z.string()),
  types: z.union([
    z.strictObject({
      'twilio/quick-reply': z.strictObject({
        body: z.string().max(1024),
        actions: z
          .array(
            z.strictObject({
              type: z.literal('QUICK_REPLY'),
              title: z.string().min(1).max(20),
              id: z.string().min(1).max(256),
            }),
          )
          .min(1)
          .max(3)
          .refine((actions) => new Set(actions.map(({ title }) => title)).size === actions.length),
      }),
    }),
    z.strictObject({
      'twilio/list-picker': z.strictObject({
        body: z.string().max(1024),
        button: z.string().min(1).max(20),
        items: z
          .array(z.strictObject({ item: z.string().min(1).max(24), id: z.string().min(1).max(200) }))
          .min(1)
          .max(10),
      }),
    }),
  ]),
});
type Content = z.infer<typeof contentSchema>;
const variablesSchema = z.record(z.string().regex(/^\d+$/), z.string().min(1).max(1024));

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
  /** Contents by their SID; approved templates are put here by the test. */
  contents: Map<string, Content | 'template'>;
  /** What WhatsApp says of a content; one that is not in here was never submitted. */
  approvals: Map<string, { status: string; rejection_reason?: string }>;
  /** Contents whose approval was asked for, in order. */
  asked: string[];
  /** Files of messages, as they were fetched from the address that came with the message. */
  media: ({ url: string; type: string; bytes: Buffer } | { url: string; error: number })[];
  /** Paths of media that were fetched, with whether they came with the right password. */
  fetched: { path: string; signedIn: boolean }[];
  /**
   * How the next messages are answered: a status and a body, `hang` (never), `reset` (the line breaks after reading), `taken`
   * (it is created, and the line breaks before the answer) or `slow` (after two seconds).
   */
  behave(
    next:
      | { status: number; body?: unknown; headers?: Record<string, string> }
      | 'hang'
      | 'reset'
      | 'taken'
      | 'slow'
      | null,
  ): void;
  /** Calls that Twilio knows, by SID: who called. */
  callers: Map<string, string>;
  /** Calls that were asked for, or sent elsewhere. */
  calls: CallForm[];
  stop(): Promise<void>;
}

interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Twilio's "create message", its contents and its media, strict: parameters that the API does not have are refused. */
export async function startTwilioRest(accountSid: string, authToken: string): Promise<TwilioRest> {
  const created: TwilioRest['created'] = [];
  const fetched: TwilioRest['fetched'] = [];
  const contents: TwilioRest['contents'] = new Map();
  const approvals: TwilioRest['approvals'] = new Map();
  const asked: TwilioRest['asked'] = [];
  const callers: TwilioRest['callers'] = new Map();
  const calls: CallForm[] = [];
  const media: TwilioRest['media'] = [];
  const fetching: Promise<void>[] = [];
  let next: Parameters<TwilioRest['behave']>[0] = null;
  const password = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  function createMessage(body: string): Reply {
    const form = Object.fromEntries(new URLSearchParams(body));
    if (Object.keys(form).some((name) => !KNOWN.has(name))) return { status: 400, body: { code: 20001 } };
    if (typeof next === 'object' && next !== null) return { body: {}, ...next };
    const code = wrongWith(form);
    if (code !== null) return { status: 400, body: { code } };
    created.push(form);
    if (form['MediaUrl'] !== undefined) fetching.push(fetchMedia(form['MediaUrl']));
    return { status: 201, body: { sid: `SM${String(created.length).padStart(32, '0')}` } };
  }

  /** As Twilio does: without any session of ours, and within WhatsApp's limits. */
  async function fetchMedia(url: string): Promise<void> {
    const response = await fetch(url).catch(() => null);
    const bytes = response?.ok === true ? Buffer.from(await response.arrayBuffer()) : null;
    const type = response?.headers.get('content-type') ?? '';
    const limit = type.startsWith('image/') ? 5 : 16;
    const isTaken = bytes !== null && bytes.byteLength <= limit * 1024 * 1024;
    media.push(isTaken ? { url, type, bytes } : { url, error: 63019 });
  }

  function wrongWith({
    To: to = '',
    Body: text,
    MediaUrl: mediaUrl,
    ContentSid: sid,
    ContentVariables: variables,
  }: Record<string, string>) {
    if (!/^(whatsapp:\S+|\+\d+)$/.test(to)) return 21211;
    if (mediaUrl !== undefined) return sid === undefined && URL.canParse(mediaUrl) ? null : 21620;
    if (sid === undefined) return text === undefined || text === '' ? 21619 : text.length > MAX_BODY ? 21617 : null;
    if (text !== undefined) return 21656;
    if (!contents.has(sid)) return 21655;
    const given: unknown = JSON.parse(variables ?? '{}');
    return variablesSchema.safeParse(given).success ? null : 21656;
  }

  function createContent(body: string): Reply {
    const parsed = contentSchema.safeParse(JSON.parse(body));
    if (!parsed.success) return { status: 400, body: { code: 20001, message: parsed.error.message } };
    const sid = `HX${String(contents.size + 1).padStart(32, '0')}`;
    contents.set(sid, parsed.data);
    return { status: 201, body: { sid } };
  }

  /** https://www.twilio.com/docs/content/content-types-overview: nothing may stand behind the address. */
  function approvalOf(sid: string, search: string): Reply {
    if (search !== '') return { status: 400, body: { code: 20001 } };
    asked.push(sid);
    if (!contents.has(sid)) return { status: 404, body: { code: 20404 } };
    const { status, rejection_reason: reason = '' } = approvals.get(sid) ?? { status: 'unsubmitted' };
    const whatsapp = { type: 'whatsapp', name: 'x', category: 'UTILITY', content_type: 'twilio/text', flows: null };
    return {
      status: 200,
      body: {
        account_sid: accountSid,
        sid,
        url: `https://content.twilio.com/v1/Content/${sid}/ApprovalRequests`,
        whatsapp: { ...whatsapp, status, rejection_reason: reason, allow_category_change: true },
      },
    };
  }

  function answer(request: IncomingMessage, body: string): Reply {
    const { url = '', method, headers } = request;
    if (headers.authorization !== password) return { status: 401, body: { code: 20003 } };
    if (url === `/2010-04-01/Accounts/${accountSid}/Messages.json`) return createMessage(body);
    if (url.includes('/Calls') && typeof next === 'object' && next !== null) return { body: {}, ...next };
    const call = method === 'POST' ? takeCallRequest(url, body, calls) : null;
    if (call !== null) return call;
    if (url === '/v1/Content' && method === 'POST') return createContent(body);
    const [, approved, search = ''] = /^\/v1\/Content\/(HX\w+)\/ApprovalRequests(.*)$/.exec(url) ?? [];
    if (approved !== undefined && method === 'GET') return approvalOf(approved, search);
    const sid = /^\/v1\/Content\/(HX\w+)$/.exec(url)?.[1];
    if (sid !== undefined && method === 'DELETE') return { status: contents.delete(sid) ? 204 : 404, body: null };
    return { status: 404, body: { code: 20404 } };
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
        const signedIn = request.headers.authorization === password;
        fetched.push({ path: request.url, signedIn });
        if (request.url.startsWith('/media/elsewhere')) {
          response.writeHead(302, { location: decodeURIComponent(request.url.split('to=')[1] ?? '') }).end();
          return;
        }
        response.writeHead(signedIn ? 200 : 401, { 'content-type': 'image/png' });
        response.end(request.url.startsWith('/media/huge') ? Buffer.alloc(18 * 1024 * 1024) : 'picture');
        return;
      }
      if (request.method === 'GET' && answerGet(request, response)) return;
      const isMessage = /\/(Messages|Calls)[./]/.test(request.url ?? '');
      if (isMessage && next === 'hang') return;
      if (isMessage && next === 'reset') {
        request.socket.destroy();
        return;
      }
      const { status, body: answered, headers = {} } = answer(request, body);
      if (isMessage && next === 'taken') {
        request.socket.destroy();
        return;
      }
      const reply = (): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(answered === null ? undefined : JSON.stringify(answered));
      };
      if (isMessage && next === 'slow') setTimeout(reply, 2_000);
      else reply();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    created,
    contents,
    approvals,
    asked,
    fetched,
    callers,
    calls,
    media,
    behave(behaviour) {
      next = behaviour;
    },
    async stop() {
      await Promise.all(fetching);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
