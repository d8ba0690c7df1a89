import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/**
 * A person takes over, with a ticket so that nothing is lost where nobody is there just now. The law, fraud and safety
 * are complaints with the law's clocks; out of hours it says when somebody will answer.
 */
export const human: Flow<TextKey> = {
  id: 'human',
  title: 'human.title',
  menu: 9,
  about: 'person',
  start: 'byReason',
  steps: {
    byReason: {
      kind: 'branch',
      cases: [
        { when: { slot: 'reason', in: ['legal', 'fraud', 'safety'] }, next: 'openComplaint' },
        { when: { slot: 'reason', is: 'anger' }, next: 'saySorry' },
      ],
      otherwise: 'open',
    },
    saySorry: { kind: 'say', text: 'human.sorry', next: 'open' },
    open: {
      kind: 'call',
      call: 'openTicket',
      with: {
        kind: 'request',
        topic: 'hand-off',
        summary: null,
        opening: { slot: 'opening' },
        orderNumber: { slot: 'orderNumber' },
        reason: { slot: 'reason' },
      },
      on: { opened: 'byHours', failed: 'handOverBare' },
    },
    byHours: {
      kind: 'branch',
      cases: [{ when: { slot: 'opensAt', known: true }, next: 'handOverLater' }],
      otherwise: 'handOver',
    },
    openComplaint: {
      kind: 'call',
      call: 'openTicket',
      with: {
        kind: 'complaint',
        topic: 'hand-off',
        summary: null,
        opening: { slot: 'opening' },
        orderNumber: { slot: 'orderNumber' },
        reason: { slot: 'reason' },
      },
      on: { opened: 'bySeriousReason', failed: 'handOverBare' },
    },
    bySeriousReason: {
      kind: 'branch',
      cases: [{ when: { slot: 'reason', is: 'safety' }, next: 'saySafety' }],
      otherwise: 'saySerious',
    },
    saySafety: { kind: 'say', text: 'human.safety', next: 'saySerious' },
    saySerious: { kind: 'say', text: 'human.serious', next: 'handOverSerious' },
    handOver: { kind: 'hand-off', reason: 'asked', text: 'human.opened' },
    handOverLater: { kind: 'hand-off', reason: 'asked', text: 'human.openedLater' },
    handOverSerious: { kind: 'hand-off', reason: 'serious', text: 'complaint.copy' },
    handOverBare: { kind: 'hand-off', reason: 'asked', text: 'handOff.noTicket' },
  },
};
