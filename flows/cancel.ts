import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Cancelling before it ships, by whoever the code proves. What it costs is told before, and mostly nothing (rule 4(8)). */
export const cancel: Flow<TextKey> = {
  id: 'cancel',
  title: 'cancel.title',
  menu: 3,
  about: 'cancel',
  isCase: true,
  rules: 'cancel.rules',
  howLong: 'howLong.cancel',
  charges: [{ text: 'cancel.rules', needs: 'refundDays' }],
  start: 'begin',
  steps: {
    ...findOrder({ need: 'verified', topic: 'cancel', next: 'byLines', ifCancelled: 'already' }),
    byLines: { kind: 'branch', cases: [{ when: { slot: 'lineCount', is: 1 }, next: 'check' }], otherwise: 'pickLine' },
    // Taken out of an order by a person: no shop system does it for us.
    pickLine: {
      kind: 'pick',
      slot: 'sku',
      from: 'lines',
      text: 'line.which',
      several: { label: 'cancel.option.whole', next: 'check', isDefault: true },
      next: 'askPart',
    },
    // Whoever names an item may say by it which order it is.
    askPart: {
      kind: 'choose',
      slot: 'wish',
      text: 'cancel.askPart',
      takesOpening: true,
      options: [
        { id: 'part', label: 'cancel.option.part', next: 'checkPart' },
        { id: 'whole', label: 'cancel.option.whole', next: 'check' },
        { id: 'stop', label: 'option.leaveIt', next: 'kept' },
      ],
    },
    checkPart: {
      kind: 'call',
      call: 'checkCancellation',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        allowed: 'openPart',
        approval: 'openPart',
        shipped: 'shipped',
        delivered: 'delivered',
        already: 'already',
        unavailable: 'openUnavailable',
      },
    },
    check: {
      kind: 'call',
      call: 'checkCancellation',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        allowed: 'byPayment',
        approval: 'openApproval',
        shipped: 'shipped',
        delivered: 'delivered',
        already: 'already',
        unavailable: 'openUnavailable',
      },
    },
    byPayment: {
      kind: 'branch',
      cases: [
        { when: { slot: 'isRefunded', is: false }, next: 'confirmUnpaid' },
        { when: { not: { slot: 'chargePaise', is: 0 } }, next: 'confirmCharged' },
      ],
      otherwise: 'confirm',
    },
    confirm: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'cancel.confirm',
      always: true,
      next: 'byConfirmation',
    },
    confirmCharged: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'cancel.confirmCharged',
      always: true,
      next: 'byConfirmation',
    },
    confirmUnpaid: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'cancel.confirmUnpaid',
      always: true,
      next: 'byConfirmation',
    },
    byConfirmation: {
      kind: 'branch',
      cases: [{ when: { slot: 'confirmed', is: true }, next: 'doCancel' }],
      otherwise: 'kept',
    },
    kept: { kind: 'end', text: 'cancel.kept' },
    doCancel: {
      kind: 'call',
      call: 'cancelOrder',
      with: { orderNumber: { slot: 'orderNumber' }, reason: 'customer' },
      on: { done: 'byRefund', refused: 'openRefused', person: 'openByHand' },
    },
    byRefund: {
      kind: 'branch',
      cases: [{ when: { slot: 'isRefunded', is: false }, next: 'doneUnpaid' }],
      otherwise: 'done',
    },
    done: { kind: 'end', text: 'cancel.done' },
    doneUnpaid: { kind: 'end', text: 'cancel.doneUnpaid' },
    shipped: {
      kind: 'choose',
      slot: 'help',
      text: 'cancel.shipped',
      options: [
        { id: 'ask', label: 'cancel.option.tryStop', next: 'openRefused' },
        { id: 'status', label: 'option.trackOrder', next: 'toStatus' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    delivered: {
      kind: 'choose',
      slot: 'help',
      text: 'cancel.delivered',
      options: [
        { id: 'return', label: 'return.title', next: 'toReturn' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    already: {
      kind: 'choose',
      slot: 'help',
      text: 'cancel.already',
      options: [
        { id: 'refund', label: 'refundStatus.title', next: 'toRefund' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toStatus: { kind: 'go', flow: 'order-status', with: { orderNumber: { slot: 'orderNumber' } } },
    toReturn: { kind: 'go', flow: 'return', with: { orderNumber: { slot: 'orderNumber' } } },
    toRefund: { kind: 'go', flow: 'refund-status', with: { orderNumber: { slot: 'orderNumber' } } },
    ...openTicket({
      id: 'openPart',
      kind: 'request',
      topic: 'cancel',
      details: { item: { slot: 'item' }, sku: { slot: 'sku' } },
      said: 'cancel.partOpened',
    }),
    ...openTicket({ id: 'openRefused', kind: 'request', topic: 'cancel', said: 'cancel.tooLate' }),
    ...openTicket({ id: 'openByHand', kind: 'request', topic: 'cancel', said: 'byHand' }),
    ...openTicket({
      id: 'openApproval',
      kind: 'request',
      topic: 'approval',
      details: { amountPaise: { slot: 'amountPaise' }, wish: 'cancel' },
      said: 'approval',
    }),
  },
};
