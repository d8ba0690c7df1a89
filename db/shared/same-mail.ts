import type { ReceiveInput } from '../../src/core/store.ts';
import type { inbox } from '../schema/messages.ts';

type Copies = (typeof inbox.$inferSelect)['copies'];

/** What the row of a mail is known by beside its provider's id. Brands are walls: each takes its own copy. */
export function namesOfMail({ brandId, message: { mail } }: ReceiveInput) {
  const key = mail?.key === undefined ? null : `${brandId} ${mail.key}`;
  return { mail_key: key, mail_id: mail?.id ?? null };
}

/** Where a message may join a conversation: of a mail all accounts of its brand, since all may have got it. */
export function accountsOf({ message, siblings = [] }: ReceiveInput): string[] {
  return message.mail === undefined ? [message.accountId] : [message.accountId, ...siblings];
}

/** What is noted of a further copy; null where that account is known to have it. */
export function withCopy(
  taken: { accountId: string; copies: Copies },
  { message: { accountId }, receivedAt }: ReceiveInput,
): NonNullable<Copies> | null {
  const copies = taken.copies ?? [];
  const isKnown = taken.accountId === accountId || copies.some((copy) => copy.accountId === accountId);
  return isKnown ? null : [...copies, { accountId, at: receivedAt.toISOString() }];
}
