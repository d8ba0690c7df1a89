import { outgoing } from '../../src/lib/outgoing.ts';
import type { WhatsappTwilioOptions } from './options.ts';

/** Faults before anything was written: the request never left. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const UNAUTHORIZED = 401;

export type Answer =
  | { outcome: 'answered'; status: number; isOk: boolean; body: unknown; retryAfter: string | null }
  /** Nothing was done. */
  | { outcome: 'not-connected'; code: string }
  /** Nobody knows. */
  | { outcome: 'broken' };

export interface Asked {
  url: string;
  method: 'POST' | 'DELETE';
  body?: URLSearchParams | { json: unknown };
}

/**
 * One request to Twilio by plain fetch: the SDK takes no AbortSignal, and whether a request that failed had been written
 * is what decides between trying again and "uncertain". A token that is refused gives way to the other one.
 */
export async function ask(asked: Asked, options: WhatsappTwilioOptions, signal: AbortSignal): Promise<Answer> {
  const tokens = [options.authToken, options.previousAuthToken].filter((token) => token !== undefined);
  let answer: Answer = { outcome: 'broken' };
  for (const token of tokens) {
    answer = await askWith(token, asked, options, signal);
    if (answer.outcome !== 'answered' || answer.status !== UNAUTHORIZED) return answer;
  }
  return answer;
}

async function askWith(
  token: string,
  { url, method, body }: Asked,
  options: WhatsappTwilioOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const isForm = body instanceof URLSearchParams;
  try {
    const response = await outgoing(url, {
      method,
      headers: {
        authorization: basicAuth(options.accountSid, token),
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
    return code !== null && NOT_CONNECTED.has(code) ? { outcome: 'not-connected', code } : { outcome: 'broken' };
  }
}

export function basicAuth(accountSid: string, token: string): string {
  return `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;
}

function faultCode(thrown: unknown): string | null {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : null;
}
