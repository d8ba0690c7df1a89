import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { confirm } from './parts/confirm.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Another address for an order: only for whoever the code proves, since a thief would ask for the same. */
export const addressChange: Flow<TextKey> = {
  id: 'address-change',
  title: 'addressChange.title',
  about: 'address',
  isCase: true,
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
      takesAddress: true,
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
    ...confirm({
      text: 'addressChange.confirm',
      addsTo: 'address',
      next: 'open',
      changes: [{ id: 'address', label: 'addressChange.option.address', next: 'forget' }],
      stop: 'leave',
    }),
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
