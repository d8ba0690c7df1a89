import type { Steps } from './steps.ts';

/** Which item of the order, and how many of it: `pickLine` first, then `next`. An order of one item asks nothing. */
export function chooseLine(next: string): Steps {
  return {
    pickLine: { kind: 'pick', slot: 'sku', from: 'lines', text: 'line.which', next: 'byQuantity' },
    byQuantity: {
      kind: 'branch',
      cases: [{ when: { slot: 'lineQuantity', is: 1 }, next: 'setOne' }],
      otherwise: 'askQuantity',
    },
    setOne: { kind: 'set', slots: { quantity: 1 }, next },
    askQuantity: {
      kind: 'ask',
      slot: 'quantity',
      expect: 'quantity',
      most: 'lineQuantity',
      text: 'line.howMany',
      retry: 'line.howManyAgain',
      next,
    },
  };
}
