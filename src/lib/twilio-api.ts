import { z } from 'zod';
import { outgoing } from './outgoing.ts';

/* Twilio's REST API by plain requests: the SDK takes no AbortSignal, and whether a request that failed had been written is what
decides between trying again and "uncertain". */

/** Twilio's webhooks are forms of some kilobytes; only a made-up one is larger. It is read before its signature can be checked. */
export const MAX_WEBHOOK_BYTES = 256 * 1024;

export interface TwilioLogin {
  accountSid: string;
  authToken: string;
  /** The other token, while they are being rotated. */
  previousAuthToken?: string | undefined;
}

export interface TwilioAccount extends TwilioLogin {
  apiBaseUrl: string;
}

export type TwilioAnswer =
  | { outcome: 'answered'; status: number; isOk: boolean; body: unknown; retryAfter: string | null }
  /** Nothing was done. */
  | { outcome: 'not-connected'; code: string }
  /** Nobody knows. Without a code, no answer came in time. */
  | { outcome: 'broken'; code: string | null };

export interface Asked {
  url: string;
  method: 'GET' | 'POST' | 'DELETE';
  body?: URLSearchParams | { json: unknown };
}

/** Faults before anything was written: the request never left. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
export const UNAUTHORIZED = 401;
/**
 * What stands behind the address of a webhook: a 5xx of ours, and a connection that fails, is tried three times more
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides). It is never sent, nor signed.
 */
export const RETRIES = '#rc=3&rp=5xx,ct,rt';
const createdSchema = z.object({ sid: z.string() });
const refusedSchema = z.object({ code: z.number().nullish() });

/** One request. A token that is refused gives way to the other one. */
export async function ask(asked: Asked, account: TwilioLogin, signal: AbortSignal): Promise<TwilioAnswer> {
  let answer: TwilioAnswer = { outcome: 'broken', code: null };
  for (const token of tokensOf(account)) {
    answer = await askWith(token, asked, account, signal);
    if (answer.outcome !== 'answered' || answer.status !== UNAUTHORIZED) return answer;
  }
  return answer;
}

/** The present token first. */
export function tokensOf({ authToken, previousAuthToken }: TwilioLogin): string[] {
  return [authToken, ...(previousAuthToken === undefined ? [] : [previousAuthToken])];
}

export function basicAuth({ accountSid }: Pick<TwilioLogin, 'accountSid'>, token: string): string {
  return `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;
}

export type Created =
  | { outcome: 'created'; sid: string | null }
  | { outcome: 'refused'; status: number; code: number | null; retryAfter: string | null }
  | Exclude<TwilioAnswer, { outcome: 'answered' }>;

/** Creates a message (https://www.twilio.com/docs/messaging/api/message-resource). Twilio has no idempotency key for it. */
export async function createMessage(
  form: URLSearchParams,
  account: TwilioAccount,
  signal: AbortSignal,
): Promise<Created> {
  const url = `${account.apiBaseUrl}/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  const answer = await ask({ url, method: 'POST', body: form }, account, signal);
  if (answer.outcome !== 'answered') return answer;
  const { isOk, status, body, retryAfter } = answer;
  if (isOk) {
    const created = createdSchema.safeParse(body);
    return { outcome: 'created', sid: created.success ? created.data.sid : null };
  }
  const refused = refusedSchema.safeParse(body);
  return { outcome: 'refused', status, code: refused.success ? (refused.data.code ?? null) : null, retryAfter };
}

async function askWith(
  token: string,
  { url, method, body }: Asked,
  account: TwilioLogin,
  signal: AbortSignal,
): Promise<TwilioAnswer> {
  const isForm = body instanceof URLSearchParams;
  try {
    const response = await outgoing(url, {
      method,
      headers: {
        authorization: basicAuth(account, token),
        ...(body === undefined
          ? {}
          : { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body.json) }),
      signal,
    });
    const read: unknown = await response.json().catch(() => null);
    const { status, ok } = response;
    return { outcome: 'answered', status, isOk: ok, body: read, retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    const code = faultCode(error);
    return code !== null && NOT_CONNECTED.has(code) ? { outcome: 'not-connected', code } : { outcome: 'broken', code };
  }
}

function faultCode(thrown: unknown): string | null {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : null;
}
