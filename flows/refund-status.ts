import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Where the money is: paid (with the bank's number), due by when, or late, which is a complaint (rule 4(10)). */
export const refundStatus: Flow<TextKey> = {
  id: 'refund-status',
  title: 'refundStatus.title',
  menu: 5,
  about: 'refund',
  isInTicket: true,
  isNews: true,
  rules: 'refundStatus.rules',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'matched', topic: 'refund-status', next: 'find' }),
    find: {
      kind: 'call',
      call: 'findRefund',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        paid: 'byReference',
        due: 'sayDue',
        overdue: 'sayOverdue',
        'payout-needed': 'sayPayoutNeeded',
        none: 'byCancelled',
        unavailable: 'openUnavailable',
      },
    },
    byReference: {
      kind: 'branch',
      cases: [{ when: { slot: 'reference', known: true }, next: 'sayPaid' }],
      otherwise: 'sayPaidBare',
    },
    sayPaid: { kind: 'say', text: 'refundStatus.paid', next: 'askArrived' },
    sayPaidBare: { kind: 'say', text: 'refundStatus.paidBare', next: 'askArrived' },
    askArrived: {
      kind: 'choose',
      slot: 'arrived',
      text: 'refundStatus.askArrived',
      options: [
        { id: 'yes', label: 'refundStatus.option.arrived', next: 'glad' },
        { id: 'no', label: 'refundStatus.option.notArrived', next: 'openNotArrived' },
      ],
    },
    glad: { kind: 'end', text: 'refundStatus.glad' },
    sayDue: { kind: 'end', text: 'refundStatus.due' },
    sayOverdue: { kind: 'say', text: 'refundStatus.overdue', next: 'openOverdue' },
    sayPayoutNeeded: { kind: 'say', text: 'refundStatus.payoutNeeded', next: 'toCod' },
    toCod: { kind: 'go', flow: 'cod-refund', with: { orderNumber: { slot: 'orderNumber' } } },
    // Nothing can be cancelled or sent back any more: what was paid is owed, or nothing was paid.
    byCancelled: {
      kind: 'branch',
      cases: [
        {
          when: {
            all: [
              { slot: 'status', is: 'cancelled' },
              { slot: 'payment', is: 'cash-on-delivery' },
            ],
          },
          next: 'nothingPaid',
        },
        { when: { slot: 'status', is: 'cancelled' }, next: 'sayMissing' },
        { when: { slot: 'shipmentStatus', is: 'returned' }, next: 'toReturned' },
      ],
      otherwise: 'findReturn',
    },
    // It came back to us: whether it is sent again or paid back is asked there.
    toReturned: { kind: 'go', flow: 'failed-delivery', with: { orderNumber: { slot: 'orderNumber' } } },
    findReturn: {
      kind: 'call',
      call: 'findPickup',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        booked: 'notCollected',
        'was-booked': 'mayBeCollected',
        failed: 'toPickup',
        unbooked: 'toPickup',
        collected: 'underWay',
        none: 'none',
        unavailable: 'none',
      },
    },
    mayBeCollected: {
      kind: 'choose',
      slot: 'help',
      text: 'refundStatus.mayBeCollected',
      options: [
        { id: 'gone', label: 'pickup.option.gone', next: 'toPickup' },
        { id: 'missed', label: 'pickup.option.nobodyTook', next: 'toPickup' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    notCollected: { kind: 'end', text: 'refundStatus.notCollected' },
    // What was chosen here is chosen there.
    toPickup: { kind: 'go', flow: 'pickup', with: { orderNumber: { slot: 'orderNumber' }, help: { slot: 'help' } } },
    underWay: {
      kind: 'choose',
      slot: 'help',
      text: 'refundStatus.underWay',
      options: [
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    nothingPaid: {
      kind: 'choose',
      slot: 'help',
      text: 'refundStatus.nothingPaid',
      options: [
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    sayMissing: { kind: 'say', text: 'refundStatus.missing', next: 'openMissing' },
    none: {
      kind: 'choose',
      slot: 'help',
      text: 'refundStatus.none',
      options: [
        { id: 'return', label: 'return.title', next: 'toReturn' },
        { id: 'cancel', label: 'option.cancelOrder', next: 'toCancel' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toReturn: { kind: 'go', flow: 'return', with: { orderNumber: { slot: 'orderNumber' } } },
    toCancel: { kind: 'go', flow: 'cancel', with: { orderNumber: { slot: 'orderNumber' } } },
    ...openTicket({ id: 'openMissing', kind: 'complaint', topic: 'refund-status', said: 'complaintTicket' }),
    ...openTicket({
      id: 'openNotArrived',
      kind: 'complaint',
      topic: 'refund-status',
      details: { amountPaise: { slot: 'amountPaise' }, comment: { slot: 'reference' } },
      said: 'complaintTicket',
    }),
    ...openTicket({
      id: 'openOverdue',
      kind: 'complaint',
      topic: 'refund-status',
      details: { amountPaise: { slot: 'amountPaise' } },
      said: 'complaintTicket',
    }),
  },
};
