import type { Condition, Slots, SlotValue } from '../core/flow.ts';
import { dayOf } from '../core/india.ts';

export function holds(condition: Condition, slots: Slots, now: string): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, slots, now));
  if ('any' in condition) return condition.any.some((part) => holds(part, slots, now));
  if ('not' in condition) return !holds(condition.not, slots, now);
  const value = slots[condition.slot] ?? null;
  if ('is' in condition) return value === condition.is;
  if ('in' in condition) return condition.in.includes(value);
  if ('known' in condition) return (value !== null) === condition.known;
  return typeof value === 'string' && dayOf(new Date(value)) < dayOf(new Date(now)) === condition.past;
}

/** Whether a question about this slot is answered already. */
export function isFilled(value: SlotValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
