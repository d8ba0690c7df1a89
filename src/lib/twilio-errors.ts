import type { DeliveryReport, Refusal, SendReceipt } from '../core/channel-outcome.ts';
import type { Created } from './twilio-api.ts';

/** What an error code of Twilio, or of WhatsApp or an operator behind it, means for a message. */
export interface TwilioError {
  /** `permanent`: this very message will never go out, for none of the reasons that have a name. */
  class: Refusal | 'permanent';
  says: string;
}

/**
 * The codes that a message meets, when it is created and in its status callbacks: https://www.twilio.com/docs/api/errors;
 * those from WhatsApp: https://www.twilio.com/docs/whatsapp/api/error-code-mapping. What is not here is permanent.
 */
export const TWILIO_ERRORS: Readonly<Record<number, TwilioError>> = {
  20003: { class: 'passing', says: 'the account or its token is not accepted; check accountSid and authToken' },
  20404: { class: 'permanent', says: 'there is no such resource at Twilio' },
  20429: { class: 'passing', says: 'too many requests' },
  20500: { class: 'passing', says: 'a fault at Twilio' },
  20503: { class: 'passing', says: 'Twilio is not available' },
  21211: { class: 'unreachable', says: 'the number is not valid' },
  21408: { class: 'unreachable', says: 'this country is not enabled in the Twilio account' },
  21610: { class: 'unsubscribed', says: 'the customer has unsubscribed (STOP)' },
  21611: { class: 'passing', says: 'the queue of this sender is full' },
  21612: { class: 'unreachable', says: 'the number cannot be reached from this sender' },
  21614: { class: 'unreachable', says: 'the number is no mobile number' },
  21617: { class: 'content', says: 'the text is too long' },
  21619: { class: 'content', says: 'the message has no text' },
  21620: { class: 'content', says: 'the address of the file is not valid; check REDRESS_PUBLIC_URL' },
  21655: { class: 'content', says: 'the content template does not exist; check the templates in the brand file' },
  21656: { class: 'content', says: 'the variables of the content template do not fit' },
  30001: { class: 'passing', says: 'the queue of this sender is full' },
  30002: { class: 'blocked', says: 'the account was suspended; Twilio’s console says why' },
  30003: { class: 'unreachable', says: 'the phone is off or cannot be reached' },
  30004: { class: 'blocked', says: 'the customer or the operator blocks messages of this sender' },
  30005: { class: 'unreachable', says: 'the number does not exist' },
  30006: { class: 'unreachable', says: 'a landline, or a network that cannot be reached' },
  30007: { class: 'blocked', says: 'taken for spam; in India compare text and header with what is registered at DLT' },
  30008: { class: 'passing', says: 'an unknown fault on the way' },
  30017: { class: 'passing', says: 'the operator’s network is overloaded' },
  30022: { class: 'passing', says: 'too many messages for this sender' },
  63001: {
    class: 'blocked',
    says: 'WhatsApp does not accept the sender’s credentials; look at the sender in Twilio’s console',
  },
  63003: { class: 'unreachable', says: 'the number is not on WhatsApp' },
  63005: { class: 'content', says: 'WhatsApp does not take this content' },
  63007: { class: 'blocked', says: 'the sender is not a WhatsApp sender of this account' },
  63009: { class: 'passing', says: 'WhatsApp answered with a fault' },
  63010: { class: 'passing', says: 'a fault between Twilio and WhatsApp' },
  63012: { class: 'passing', says: 'WhatsApp is not available' },
  63013: { class: 'content', says: 'WhatsApp says that this is against its policy' },
  63015: { class: 'unreachable', says: 'the sandbox does not know this number' },
  63016: { class: 'window-closed', says: 'the 24-hour window is closed: only an approved template may be sent' },
  63018: { class: 'passing', says: 'too many messages for this sender' },
  63019: { class: 'content', says: 'Twilio could not fetch the file; check REDRESS_PUBLIC_URL' },
  63020: { class: 'blocked', says: 'the invitation of this WhatsApp account was not accepted' },
  63021: { class: 'content', says: 'WhatsApp rejected the content' },
  63022: { class: 'blocked', says: 'the sender’s certificate is not valid; register the sender again' },
  63024: { class: 'unreachable', says: 'the number is not on WhatsApp' },
  63027: { class: 'content', says: 'WhatsApp has no such template in this language' },
  63028: { class: 'content', says: 'the template has another number of variables' },
  63030: { class: 'content', says: 'WhatsApp does not know a part of this message' },
  63032: { class: 'blocked', says: 'WhatsApp limits messages to this customer' },
  63033: { class: 'unreachable', says: 'the customer has blocked this sender' },
  63036: { class: 'unreachable', says: 'the customer cannot be reached' },
  63038: { class: 'passing', says: 'the day’s limit of the account is used up' },
  63040: { class: 'content', says: 'the template was rejected' },
  63041: { class: 'content', says: 'the template is paused for its quality' },
  63042: { class: 'content', says: 'the template is disabled for its quality' },
  63049: { class: 'blocked', says: 'WhatsApp keeps back messages of this kind to this customer' },
};
const MAX_RETRY_MS = 60 * 60_000;
/** Twilio's words for a message's way, where they say more than "sent" did; the store keeps only forward moves. */
const STATUS: Readonly<Record<string, DeliveryReport['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** What came of creating a message. */
export function receiptOf(created: Created): SendReceipt {
  switch (created.outcome) {
    case 'created':
      return { status: 'sent', providerId: created.sid };
    case 'not-connected':
      return { status: 'retry', reason: `Twilio cannot be reached (${created.code})` };
    case 'broken':
      return { status: 'uncertain', reason: 'the connection to Twilio broke before it answered' };
    case 'refused':
      return receiptOfRefusal(created);
  }
}

/** Twilio is down, or has too much to do. */
export function isPassingStatus(status: number): boolean {
  return status === 429 || status >= 500;
}

/** Nothing was created, so a passing fault may be tried again. */
function receiptOfRefusal({ status, code, retryAfter }: Extract<Created, { outcome: 'refused' }>): SendReceipt {
  const reason = `Twilio answered ${status}${code === null ? '' : `, error ${code}: ${meaningOf(code)}`}`;
  const { why } = refusalOf(code);
  const isKnown = code !== null && TWILIO_ERRORS[code] !== undefined;
  if (why === 'passing' || (!isKnown && isPassingStatus(status))) {
    const seconds = Number(retryAfter);
    const wait = seconds > 0 ? { retryAfterMs: Math.min(seconds * 1000, MAX_RETRY_MS) } : {};
    return { status: 'retry', reason, ...wait };
  }
  return { status: 'failed', reason, ...(why === undefined ? {} : { why }) };
}

/** A status callback in our words; null where it tells nothing. The address that it came to names the row. */
export function reportOf(params: Readonly<Record<string, string>>, accountId: string, outboundId: string | null) {
  const status = STATUS[params['MessageStatus'] ?? ''];
  const providerId = params['MessageSid'];
  if (status === undefined || providerId === undefined) return null;
  const code = Number(params['ErrorCode'] ?? 0);
  const told = code > 0 ? `Twilio error ${code}: ${meaningOf(code)}` : 'Twilio gave no reason';
  const report: DeliveryReport = {
    accountId,
    providerId,
    status,
    ...(status === 'failed' ? { reason: told, ...refusalOf(code) } : {}),
    ...(outboundId === null ? {} : { outboundId }),
  };
  return report;
}

function refusalOf(code: number | null): { why?: Refusal } {
  const kind = code === null ? undefined : TWILIO_ERRORS[code]?.class;
  return kind === undefined || kind === 'permanent' ? {} : { why: kind };
}

function meaningOf(code: number): string {
  return TWILIO_ERRORS[code]?.says ?? `see https://www.twilio.com/docs/api/errors/${code}`;
}
