import type { SendReceipt } from '../../src/core/channel.ts';

/** Twilio's error codes that say "later": rate limits and faults of its own (https://www.twilio.com/docs/api/errors). */
const PASSING: ReadonlySet<number> = new Set([20429, 20500, 20503, 63018, 63038]);

const MEANING: Readonly<Record<number, string>> = {
  21211: 'the number is not valid',
  21408: 'this country is not enabled in the Twilio account',
  21610: 'the customer has unsubscribed (STOP)',
  21612: 'the number cannot be reached from this sender',
  63003: 'the number is not on WhatsApp',
  63016: 'the 24-hour window is closed: only an approved template may be sent',
  63021: 'WhatsApp rejected the content',
  63024: 'the number is not on WhatsApp',
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
