import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Another address for an order: only for whoever the code proves, since a thief would ask for the same. */
export const addressChange: Flow<TextKey> = {
  id: 'address-change',
  title: 'addressChange.title',
  about: 'address',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'verified', topic: 'address-change', next: 'byStatus' }),
    byStatus: {
      kind: 'branch',
      cases: [
        { when: { slot: 'status', in: ['delivered', 'cancelled'] }, next: 'sayTooLate' },
        { when: { slot: 'status', in: ['shipped', 'partly-shipped'] }, next: 'sayShipped' },
      ],
      otherwise: 'askAddress',
    },
    sayTooLate: { kind: 'end', text: 'addressChange.tooLate' },
    sayShipped: { kind: 'say', text: 'addressChange.shipped', next: 'askAddress' },
    askAddress: {
      kind: 'ask',
      slot: 'address',
      expect: 'text',
      text: 'addressChange.askAddress',
      along: ['askPin'],
      dontHave: 'person',
      next: 'askPin',
    },
    askPin: {
      kind: 'ask',
      slot: 'newPinCode',
      expect: 'pin-code',
      text: 'addressChange.askPin',
      retry: 'findOrder.askPinAgain',
      next: 'confirm',
    },
    confirm: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'addressChange.confirm',
      always: true,
      isUndoable: true,
      next: 'byConfirmation',
    },
    byConfirmation: {
      kind: 'branch',
      cases: [{ when: { slot: 'confirmed', is: true }, next: 'open' }],
      otherwise: 'askChange',
    },
    askChange: {
      kind: 'choose',
      slot: 'change',
      text: 'option.askChange',
      options: [
        { id: 'address', label: 'addressChange.option.address', next: 'forget' },
        { id: 'stop', label: 'option.stop', next: 'leave' },
      ],
    },
    forget: { kind: 'set', slots: { address: null, newPinCode: null }, next: 'askAddress' },
    ...openTicket({
      id: 'open',
      kind: 'request',
      topic: 'address-change',
      details: { address: { slot: 'address' }, pinCode: { slot: 'newPinCode' } },
      said: 'addressChange.opened',
    }),
  },
};
