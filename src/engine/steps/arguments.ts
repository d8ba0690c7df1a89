import type { Argument, Slots } from '../../core/flow.ts';

/** Literals as they are, slots by their value; an empty slot is null. */
export function resolveArguments(given: Record<string, Argument>, slots: Slots): Slots {
  return Object.fromEntries(
    Object.entries(given).map(([name, argument]) => [
      name,
      typeof argument === 'object' && argument !== null ? (slots[argument.slot] ?? null) : argument,
    ]),
  );
}
