import type { Brand } from '../core/brand.ts';
import type { Rung } from '../core/contact.ts';
import type { Facts } from '../core/flow.ts';
import { nextOpening } from '../core/policy.ts';
import type { Account } from './deps.ts';
import type { TurnContext } from './turn-context.ts';

/** What the engine may know of the world in this turn. */
export function factsOf({ account, turn, deps }: TurnContext): Facts {
  return factsFor(account, turn.conversation.rung, deps.clock.now());
}

/** The same, for what is said outside of a turn. */
export function factsFor({ brand, type, config }: Account, rung: Rung, now: Date): Facts {
  const calls = type.calls?.(config.options);
  return {
    ...brandFacts(brand, now),
    rung,
    form: type.capabilities.form,
    ...(calls === undefined
      ? {}
      : { opening: calls.opening, connects: calls.connects && nextOpening(brand.hours, now) === null }),
  };
}

/** The same where nobody is writing: for what is said by itself. */
export function brandFacts(brand: Brand, now: Date): Facts {
  return {
    rung: 'unknown',
    now: now.toISOString(),
    brandName: brand.name,
    languages: brand.languages,
    orderNumberPattern: brand.orderNumberPattern,
    form: 'chat',
    values: {
      brandName: brand.name,
      officerName: brand.grievanceOfficer.name,
      officerDesignation: brand.grievanceOfficer.designation,
      officerPhone: brand.grievanceOfficer.phone,
      officerEmail: brand.grievanceOfficer.email,
      officerAddress: brand.grievanceOfficer.address,
      carePhone: brand.customerCare.phone,
      careEmail: brand.customerCare.email,
      careHours: brand.customerCare.hours,
      orderNumberExample: brand.orderNumberExample,
      returnDays: daysOf(brand.policies.returnDays),
      refundDays: daysOf(brand.policies.refundDays),
    },
  };
}

/** "Within 0 days" is no rule to tell. */
function daysOf(days: number): number | null {
  return days === 0 ? null : days;
}
