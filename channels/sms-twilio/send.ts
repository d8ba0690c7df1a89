import { z } from 'zod';
import type { SendReceipt } from '../../src/core/channel.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { outgoing } from '../../src/lib/outgoing.ts';
import { receiptOf } from './errors.ts';
import type { SmsTwilioOptions } from './options.ts';
import { registeredText, toForm } from './outbound.ts';

const createdSchema = z.object({ sid: z.string() });
const refusedSchema = z.object({ code: z.number().nullish() });
/** Faults before anything was written: the request never left. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Creates the message. Twilio has no idempotency key for it: a request whose answer was lost stays uncertain. */
export async function sendMessage(
  message: OutboundMessage,
  options: SmsTwilioOptions,
  statusCallback: string,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const registered = registeredText(message, options);
  if ('missing' in registered) return { status: 'failed', reason: registered.missing };
  const { accountSid, authToken, apiBaseUrl } = options;
  let response: Response;
  try {
    response = await outgoing(`${apiBaseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: toForm(message.to, registered.text, options, statusCallback),
      signal,
    });
  } catch (error) {
    const code = faultCode(error);
    if (code !== null && NOT_CONNECTED.has(code))
      return { status: 'retry', reason: `Twilio cannot be reached (${code})` };
    return { status: 'uncertain', reason: 'the connection to Twilio broke before it answered' };
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const created = createdSchema.safeParse(body);
    return { status: 'sent', providerId: created.success ? created.data.sid : null };
  }
  const refused = refusedSchema.safeParse(body);
  const code = refused.success ? (refused.data.code ?? null) : null;
  return receiptOf(response.status, code, response.headers.get('retry-after'));
}

function faultCode(thrown: unknown): string | null {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : null;
}
