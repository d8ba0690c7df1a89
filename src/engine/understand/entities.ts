import type { Expectation, Facts, Flow, Slots } from '../../core/flow.ts';
import { isTicketNumber } from '../../core/ticket-number.ts';
import { asciiDigits } from './normalise.ts';
import { findOrderNumber, type OrderNumberForm } from './order-number.ts';

type EntityKind = Extract<Expectation, 'order-number' | 'ticket-number' | 'pin-code'>;
export type Entities = Partial<Record<EntityKind, string>>;

/** What can be recognised in any message, whatever was asked. */
export function findEntities(text: string, facts: Facts): Entities {
  const orderNumber = findOrderNumber(text, orderNumberForm(facts));
  const ticketNumber = findTicketNumber(text);
  const pinCode = findPinCode(text);
  return {
    ...(orderNumber === null ? {} : { 'order-number': orderNumber }),
    ...(ticketNumber === null ? {} : { 'ticket-number': ticketNumber }),
    ...(pinCode === null ? {} : { 'pin-code': pinCode }),
  };
}

/** Fills the first question for each entity, so that what was said is not asked again. */
export function slotsFrom(entities: Entities, flow: Flow): Slots {
  const slots: Slots = {};
  for (const kind of ENTITY_KINDS) {
    const value = entities[kind];
    const slot = Object.values(flow.steps).find(
      (step) => step.kind === 'ask' && step.expect === kind && step.always !== true,
    );
    if (value !== undefined && slot?.kind === 'ask') slots[slot.slot] = value;
  }
  return slots;
}

export const ENTITY_KINDS = ['order-number', 'ticket-number', 'pin-code'] as const satisfies EntityKind[];

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
