import type { Step } from '../core/flow.ts';

/** A way on from a step within its flow, with what it depends on. */
export interface Way {
  to: string;
  label: string | null;
}

export function waysFrom(step: Step): Way[] {
  switch (step.kind) {
    case 'say':
    case 'set':
      return [{ to: step.next, label: null }];
    case 'ask':
      return [
        { to: step.next, label: null },
        ...(step.dontHave === undefined ? [] : [{ to: step.dontHave, label: 'does not have it' }]),
      ];
    case 'pick':
      return [
        { to: step.next, label: null },
        ...(step.other === undefined ? [] : [{ to: step.other.next, label: 'another one' }]),
        ...(step.several === undefined ? [] : [{ to: step.several.next, label: 'several' }]),
      ];
    case 'choose':
      return step.options.map(({ id, next }) => ({ to: next, label: id }));
    case 'branch':
      return [
        ...step.cases.map(({ next }, index) => ({ to: next, label: `case ${index + 1}` })),
        { to: step.otherwise, label: 'otherwise' },
      ];
    case 'call':
      return Object.entries(step.on).map(([outcome, to]) => ({ to, label: outcome }));
    case 'go':
    case 'hand-off':
    case 'end':
      return [];
  }
}
