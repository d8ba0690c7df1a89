import type { SectionName } from '../../api/brands.ts';
import { texts } from '../../texts/index.ts';
import type { FieldKind } from './field-kinds.ts';

export interface Field {
  /** Where it stands in the brand. */
  path: string;
  label: string;
  kind: FieldKind;
  hint?: string;
}

const { brand: words } = texts.settings;

const person = (key: string): Field[] => [
  { path: `${key}.name`, label: words.name, kind: 'text' },
  { path: `${key}.designation`, label: words.designation, kind: 'text' },
  { path: `${key}.phone`, label: words.phone, kind: 'text' },
  { path: `${key}.email`, label: words.email, kind: 'text' },
  { path: `${key}.address`, label: words.address, kind: 'area' },
];

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
const targets = PRIORITIES.flatMap((priority): Field[] => {
  const label = (target: string) => `${texts.words.priorities[priority]}: ${target}`;
  return [
    { path: `tickets.targets.${priority}.firstReply`, label: label(words.firstReply), kind: 'number' },
    { path: `tickets.targets.${priority}.nextReply`, label: label(words.nextReply), kind: 'number' },
    { path: `tickets.targets.${priority}.resolution`, label: label(words.resolution), kind: 'number' },
  ];
});

/** Sections in the order that they are shown in. `optional`: the part of the brand that it may also not have. */
export const SECTION_FIELDS: readonly { name: SectionName; optional?: string; hint?: string; fields: Field[] }[] = [
  {
    name: 'identity',
    fields: [
      { path: 'name', label: words.brandName, kind: 'text' },
      { path: 'languages', label: words.languages, kind: 'languages' },
      { path: 'orderNumberPattern', label: words.orderPattern, kind: 'text', hint: words.orderPatternHint },
      { path: 'orderNumberExample', label: words.orderExample, kind: 'text' },
    ],
  },
  {
    name: 'care',
    fields: [
      { path: 'customerCare.phone', label: words.phone, kind: 'text' },
      { path: 'customerCare.email', label: words.email, kind: 'text' },
      { path: 'customerCare.hours', label: words.said, kind: 'text' },
    ],
  },
  { name: 'officer', hint: words.officerHint, fields: person('grievanceOfficer') },
  { name: 'nodal', optional: 'nodalPerson', hint: words.nodalHint, fields: person('nodalPerson') },
  {
    name: 'company',
    optional: 'legalEntity',
    fields: [
      { path: 'legalEntity.name', label: words.name, kind: 'text' },
      { path: 'legalEntity.website', label: words.website, kind: 'optional' },
      { path: 'legalEntity.address', label: words.address, kind: 'area' },
    ],
  },
  {
    name: 'hours',
    hint: words.hoursHint,
    fields: [
      { path: 'hours.days', label: words.days, kind: 'days' },
      { path: 'hours.opens', label: words.opens, kind: 'time' },
      { path: 'hours.closes', label: words.closes, kind: 'time' },
      { path: 'hours.holidays', label: words.holidays, kind: 'lines', hint: words.holidaysHint },
    ],
  },
  {
    name: 'tickets',
    hint: words.targetsHint,
    fields: [
      { path: 'tickets.timeZone', label: words.timeZone, kind: 'text' },
      { path: 'tickets.assign', label: words.assign, kind: 'assign' },
      ...targets,
      { path: 'tickets.takeBackAfterMinutes', label: words.takeBack, kind: 'number' },
      { path: 'tickets.closeAfterDays', label: words.closeAfter, kind: 'number' },
      { path: 'tickets.surveyAfterHours', label: words.survey, kind: 'numberOrNone', hint: words.surveyHint },
      { path: 'tickets.notices', label: words.notices, kind: 'notices', hint: words.noticesHint },
      { path: 'tickets.pauseForThirdParty', label: words.pause, kind: 'switch' },
    ],
  },
  {
    name: 'policies',
    hint: words.policiesHint,
    fields: [
      { path: 'policies.returnDays', label: words.returnDays, kind: 'number' },
      { path: 'policies.faultDays', label: words.faultDays, kind: 'number' },
      { path: 'policies.nonReturnableCategories', label: words.notReturned, kind: 'lines', hint: words.oneALine },
      { path: 'policies.unopenedOnlyCategories', label: words.unopenedOnly, kind: 'lines', hint: words.oneALine },
      { path: 'policies.refundDays', label: words.refundDays, kind: 'number' },
      { path: 'policies.approvalAbovePaise', label: words.approvalRupees, kind: 'rupees' },
      { path: 'policies.cancellationChargePercent', label: words.chargePercent, kind: 'number' },
      { path: 'policies.bearsCancellationCharge', label: words.bearsCharge, kind: 'switch' },
      { path: 'policies.warrantyMonths', label: words.warranty, kind: 'months', hint: words.warrantyHint },
      { path: 'policies.shipping.days', label: words.deliveryDays, kind: 'numberOrNone', hint: words.rulesHint },
      { path: 'policies.shipping.chargePaise', label: words.deliveryRupees, kind: 'rupees', hint: words.rulesHint },
      { path: 'policies.shipping.freeAbovePaise', label: words.freeFromRupees, kind: 'rupees' },
      { path: 'policies.shipping.returnPaidBy', label: words.returnPaidBy, kind: 'payer', hint: words.rulesHint },
      { path: 'policies.pickup.firstDay', label: words.pickupFirst, kind: 'number' },
      { path: 'policies.pickup.lastDay', label: words.pickupLast, kind: 'number' },
    ],
  },
];
