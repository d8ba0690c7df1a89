import { createHash } from 'node:crypto';

/** WhatsApp's id of our message, made from the key: the same for each try, so that a second one is no second message. */
export function messageIdOf(idempotencyKey: string): string {
  return `3EB0${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 18).toUpperCase()}`;
}
