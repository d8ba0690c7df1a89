import type { RulesText } from '../../src/core/flow.ts';
import type { TextKey } from '../languages/en.ts';

/** Who pays for the way back, whichever flow it is asked in: the brand's policy says. */
export const RETURN_CHARGES: readonly RulesText<TextKey>[] = [
  { text: 'rules.returnFree', needs: 'returnIsFree' },
  { text: 'rules.returnPaid', needs: 'returnIsPaid' },
];
