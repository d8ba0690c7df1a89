import type { Expectation, Flow, Slots, SlotValue } from '../../core/flow.ts';
import type { Facts } from '../../core/flow-state.ts';
import { isTicketNumber } from '../../core/ticket-number.ts';
import { findDay } from './days.ts';
import { findPayout } from './details.ts';
import type { Lexicon } from './lexicon.ts';
import { asciiDigits } from './normalise.ts';
import { findAmount, joinSpokenDigits } from './numbers.ts';
import { findOrderNumber, type OrderNumberForm } from './order-number.ts';

/** What can be recognised in any message, whatever was asked. Those of the first line also correct earlier answers. */
export const CORRECTABLE = ['order-number', 'ticket-number', 'pin-code'] as const;
export const ENTITY_KINDS = [...CORRECTABLE, 'amount', 'past-day', 'payout'] as const satisfies Expectation[];
type EntityKind = (typeof ENTITY_KINDS)[number];
export interface Entities {
  /** Undefined: there is none. It is looked for as it is first asked for: most are never asked for. */
  get(kind: EntityKind): SlotValue | undefined;
}

export function findEntities(text: string, facts: Facts, lexicon: Lexicon): Entities {
  const joined = joinSpokenDigits(text, lexicon);
  const find: Record<EntityKind, () => SlotValue> = {
    'order-number': () => findOrderNumber(joined, orderNumberForm(facts)),
    'ticket-number': () => findTicketNumber(joined),
    'pin-code': () => findPinCode(joined),
    amount: () => findAmount(text, lexicon),
    'past-day': () => findDay(text, 'past', facts.now, lexicon),
    payout: () => findPayout(text),
  };
  const found = new Map<EntityKind, SlotValue>();
  return {
    get(kind) {
      if (!found.has(kind)) found.set(kind, find[kind]());
      return found.get(kind) ?? undefined;
    },
  };
}

/** The same with this order number, or without one. */
export function withOrderNumber(entities: Entities, number: SlotValue): Entities {
  return { get: (kind) => (kind === 'order-number' ? (number ?? undefined) : entities.get(kind)) };
}

/** Fills the first question for each entity, so that what was said is not asked again. */
export function slotsFrom(entities: Entities, flow: Flow): Slots {
  const slots: Slots = {};
  const steps = Object.values(flow.steps);
  for (const kind of ENTITY_KINDS) {
    const step = steps.find((one) => one.kind === 'ask' && one.expect === kind && one.always !== true);
    const value = step === undefined ? undefined : entities.get(kind);
    if (step?.kind === 'ask' && value !== undefined) slots[step.slot] = value;
  }
  return slots;
}

export function orderNumberForm(facts: Facts): OrderNumberForm {
  return {
    pattern: facts.orderNumberPattern,
    example: String(facts.values['orderNumberExample'] ?? ''),
  };
}

/** Ten digits with a right check digit, in groups or not. */
export function findTicketNumber(text: string): string | null {
  for (const run of digitRuns(text, 10)) {
    if (isTicketNumber(run)) return run;
  }
  return null;
}

/** An Indian PIN code: six digits, the first never 0; often written "560 034". */
export function findPinCode(text: string): string | null {
  return digitRuns(text, 6).find((run) => run.startsWith('0') === false) ?? null;
}

/** Runs of exactly `length` digits, with single spaces or hyphens between; not the tail of a code like KH-102345. */
function digitRuns(text: string, length: number): string[] {
  const runs = asciiDigits(text).matchAll(/(?<![\p{L}\d]-?)\d(?:[ -]?\d)*(?!\p{L})/gu);
  return [...runs].map(([run]) => run.replace(/\D/g, '')).filter((run) => run.length === length);
}
