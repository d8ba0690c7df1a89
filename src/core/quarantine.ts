import type { QuarantineItem, QuarantineReason } from './channel-outcome.ts';
import type { Cursor } from './desk.ts';

/* What came in and was set aside, and what people do with it. */

/** `waiting`: nobody has let it out. */
export const QUARANTINE_VIEWS = ['waiting', 'released'] as const;
export type QuarantineView = (typeof QUARANTINE_VIEWS)[number];

export interface QuarantineRow extends Omit<QuarantineItem, 'payload'> {
  id: string;
  at: Date;
  releasedAt: Date | null;
}

export interface QuarantineFilter {
  /** Null: of every account, and what belongs to none. */
  accountIds: readonly string[] | null;
  view: QuarantineView;
  reason?: QuarantineReason | undefined;
  limit: number;
  after?: Cursor | undefined;
}

export interface Quarantine {
  put(id: string, item: QuarantineItem, at: Date): Promise<void>;
  /** What waits: what came last first. What was released: what went out last first. */
  list(filter: QuarantineFilter): Promise<QuarantineRow[]>;
  /** How many wait; counts no further than `limit`. */
  countWaiting(accountIds: readonly string[] | null, limit: number): Promise<number>;
  payload(id: string): Promise<Uint8Array | null>;
  get(id: string): Promise<QuarantineRow | null>;
  /** Notes that a person let it out. False where somebody did so before. */
  markReleased(id: string, at: Date): Promise<boolean>;
}

/** Where an item stands in its list. */
export function placeOfItem({ id, at, releasedAt }: Pick<QuarantineRow, 'id' | 'at' | 'releasedAt'>): Cursor {
  return { at: releasedAt ?? at, id };
}
