import type { ReturnReason } from '../../core/policy.ts';
import type { FoundOrder } from '../api/orders.ts';

export type LineOffer = FoundOrder['returns'][number];

const REASONS: readonly ReturnReason[] = [
  'defective',
  'not-as-described',
  'wrong-item',
  'missing',
  'late',
  'size',
  'changed-mind',
];

/** Reasons for which this line is taken back, by itself or with a supervisor's word. */
export function allowedReasons({ verdicts }: LineOffer): ReturnReason[] {
  return REASONS.filter((reason) => verdicts[reason] === 'allowed' || verdicts[reason] === 'approval');
}
