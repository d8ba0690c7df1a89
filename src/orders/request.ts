import { z } from 'zod';
import type { ActionResult } from '../core/order-action.ts';
import { systemClock } from '../lib/clock.ts';
import { outgoing } from '../lib/outgoing.ts';
import { readTextUpTo, TooLarge } from '../lib/read-up-to.ts';
import { withoutEndSlashes } from '../lib/url.ts';

/** Where a shop's system answers. Secrets travel with each request: plain HTTP is for this machine only. */
export const baseUrl = z
  .url({ protocol: /^https?$/ })
  .refine(isSafe, { error: 'use https:// (plain http only for localhost), without a password or a query' })
  .transform(withoutEndSlashes);

export interface JsonRequest<T> {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What a good answer looks like. */
  schema: z.ZodType<T>;
  signal: AbortSignal;
}

export interface Failure {
  outcome: 'failed';
  /** `unsent`, `busy`, `denied`: certainly not carried out. `broken`: sent, and nobody knows. */
  kind: 'unsent' | 'busy' | 'denied' | 'not-found' | 'changed' | 'not-allowed' | 'broken';
  /** For operators: never has a secret, an address or a body in it. */
  reason: string;
  retryAfterMs?: number;
  /** The body of a refusal, where it was JSON. */
  body?: unknown;
}

export type Reply<T> = { outcome: 'ok'; value: T } | Failure;

/** One request to a shop's system. Throws nothing: what went wrong is in the reply. */
export async function requestJson<T>(request: JsonRequest<T>): Promise<Reply<T>> {
  const { method, url, headers, body, signal } = request;
  if (signal.aborted) return { outcome: 'failed', kind: 'unsent', reason: 'no time left to ask' };
  try {
    const response = await outgoing(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const text = await readTextUpTo(MAX_BYTES, response);
    const json = parseJson(text);
    if (!response.ok) return failureOf(response, json);
    const parsed = request.schema.safeParse(json);
    if (parsed.success) return { outcome: 'ok', value: parsed.data };
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return broken(json === undefined ? 'the answer is not JSON' : `the answer has another shape at "${where}"`);
  } catch (error) {
    return thrown(error);
  }
}

export function toUnavailable(failure: Failure): { outcome: 'unavailable'; reason: string } {
  return { outcome: 'unavailable', reason: failure.reason };
}

/** What a failed write means: done is never claimed, and not done only where that is certain. */
export function toActionResult(failure: Failure): ActionResult {
  const { kind, reason, retryAfterMs } = failure;
  if (kind === 'broken') return { outcome: 'uncertain', reason };
  if (kind === 'not-found' || kind === 'changed' || kind === 'not-allowed')
    return { outcome: 'refused', reason: kind, detail: detailOf(failure.body) ?? reason };
  return { outcome: 'unavailable', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** A read that comes before a write failed: the write was not sent. */
export function notStarted(failure: Failure): ActionResult {
  return toActionResult(failure.kind === 'busy' ? failure : { ...failure, kind: 'unsent' });
}

/** `1299.5` (rupees, as a decimal string) in paise, without a detour over floating point. */
export const decimalPaise = z
  .string()
  .regex(/^\d{1,10}(\.\d+)?$/)
  .transform((value) => {
    const [rupees = '0', fraction = ''] = value.split('.');
    const paise = Number(rupees) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
    return paise + (Number(fraction.at(2) ?? '0') >= 5 ? 1 : 0);
  });

export function toDecimal(paise: number): string {
  return `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`;
}

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_DETAIL = 300;
/** No connection was made, so nothing was sent (Node's and undici's codes; TLS fails before the first byte of ours). */
const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+)$/;
const TLS = /CERT|SELF_SIGNED|UNABLE_TO_/;
const causeSchema = z.object({ cause: z.object({ code: z.string() }) });

function failureOf(response: Response, json: unknown): Failure {
  const { status } = response;
  const reason = `the shop's system answered ${status}`;
  const body = json === undefined ? {} : { body: json };
  if (status === 401 || status === 403)
    return { outcome: 'failed', kind: 'denied', reason: `${reason}: check its key and what the key may do` };
  if (status === 429 || status === 503) {
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
    return { outcome: 'failed', kind: 'busy', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (status === 404 || status === 410) return { outcome: 'failed', kind: 'not-found', reason, ...body };
  if (status === 409) return { outcome: 'failed', kind: 'changed', reason, ...body };
  if (status === 400 || status === 422) return { outcome: 'failed', kind: 'not-allowed', reason, ...body };
  // 408: it gave up waiting, perhaps in the middle of the work.
  if (status >= 500 || status === 408) return broken(reason);
  return { outcome: 'failed', kind: 'denied', reason: `${reason}: check its address` };
}

function broken(reason: string): Failure {
  return { outcome: 'failed', kind: 'broken', reason };
}

function thrown(error: unknown): Failure {
  if (error instanceof TooLarge) return broken('the answer is larger than 2 MB');
  const code = causeSchema.safeParse(error).data?.cause.code;
  if (code !== undefined && (UNSENT.test(code) || TLS.test(code)))
    return { outcome: 'failed', kind: 'unsent', reason: `no connection to the shop's system (${code})` };
  const timedOut = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return broken(timedOut ? 'no answer in time' : `the connection broke (${code ?? 'redirected or cut off'})`);
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - systemClock.now().getTime());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function detailOf(body: unknown): string | undefined {
  const said = z.object({ detail: z.string().optional(), message: z.string().optional() }).safeParse(body).data;
  return (said?.detail ?? said?.message)?.slice(0, MAX_DETAIL);
}

function isSafe(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, search, hash } = new URL(value);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && local)) && `${username}${search}${hash}` === '';
}
