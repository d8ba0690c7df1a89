import type { Brand } from '../core/brand.ts';
import type { ChannelCapabilities } from '../core/channel.ts';
import type { Facts } from '../core/flow.ts';
import { nextOpening } from '../core/policy.ts';
import type { TurnContext } from './turn-context.ts';

/** What the engine may know of the world in this turn. */
export function factsOf({ account, turn, deps }: TurnContext): Facts {
  const { brand, type, config } = account;
  const now = deps.clock.now();
  const calls = type.calls?.(config.options);
  return {
    ...brandFacts(brand, type.capabilities.form, now),
    rung: turn.conversation.rung,
    ...(calls === undefined
      ? {}
      : { opening: calls.opening, connects: calls.connects && nextOpening(brand.hours, now) === null }),
  };
}

/** What is known of a brand, whoever it talks to. */
export function brandFacts(brand: Brand, form: ChannelCapabilities['form'], now: Date): Facts {
  return {
    rung: 'unknown',
    now: now.toISOString(),
    brandName: brand.name,
    languages: brand.languages,
    orderNumberPattern: brand.orderNumberPattern,
    form,
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
    },
  };
}
