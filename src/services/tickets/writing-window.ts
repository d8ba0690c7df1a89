import type { Account } from '../deps.ts';

export interface WritingWindow {
  /** Null: the channel has no such window. */
  endsAt: Date | null;
  /** Only an approved template may be sent now; the text goes into it. */
  needsTemplate: boolean;
  /** No free words may be sent now: there is no template that takes them. */
  isClosed: boolean;
}

/** WhatsApp lets a shop write freely for some time after the customer's last message, and later only by a template. */
export function writingWindow({ type, brand, config }: Account, lastCustomerAt: Date | null, now: Date): WritingWindow {
  if (type.window === undefined) return { endsAt: null, needsTemplate: false, isClosed: false };
  const endsAt = new Date((lastCustomerAt?.getTime() ?? 0) + type.window.freeMs);
  const isOver = endsAt <= now;
  const hasTemplate =
    type.window.templates && brand.templates.some(({ name, account }) => name === 'update' && account === config.id);
  return { endsAt, needsTemplate: isOver && hasTemplate, isClosed: isOver && !hasTemplate };
}
