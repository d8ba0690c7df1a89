import type { Steps } from './steps.ts';

/**
 * Which item of the order, and how many of it: `pickLine` first, then `next`. An order of one item asks nothing.
 * `several`: where it leads if it is about more than one of them.
 */
export function chooseLine(next: string, several?: string): Steps {
  return {
    pickLine: {
      kind: 'pick',
      slot: 'sku',
      from: 'lines',
      text: 'line.which',
      ...(several === undefined ? {} : { several: { label: 'line.option.several', next: several } }),
      next: 'byQuantity',
    },
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
