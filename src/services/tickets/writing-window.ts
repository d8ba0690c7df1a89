import type { Account } from '../deps.ts';

/** Within this time after the customer's last message WhatsApp lets a shop write freely (its customer service window). */
const WINDOW_MS = 24 * 60 * 60 * 1000;

export interface WritingWindow {
  /** Null: the channel has no such window. */
  endsAt: Date | null;
  isClosed: boolean;
}

export function writingWindow(account: Account, lastCustomerAt: Date | null, now: Date): WritingWindow {
  const isLimited = account.type.notices?.some(({ recently }) => recently) ?? false;
  if (!isLimited) return { endsAt: null, isClosed: false };
  const endsAt = new Date((lastCustomerAt?.getTime() ?? 0) + WINDOW_MS);
  return { endsAt, isClosed: endsAt <= now };
}
