import { z } from 'zod';
import type { SendReceipt } from '../../src/core/channel.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { receiptOf } from './errors.ts';
import { basicAuth } from './media.ts';
import type { WhatsappTwilioOptions } from './options.ts';
import { toForm } from './outbound.ts';

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

/**
 * Creates the message by plain fetch: the SDK takes no AbortSignal, and whether a request that failed had been written
 * is what decides between trying again and "uncertain". Twilio has no idempotency key for it.
 */
export async function sendMessage(
  message: OutboundMessage,
  options: WhatsappTwilioOptions,
  statusCallback: string,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const url = `${options.apiBaseUrl}/2010-04-01/Accounts/${options.accountSid}/Messages.json`;
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { authorization: basicAuth(options), 'content-type': 'application/x-www-form-urlencoded' },
      body: toForm(message, options, statusCallback),
      redirect: 'error',
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
  return receiptOf(
    response.status,
    refused.success ? (refused.data.code ?? null) : null,
    response.headers.get('retry-after'),
  );
}

function faultCode(thrown: unknown): string | null {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : null;
}
