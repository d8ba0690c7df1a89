import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { RETURN_CHARGES } from './parts/charges.ts';
import { faultSteps } from './parts/fault.ts';
import { IF_LEFT } from './parts/left.ts';

/** Something else came than what was ordered, or than what was shown. */
export const wrongItem: Flow<TextKey> = {
  id: 'wrong-item',
  title: 'wrongItem.title',
  about: 'return',
  isCase: true,
  isTold: true,
  rules: 'return.rules',
  howLong: 'howLong.fault',
  charges: RETURN_CHARGES,
  ifLeft: IF_LEFT,
  wishes: 'askRemedy',
  start: 'begin',
  steps: faultSteps({ topic: 'wrong-item', reason: 'not-as-described', askWhat: 'wrongItem.askWhat' }),
};
