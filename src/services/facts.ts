import type { Brand } from '../core/brand.ts';
import { nextOpening } from '../core/calendar.ts';
import type { Identity, Rung } from '../core/contact.ts';
import type { Slots } from '../core/flow.ts';
import type { Facts } from '../core/flow-state.ts';
import type { BrandPolicies } from '../core/policy.ts';
import { calendarOf } from './brands.ts';
import type { Account } from './deps.ts';
import type { TurnContext } from './turn-context.ts';

/** What the engine may know of the world in this turn. */
export function factsOf({ account, turn, deps }: TurnContext): Facts {
  const facts = factsFor(account, turn.conversation.rung, deps.clock.now());
  const writesFrom = turn.waiting.flatMap(({ message }) => message.from).find(isNumber)?.value;
  return writesFrom === undefined ? facts : { ...facts, writesFrom };
}

/** A withheld caller id has no digits. */
function isNumber({ kind, value }: Identity): boolean {
  return (kind === 'phone' || kind === 'caller') && value.startsWith('+');
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
      : { opening: calls.opening, connects: calls.connects && nextOpening(calendarOf(brand), now) === null }),
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
      ...shippingFacts(brand.policies),
      warrantyPeriods: warrantyPeriods(brand.policies),
    },
  };
}

/** Each is told only where the brand says it. */
function shippingFacts({ shipping }: BrandPolicies): Slots {
  const { days, chargePaise, freeAbovePaise, returnPaidBy } = shipping;
  return {
    deliveryDays: days,
    deliveryIsFree: chargePaise === 0 ? true : null,
    deliveryChargePaise: chargePaise === 0 ? null : chargePaise,
    freeDeliveryFromPaise: chargePaise === 0 ? null : freeAbovePaise,
    returnIsFree: returnPaidBy === 'shop' ? true : null,
    returnIsPaid: returnPaidBy === 'customer' ? true : null,
  };
}

/** "furniture 12, lighting 12": months, by kind of item. */
function warrantyPeriods({ warrantyMonths }: BrandPolicies): string | null {
  const covered = Object.entries(warrantyMonths).filter(([, months]) => months > 0);
  return covered.map(([category, months]) => `${category.replaceAll('-', ' ')} ${months}`).join(', ') || null;
}

/** "Within 0 days" is no rule to tell. */
function daysOf(days: number): number | null {
  return days === 0 ? null : days;
}
