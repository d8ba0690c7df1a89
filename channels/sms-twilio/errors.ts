import type { SendReceipt } from '../../src/core/channel.ts';

/** Twilio's error codes that say "later" (https://www.twilio.com/docs/api/errors). */
const PASSING: ReadonlySet<number> = new Set([20429, 20500, 20503, 30001, 30017, 30022]);

const MEANING: Readonly<Record<number, string>> = {
  21211: 'the number is not valid',
  21408: 'India is not enabled in the Twilio account',
  21610: 'the customer has unsubscribed (STOP)',
  21612: 'the number cannot be reached from this sender',
  21614: 'the number is not a mobile number',
  30003: 'the phone is off or cannot be reached',
  30004: 'the message was blocked',
  30005: 'the number does not exist',
  30006: 'a landline, or a network that cannot be reached',
  30007: 'an operator filtered it: compare text and header with what is registered at DLT',
  30008: 'the operator gave no reason',
};

/** What a refused request means for the message. Nothing was created, so a passing fault may be tried again. */
export function receiptOf(status: number, code: number | null, retryAfter: string | null): SendReceipt {
  const reason = `Twilio answered ${status}${code === null ? '' : `, error ${code}: ${meaningOf(code)}`}`;
  if (status === 429 || status >= 500 || (code !== null && PASSING.has(code))) {
    const seconds = Number(retryAfter);
    return { status: 'retry', reason, ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}) };
  }
  return { status: 'failed', reason };
}

export function meaningOf(code: number): string {
  return MEANING[code] ?? `see https://www.twilio.com/docs/api/errors/${code}`;
}
