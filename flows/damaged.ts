import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { RETURN_CHARGES } from './parts/charges.ts';
import { faultSteps } from './parts/fault.ts';
import { IF_LEFT } from './parts/left.ts';

/** Damaged or defective on arrival. */
export const damaged: Flow<TextKey> = {
  id: 'damaged',
  title: 'damaged.title',
  menu: 4,
  about: 'return',
  isCase: true,
  isTold: true,
  rules: 'return.rules',
  howLong: 'howLong.fault',
  charges: RETURN_CHARGES,
  ifLeft: IF_LEFT,
  wishes: 'askRemedy',
  start: 'begin',
  steps: faultSteps({ topic: 'damaged', reason: 'defective', askWhat: 'damaged.askWhat' }),
};
