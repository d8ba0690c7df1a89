import type { FoundOrder } from '../api/orders.ts';

type LineOffer = FoundOrder['returns'][number];

/** Reasons for which this line is taken back, by itself or with a supervisor's word. */
export function allowedReasons({ verdicts }: LineOffer): LineOffer['verdicts'] {
  return verdicts.filter(({ outcome }) => outcome === 'allowed' || outcome === 'approval');
}
