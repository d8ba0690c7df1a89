import type { Flow, Step } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { RETURN_CHARGES } from './parts/charges.ts';
import { chooseLine } from './parts/choose-line.ts';
import { choosePickup } from './parts/choose-pickup.ts';
import { confirmWithDay } from './parts/confirm.ts';
import { findOrder } from './parts/find-order.ts';
import { ORDER_LINE, PICKUP } from './parts/steps.ts';
import { LINE_DETAILS, openTicket, PICKUP_DETAILS } from './parts/ticket.ts';

/**
 * Giving something back. Faults go on to their own flows, which never refuse (E-Commerce Rules 2020, rules 6(3) and
 * 7(4)); for all else the brand's policy decides, line by line.
 */
export const returnItem: Flow<TextKey> = {
  id: 'return',
  title: 'return.title',
  menu: 2,
  about: 'return',
  isCase: true,
  general: true,
  rules: 'return.rules',
  howLong: 'howLong.return',
  charges: RETURN_CHARGES,
  topics: {
    'return-charge': RETURN_CHARGES.map((text) => ({ ...text, leadsOn: true })),
  },
  start: 'begin',
  steps: {
    ...findOrder({
      need: 'matched',
      topic: 'return',
      next: 'byStatus',
      along: ['askReason', 'askUnused', 'askDay', 'askWindow'],
    }),
    // What never left us, or was cancelled, has nothing to be sent back.
    byStatus: {
      kind: 'branch',
      cases: [
        { when: { slot: 'status', is: 'cancelled' }, next: 'toRefund' },
        { when: { slot: 'status', in: ['placed', 'confirmed'] }, next: 'notDelivered' },
      ],
      otherwise: 'pickLine',
    },
    // The only thing in it may be on its way back already: a second return of it is none.
    byLines: {
      kind: 'branch',
      cases: [
        {
          when: {
            all: [
              { slot: 'lineCount', is: 1 },
              { slot: 'lineQuantity', is: 1 },
            ],
          },
          next: 'findOpen',
        },
      ],
      otherwise: 'askReason',
    },
    findOpen: {
      kind: 'call',
      call: 'findPickup',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        booked: 'toPickup',
        'was-booked': 'toPickup',
        failed: 'toPickup',
        unbooked: 'toPickup',
        collected: 'askReason',
        none: 'askReason',
        unavailable: 'openUnavailable',
      },
    },
    toPickup: { kind: 'go', flow: 'pickup', with: { orderNumber: { slot: 'orderNumber' } } },
    toRefund: { kind: 'go', flow: 'refund-status', with: { orderNumber: { slot: 'orderNumber' } } },
    ...chooseLine('byLines', 'openSeveral'),
    ...openTicket({ id: 'openSeveral', kind: 'request', topic: 'return', said: 'byHand' }),
    askReason: {
      kind: 'choose',
      slot: 'reason',
      text: 'return.askReason',
      takesOpening: true,
      along: ['askUnused', 'askDay', 'askWindow'],
      options: [
        { id: 'changed-mind', label: 'return.option.changedMind', next: 'askUnused' },
        { id: 'size', label: 'return.option.size', next: 'askInstead' },
        { id: 'defective', label: 'return.option.defective', next: 'toDamaged' },
        { id: 'not-as-described', label: 'return.option.notAsDescribed', next: 'toWrongItem' },
        { id: 'late', label: 'return.option.late', next: 'check' },
      ],
    },
    askInstead: {
      kind: 'choose',
      slot: 'instead',
      text: 'return.askInstead',
      options: [
        { id: 'exchange', label: 'return.option.exchange', next: 'toExchange' },
        { id: 'money', label: 'return.option.money', next: 'askUnused' },
      ],
    },
    toExchange: { kind: 'go', flow: 'exchange', with: ORDER_LINE },
    toDamaged: { kind: 'go', flow: 'damaged', with: ORDER_LINE },
    toWrongItem: { kind: 'go', flow: 'wrong-item', with: ORDER_LINE },
    askUnused: {
      kind: 'ask',
      slot: 'unused',
      expect: 'yes-no',
      text: 'return.askUnused',
      along: ['askDay', 'askWindow'],
      next: 'check',
    },
    check: {
      kind: 'call',
      call: 'checkReturn',
      with: { ...ORDER_LINE, reason: { slot: 'reason' }, unused: { slot: 'unused' } },
      on: {
        allowed: 'sayAllowed',
        approval: 'byRight',
        'window-over': 'windowOver',
        'not-returnable': 'notReturnable',
        opened: 'openedItem',
        'not-delivered': 'notDelivered',
        unavailable: 'openUnavailable',
      },
    },
    byRight: {
      kind: 'branch',
      cases: [{ when: { slot: 'reason', is: 'late' }, next: 'openDecision' }],
      otherwise: 'openApproval',
    },
    sayAllowed: { kind: 'say', text: 'return.allowed', next: 'askDay' },
    windowOver: notTaken('return.windowOver'),
    notReturnable: notTaken('return.notReturnable'),
    openedItem: notTaken('return.opened'),
    notDelivered: {
      kind: 'choose',
      slot: 'help',
      text: 'return.notDelivered',
      options: [
        { id: 'cancel', label: 'option.cancelOrder', next: 'toCancel' },
        { id: 'status', label: 'option.trackOrder', next: 'toStatus' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toCancel: { kind: 'go', flow: 'cancel', with: { orderNumber: { slot: 'orderNumber' } } },
    toStatus: { kind: 'go', flow: 'order-status', with: { orderNumber: { slot: 'orderNumber' } } },
    ...choosePickup('confirm'),
    ...confirmWithDay({ text: 'return.confirm', next: 'create', stop: 'leave' }),
    create: {
      kind: 'call',
      call: 'createReturn',
      with: { ...ORDER_LINE, ...PICKUP, returnKind: 'return', reason: { slot: 'reason' } },
      on: { done: 'sayDone', refused: 'openByHand', person: 'openByHand' },
    },
    sayDone: { kind: 'end', text: 'return.done' },
    ...openTicket({
      id: 'openByHand',
      kind: 'request',
      topic: 'return',
      details: { ...LINE_DETAILS, ...PICKUP_DETAILS, reason: { slot: 'reason' } },
      said: 'byHand',
    }),
    ...openTicket({
      id: 'openDecision',
      kind: 'complaint',
      topic: 'return',
      details: { ...LINE_DETAILS, reason: { slot: 'reason' }, wish: 'return' },
      said: 'complaintTicket',
    }),
    ...openTicket({
      id: 'openApproval',
      kind: 'request',
      topic: 'approval',
      details: { ...LINE_DETAILS, reason: { slot: 'reason' }, amountPaise: { slot: 'amountPaise' }, wish: 'return' },
      said: 'approval',
    }),
  },
};

/** Why it is not taken back; a fault is another matter, and whoever disagrees may say so. */
function notTaken(text: TextKey): Step<TextKey> {
  return {
    kind: 'choose',
    slot: 'help',
    text,
    options: [
      { id: 'fault', label: 'return.option.hasFault', next: 'toDamaged' },
      { id: 'complaint', label: 'option.complaint', next: 'complain' },
      { id: 'stop', label: 'option.leaveIt', next: 'leave' },
    ],
  };
}
