import type { BrandInfo } from '../../api/brands.ts';
import { dateOf, inRupees, weekdayName } from '../../parts/formats.ts';
import { texts } from '../../texts/index.ts';

const { brand: words } = texts.settings;

type FactList = (readonly [string, string])[];

export function hoursFacts({ hours }: BrandInfo): FactList {
  return [
    [words.days, hours.days.map(weekdayName).join(', ')],
    [words.open, `${hours.opens} – ${hours.closes}`],
    [words.holidays, hours.holidays.length === 0 ? '–' : hours.holidays.map(dateOf).join(', ')],
  ];
}

export function policyFacts({ policies }: BrandInfo): FactList {
  const months = Object.entries(policies.warrantyMonths).map(([category, count]) => `${category}: ${count}`);
  return [
    [words.returnDays, String(policies.returnDays)],
    [words.faultDays, String(policies.faultDays)],
    [words.notReturned, policies.nonReturnableCategories.join(', ') || '–'],
    [words.unopenedOnly, policies.unopenedOnlyCategories.join(', ') || '–'],
    [words.charge, `${policies.cancellationChargePercent} %`],
    [words.refundDays, String(policies.refundDays)],
    [words.approval, inRupees(policies.approvalAbovePaise)],
    [words.warranty, months.join(', ') || '–'],
  ];
}
