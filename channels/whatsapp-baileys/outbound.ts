import { createHash } from 'node:crypto';
import { isLidUser, isPnUser } from '@whiskeysockets/baileys';

/** WhatsApp's id of our message, made from the key: the same for each try, so that a second one is no second message. */
export function messageIdOf(idempotencyKey: string): string {
  return `3EB0${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 18).toUpperCase()}`;
}

/** Where it goes: a chat's own name, a number, or a number as Twilio writes it (the account may have come from there). Null: nowhere. */
export function toJid(to: string): string | null {
  if (isPnUser(to) === true || isLidUser(to) === true) return to;
  const number = /^(?:whatsapp:)?\+([1-9]\d{6,14})$/.exec(to)?.[1];
  return number === undefined ? null : `${number}@s.whatsapp.net`;
}
