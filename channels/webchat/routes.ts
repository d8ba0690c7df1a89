import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { AppError, httpStatusOf, isRetryable } from '../../src/core/errors.ts';
import { attachment } from '../../src/lib/attachment.ts';
import { filesOf, readForm } from '../../src/lib/form-files.ts';
import { createAllowance } from './allowance.ts';
import { postedSchema, toInbound } from './inbound.ts';
import type { WebchatOptions } from './options.ts';
import { newToken, sessionOf } from './session.ts';
import type { Streams, Visitor } from './stream.ts';

const PAGES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/widget.js': ['widget.js', 'text/javascript; charset=utf-8'],
  '/widget.css': ['widget.css', 'text/css; charset=utf-8'],
};
/** The page runs its own script and nothing else, and may stand in a frame of the shop's site. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MEGABYTE = 1024 * 1024;
/** A visitor costs nothing to make up, an address does: what comes from one is limited too, as what so many visitors send. */
const VISITORS_AT_ADDRESS = 10;

const receiptsSchema = z.object({ ids: z.array(z.string().max(64)).max(200) });

/** The requests of the page: a session, messages, the event stream, receipts, files. */
export function createRoutes(options: WebchatOptions, deps: ChannelDeps, streams: Streams) {
  const allow = (most: number, windowMs: number) => ({
    visitor: createAllowance(most, windowMs, deps.clock),
    address: createAllowance(most * VISITORS_AT_ADDRESS, windowMs, deps.clock),
  });
  const messages = allow(options.messagesPerMinute, MINUTE_MS);
  const bytes = allow(options.megabytesPerHour * MEGABYTE, HOUR_MS);
  const isWithin = ({ visitor, address }: typeof bytes, amount: number, { session, client }: Visitor): boolean =>
    visitor.take(session, amount) && (client === null || address.take(client, amount));

  return async (request: Request, path: string, client: string | null = null): Promise<Response> => {
    const origin = request.headers.get('origin');
    const cors = origin !== null && options.allowedOrigins.includes(origin) ? corsOf(origin) : {};
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    const response = await route(request, path, client).catch(asAnswer);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  };

  async function route(request: Request, path: string, client: string | null): Promise<Response> {
    const page = PAGES[path];
    if (request.method === 'GET' && page !== undefined) return pageOf(page);
    if (request.method === 'POST' && path === '/session')
      return Response.json({ token: newToken(), brand: deps.brandName }, { status: 201 });

    const session = sessionOf(request);
    if (session === null)
      throw new AppError('auth.required', 'open a session first: POST …/session, then Authorization: Bearer <token>');
    return routeOfSession(request, path, { session, client });
  }

  async function routeOfSession(request: Request, path: string, visitor: Visitor): Promise<Response> {
    const { session } = visitor;
    switch (`${request.method} ${path}`) {
      case 'POST /messages':
        return post(request, visitor);
      case 'POST /receipts':
        return receipts(request);
      case 'GET /events':
        return streams.open(visitor, placeOf(request)) ?? tooMany('too many chats are open; close some', MINUTE_MS);
      default:
        if (request.method === 'GET' && path.startsWith('/files/')) return file(session, path.slice('/files/'.length));
        throw new AppError('not-found', 'no such address in this chat');
    }
  }

  async function post(request: Request, visitor: Visitor): Promise<Response> {
    if (!isWithin(messages, 1, visitor)) return tooMany('too many messages; wait a minute', MINUTE_MS);
    const form = await readForm(request);
    const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
    const posted = postedSchema.safeParse(fields);
    if (!posted.success)
      throw new AppError(
        'input.invalid',
        `${posted.error.issues[0]?.path.join('.')}: ${posted.error.issues[0]?.message}`,
      );
    const files = await filesOf(form);
    const size = files.reduce((sum, file) => sum + file.bytes.byteLength, Buffer.byteLength(posted.data.text));
    if (!isWithin(bytes, size, visitor)) return tooMany('too many files; wait an hour', HOUR_MS);
    const outcome = await deps.receive(toInbound(posted.data, deps.accountId, visitor.session), files);
    streams.wake(visitor.session);
    return Response.json({ outcome: outcome.outcome }, { status: 202 });
  }

  async function receipts(request: Request): Promise<Response> {
    const parsed = receiptsSchema.safeParse(await request.json().catch(() => null));
    if (!parsed.success) throw new AppError('input.invalid', 'send { "ids": [...] }');
    for (const outboundId of parsed.data.ids) {
      await deps.report({ accountId: deps.accountId, outboundId, status: 'delivered' });
    }
    return new Response(null, { status: 204 });
  }

  async function file(session: string, fileId: string): Promise<Response> {
    const found = await deps.file(session, fileId);
    if (found === null) throw new AppError('not-found', 'no such file in this chat');
    return new Response(new Uint8Array(found.bytes), {
      headers: { ...attachment(found, found.bytes.byteLength), 'cache-control': 'private, no-store' },
    });
  }
}

function tooMany(message: string, waitMs: number): Response {
  const headers = { 'retry-after': String(waitMs / 1000) };
  return Response.json(errorBody('too-many', message), { status: 429, headers });
}

async function pageOf([file, type]: readonly [string, string]): Promise<Response> {
  const body = await readFile(new URL(`./widget/${file}`, import.meta.url), 'utf8');
  return new Response(body, {
    headers: { 'content-type': type, 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-cache' },
  });
}

/** Where the page stopped reading: the header of a resumed stream, or the first request's parameter. */
function placeOf(request: Request): number {
  const asked = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '0';
  return /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}

function asAnswer(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  const headers = isRetryable(error.code) ? { 'retry-after': '2' } : {};
  return Response.json(errorBody(error.code, error.message), { status: httpStatusOf(error.code), headers });
}

function errorBody(code: string, message: string) {
  return { error: { code, message } };
}

function corsOf(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'authorization, content-type, last-event-id',
    'access-control-allow-methods': 'GET, POST',
    vary: 'origin',
  };
}
