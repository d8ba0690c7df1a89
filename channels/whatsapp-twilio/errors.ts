import type { Refusal, SendReceipt } from '../../src/core/channel.ts';

/** What an error code of Twilio or of WhatsApp behind it means for a message. */
type Meaning = { class: 'transient' | Refusal | 'permanent'; says: string };

/** https://www.twilio.com/docs/api/errors; those that a WhatsApp sender meets. What is not here is permanent. */
const MEANING: Readonly<Record<number, Meaning>> = {
  20003: { class: 'transient', says: 'the account or its token is not accepted; check accountSid and authToken' },
  20404: { class: 'permanent', says: 'there is no such resource at Twilio' },
  20429: { class: 'transient', says: 'too many requests' },
  20500: { class: 'transient', says: 'a fault at Twilio' },
  20503: { class: 'transient', says: 'Twilio is not available' },
  21211: { class: 'unreachable', says: 'the number is not valid' },
  21408: { class: 'unreachable', says: 'this country is not enabled in the Twilio account' },
  21610: { class: 'unsubscribed', says: 'the customer has unsubscribed (STOP)' },
  21611: { class: 'transient', says: 'the queue of this sender is full' },
  21612: { class: 'unreachable', says: 'the number cannot be reached from this sender' },
  21614: { class: 'unreachable', says: 'the number is no mobile number' },
  21617: { class: 'content', says: 'the text is too long' },
  21619: { class: 'content', says: 'the message has no text' },
  21620: { class: 'content', says: 'the address of the file is not valid; check REDRESS_PUBLIC_URL' },
  21655: { class: 'content', says: 'the content template does not exist; check the templates in the brand file' },
  21656: { class: 'content', says: 'the variables of the content template do not fit' },
  30001: { class: 'transient', says: 'the queue of this sender is full' },
  30003: { class: 'unreachable', says: 'the phone cannot be reached' },
  30005: { class: 'unreachable', says: 'the number does not exist' },
  30006: { class: 'unreachable', says: 'a landline or a network that cannot be reached' },
  30007: { class: 'blocked', says: 'the carrier took it for spam' },
  30008: { class: 'transient', says: 'an unknown fault on the way' },
  63003: { class: 'unreachable', says: 'the number is not on WhatsApp' },
  63005: { class: 'content', says: 'WhatsApp does not take this content' },
  63007: { class: 'blocked', says: 'the sender is not a WhatsApp sender of this account' },
  63009: { class: 'transient', says: 'WhatsApp answered with a fault' },
  63010: { class: 'transient', says: 'a fault between Twilio and WhatsApp' },
  63012: { class: 'transient', says: 'WhatsApp is not available' },
  63013: { class: 'content', says: 'WhatsApp says that this is against its policy' },
  63015: { class: 'unreachable', says: 'the sandbox does not know this number' },
  63016: { class: 'window-closed', says: 'the 24-hour window is closed: only an approved template may be sent' },
  63018: { class: 'transient', says: 'too many messages for this sender' },
  63019: { class: 'content', says: 'Twilio could not fetch the file; check REDRESS_PUBLIC_URL' },
  63020: { class: 'blocked', says: 'the invitation of this WhatsApp account was not accepted' },
  63021: { class: 'content', says: 'WhatsApp rejected the content' },
  63024: { class: 'unreachable', says: 'the number is not on WhatsApp' },
  63032: { class: 'blocked', says: 'WhatsApp limits messages to this customer' },
  63033: { class: 'unreachable', says: 'the customer has blocked this sender' },
  63036: { class: 'unreachable', says: 'the customer cannot be reached' },
  63038: { class: 'transient', says: 'the day’s limit of the account is used up' },
  63040: { class: 'content', says: 'the template was rejected' },
  63041: { class: 'content', says: 'the template is paused for its quality' },
  63042: { class: 'content', says: 'the template is disabled for its quality' },
  63049: { class: 'blocked', says: 'WhatsApp keeps back messages of this kind to this customer' },
};
const MAX_RETRY_MS = 60 * 60_000;

/** What a refused request means for the message. Nothing was created, so a passing fault may be tried again. */
export function receiptOf(status: number, code: number | null, retryAfter: string | null): SendReceipt {
  const reason = `Twilio answered ${status}${code === null ? '' : `, error ${code}: ${meaningOf(code)}`}`;
  const meaning = code === null ? undefined : MEANING[code];
  const isPassing = meaning === undefined ? status === 429 || status >= 500 : meaning.class === 'transient';
  if (isPassing) {
    const seconds = Number(retryAfter);
    return {
      status: 'retry',
      reason,
      ...(seconds > 0 ? { retryAfterMs: Math.min(seconds * 1000, MAX_RETRY_MS) } : {}),
    };
  }
  return { status: 'failed', reason, ...refusalOf(code) };
}

/** For receipts and reports alike: why, in our words, where the code tells. */
export function refusalOf(code: number | null): { why?: Refusal } {
  const kind = code === null ? undefined : MEANING[code]?.class;
  return kind === undefined || kind === 'transient' || kind === 'permanent' ? {} : { why: kind };
}

export function meaningOf(code: number): string {
  return MEANING[code]?.says ?? `see https://www.twilio.com/docs/api/errors/${code}`;
}
