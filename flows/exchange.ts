import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { RETURN_CHARGES } from './parts/charges.ts';
import { chooseLine } from './parts/choose-line.ts';
import { choosePickup } from './parts/choose-pickup.ts';
import { confirmWithDay } from './parts/confirm.ts';
import { findOrder } from './parts/find-order.ts';
import { ORDER_LINE, PICKUP } from './parts/steps.ts';
import { LINE_DETAILS, openTicket, PICKUP_DETAILS } from './parts/ticket.ts';

/** Another size or colour for what was delivered. What is wanted is in words, so a colleague sets it aside: always a ticket. */
export const exchange: Flow<TextKey> = {
  id: 'exchange',
  title: 'exchange.title',
  about: 'return',
  isCase: true,
  rules: 'return.rules',
  howLong: 'howLong.return',
  charges: RETURN_CHARGES,
  start: 'begin',
  steps: {
    ...findOrder({
      need: 'matched',
      topic: 'exchange',
      next: 'byStatus',
      along: ['askWish', 'askUnused', 'askDay', 'askWindow'],
    }),
    // What has not arrived need not be unused: a colleague sees whether it can still be changed.
    byStatus: {
      kind: 'branch',
      cases: [
        { when: { slot: 'status', is: 'cancelled' }, next: 'toRefund' },
        { when: { slot: 'status', in: ['placed', 'confirmed', 'shipped'] }, next: 'askOther' },
      ],
      otherwise: 'pickLine',
    },
    toRefund: { kind: 'go', flow: 'refund-status', with: { orderNumber: { slot: 'orderNumber' } } },
    askOther: {
      kind: 'ask',
      slot: 'wish',
      expect: 'text',
      text: 'exchange.askChange',
      takesOpening: true,
      dontHave: 'person',
      next: 'notDelivered',
    },
    ...chooseLine('askWish'),
    askWish: {
      kind: 'ask',
      slot: 'wish',
      expect: 'text',
      text: 'exchange.askWish',
      along: ['askUnused', 'askDay', 'askWindow'],
      dontHave: 'person',
      next: 'askUnused',
    },
    askUnused: { kind: 'ask', slot: 'unused', expect: 'yes-no', text: 'return.askUnused', next: 'check' },
    check: {
      kind: 'call',
      call: 'checkReturn',
      with: { ...ORDER_LINE, reason: 'size', unused: { slot: 'unused' } },
      on: {
        allowed: 'askDay',
        approval: 'askDay',
        'window-over': 'windowOver',
        'not-returnable': 'notReturnable',
        opened: 'notReturnable',
        'not-delivered': 'notDelivered',
        unavailable: 'openUnavailable',
      },
    },
    windowOver: {
      kind: 'choose',
      slot: 'help',
      text: 'exchange.windowOver',
      options: [
        { id: 'fault', label: 'return.option.hasFault', next: 'toDamaged' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    notReturnable: {
      kind: 'choose',
      slot: 'help',
      text: 'exchange.notPossible',
      options: [
        { id: 'fault', label: 'return.option.hasFault', next: 'toDamaged' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toDamaged: { kind: 'go', flow: 'damaged', with: ORDER_LINE },
    ...openTicket({
      id: 'notDelivered',
      kind: 'request',
      topic: 'exchange',
      details: { ...LINE_DETAILS, wish: { slot: 'wish' } },
      said: 'exchange.notDelivered',
    }),
    ...choosePickup('confirm'),
    ...confirmWithDay({
      text: 'exchange.confirm',
      next: 'create',
      changes: [{ id: 'wish', label: 'exchange.option.wish', next: 'forgetWish' }],
      stop: 'leave',
    }),
    forgetWish: { kind: 'set', slots: { wish: null, pickupDay: null }, next: 'askWish' },
    create: {
      kind: 'call',
      call: 'createReturn',
      with: { ...ORDER_LINE, ...PICKUP, returnKind: 'exchange', reason: { slot: 'wish' } },
      on: { done: 'openBooked', refused: 'openByHand', person: 'openByHand' },
    },
    ...openTicket({
      id: 'openBooked',
      kind: 'request',
      topic: 'exchange',
      details: { ...LINE_DETAILS, ...PICKUP_DETAILS, wish: { slot: 'wish' } },
      said: 'exchange.done',
    }),
    ...openTicket({
      id: 'openByHand',
      kind: 'request',
      topic: 'exchange',
      details: { ...LINE_DETAILS, ...PICKUP_DETAILS, wish: { slot: 'wish' } },
      said: 'byHand',
    }),
  },
};
