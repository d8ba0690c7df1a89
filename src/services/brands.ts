import type { Brand } from '../core/brand.ts';
import type { Calendar } from '../core/calendar.ts';
import type { ServiceDeps } from './deps.ts';

/** The brands that this installation works for, each once. */
export function brandsOf({ accounts }: Pick<ServiceDeps, 'accounts'>): Brand[] {
  return [...new Map([...accounts.values()].map(({ brand }) => [brand.id, brand])).values()];
}

export function brandOf(deps: Pick<ServiceDeps, 'accounts'>, brandId: string): Brand | null {
  return brandsOf(deps).find(({ id }) => id === brandId) ?? null;
}

export function calendarOf({ hours, tickets }: Brand): Calendar {
  return { hours, timeZone: tickets.timeZone };
}
