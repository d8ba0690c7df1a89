import { useSearchParams } from 'wouter';
import type { TicketView } from '../../core/desk.ts';
import type { TicketFilter } from '../api/inbox.ts';

export const FILTER_KEYS = [
  'q',
  'brandId',
  'state',
  'kind',
  'priority',
  'assigneeId',
  'tag',
  'channel',
  'orderNumber',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

const VIEWS: Readonly<Record<TicketView, true>> = {
  open: true,
  escalations: true,
  mine: true,
  unassigned: true,
  breaching: true,
  undelivered: true,
  all: true,
};

/** The list that an address names; of a name that there is not, an old bookmark's perhaps, the usual one. */
export function viewOf(params: URLSearchParams): TicketView {
  const named = params.get('view') ?? '';
  return isView(named) ? named : 'open';
}

const isView = (name: string): name is TicketView => Object.hasOwn(VIEWS, name);

/** The list's view and filters stand in its address: it can be kept, sent to a colleague, and come back to. */
export function useFilter() {
  const [params, setParams] = useSearchParams();
  const view = viewOf(params);
  const filter: TicketFilter = { view };
  for (const key of FILTER_KEYS) {
    const value = params.get(key);
    if (value !== null && value !== '') filter[key] = value;
  }
  const set = (key: FilterKey, value: string | null): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null || value === '') next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const clear = (): void =>
    setParams((before) => {
      const kept = before.get('view');
      return new URLSearchParams(kept === null ? {} : { view: kept });
    });
  const count = FILTER_KEYS.filter((key) => filter[key] !== undefined).length;
  return { view, filter, set, clear, count, address: params.size === 0 ? '/tickets' : `/tickets?${params}` };
}
