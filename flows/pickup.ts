import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { RETURN_CHARGES } from './parts/charges.ts';
import { choosePickup } from './parts/choose-pickup.ts';
import { confirmWithDay } from './parts/confirm.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket, PICKUP_DETAILS } from './parts/ticket.ts';

/** The courier who collects a return: when, another day, or nobody came. */
export const pickup: Flow<TextKey> = {
  id: 'pickup',
  title: 'pickup.title',
  about: 'pickup',
  partOf: 'return',
  isCase: true,
  charges: RETURN_CHARGES,
  start: 'begin',
  steps: {
    ...findOrder({ need: 'matched', topic: 'pickup', next: 'find' }),
    find: {
      kind: 'call',
      call: 'findPickup',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        booked: 'booked',
        'was-booked': 'wasBooked',
        failed: 'sayFailed',
        unbooked: 'sayUnbooked',
        collected: 'sayCollected',
        none: 'none',
        unavailable: 'openUnavailable',
      },
    },
    wasBooked: {
      kind: 'choose',
      slot: 'help',
      text: 'pickup.wasBooked',
      takesOpening: true,
      options: [
        { id: 'missed', label: 'pickup.option.nobodyTook', next: 'openMissed' },
        { id: 'gone', label: 'pickup.option.gone', next: 'openGone' },
        { id: 'move', label: 'pickup.option.otherDay', next: 'forgetDay' },
        { id: 'stop', label: 'pickup.option.stop', next: 'openStop' },
      ],
    },
    booked: {
      kind: 'choose',
      slot: 'help',
      text: 'pickup.booked',
      takesOpening: true,
      options: [
        { id: 'yes', label: 'pickup.option.keep', next: 'keep' },
        { id: 'move', label: 'pickup.option.otherDay', next: 'forgetDay' },
        { id: 'missed', label: 'pickup.option.nobodyCame', next: 'openMissed' },
        { id: 'stop', label: 'pickup.option.stop', next: 'openStop' },
        { id: 'gone', label: 'pickup.option.gone', next: 'openGone' },
      ],
    },
    keep: { kind: 'end', text: 'pickup.kept' },
    sayFailed: { kind: 'say', text: 'pickup.failed', next: 'forgetDay' },
    sayUnbooked: { kind: 'say', text: 'pickup.unbooked', next: 'forgetDay' },
    sayCollected: {
      kind: 'choose',
      slot: 'help',
      text: 'pickup.collected',
      options: [
        { id: 'refund', label: 'refundStatus.title', next: 'toRefund' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toRefund: { kind: 'go', flow: 'refund-status', with: { orderNumber: { slot: 'orderNumber' } } },
    none: {
      kind: 'choose',
      slot: 'help',
      text: 'pickup.none',
      options: [
        { id: 'return', label: 'return.title', next: 'toReturn' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toReturn: { kind: 'go', flow: 'return', with: { orderNumber: { slot: 'orderNumber' } } },
    ...choosePickup('confirm'),
    ...confirmWithDay({ text: 'pickup.confirm', next: 'move', stop: 'leave' }),
    move: {
      kind: 'call',
      call: 'movePickup',
      with: {
        orderNumber: { slot: 'orderNumber' },
        returnId: { slot: 'returnId' },
        pickupDay: { slot: 'pickupDay' },
        pickupWindow: { slot: 'pickupWindow' },
      },
      on: { done: 'done', refused: 'openByHand', person: 'openByHand' },
    },
    done: { kind: 'end', text: 'pickup.done' },
    ...openTicket({ id: 'openByHand', kind: 'request', topic: 'pickup', details: PICKUP_DETAILS, said: 'byHand' }),
    ...openTicket({
      id: 'openStop',
      kind: 'request',
      topic: 'pickup',
      details: { wish: 'cancel' },
      said: 'pickup.stopAsked',
    }),
    // The courier has it, and nobody has said so: the money waits for that.
    ...openTicket({
      id: 'openGone',
      kind: 'complaint',
      topic: 'pickup',
      details: { ...PICKUP_DETAILS, comment: { slot: 'help' } },
      said: 'complaintTicket',
    }),
    ...openTicket({
      id: 'openMissed',
      kind: 'complaint',
      topic: 'pickup',
      details: PICKUP_DETAILS,
      said: 'complaintTicket',
    }),
  },
};
