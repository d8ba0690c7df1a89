import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/** A person takes over, with a ticket so that nothing is lost where nobody is there just now. */
export const human: Flow<TextKey> = {
  id: 'human',
  title: 'human.title',
  menu: 4,
  start: 'open',
  steps: {
    open: {
      kind: 'call',
      call: 'openTicket',
      with: { kind: 'request', topic: 'hand-off', summary: null, orderNumber: { slot: 'orderNumber' } },
      on: { opened: 'handOver', failed: 'handOverBare' },
    },
    handOver: { kind: 'hand-off', reason: 'asked', text: 'human.opened' },
    handOverBare: { kind: 'hand-off', reason: 'asked', text: 'handOff.noTicket' },
  },
};
