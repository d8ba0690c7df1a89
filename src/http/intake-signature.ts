import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../core/errors.ts';
import { signWebhook } from '../services/webhooks.ts';

/** How far a message's time may be from ours, as Standard Webhooks proposes. Milliseconds. */
export const TOLERANCE_MS = 5 * 60 * 1000;
const SECOND_MS = 1_000;
const MAX_ID_LENGTH = 200;

/**
 * Checks a message as https://www.standardwebhooks.com has it: `webhook-id`, `webhook-timestamp` (seconds) and
 * `webhook-signature` over both and the body. Several signatures may stand there while a secret is changed.
 * @returns the message's id
 * @throws AppError `auth.required` that says what is wrong
 */
export function checkSignature(headers: Headers, body: string, secret: string, now: Date): string {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const given = (headers.get('webhook-signature') ?? '').split(' ').filter((one) => one.startsWith('v1,'));
  if (id === '' || id.length > MAX_ID_LENGTH || given.length === 0) {
    throw new AppError('auth.required', 'webhook-id, webhook-timestamp and webhook-signature (v1,...) belong to it');
  }
  const sentAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * SECOND_MS : Number.NaN;
  if (!(Math.abs(now.getTime() - sentAt) <= TOLERANCE_MS)) {
    throw new AppError('auth.required', 'webhook-timestamp is more than 5 minutes from the present time (UTC seconds)');
  }
  const wanted = Buffer.from(signWebhook(secret, `${id}.${timestamp}.${body}`));
  const isRight = given.some((one) => {
    const bytes = Buffer.from(one);
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
  });
  if (!isRight) throw new AppError('auth.required', 'webhook-signature does not fit this body and this secret');
  return id;
}
