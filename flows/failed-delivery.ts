import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** The courier could not hand it over, or says so: once more, to another address, or back to the shop. Or it shall come on another day. */
export const failedDelivery: Flow<TextKey> = {
  id: 'failed-delivery',
  title: 'failedDelivery.title',
  about: 'delivery',
  isCase: true,
  isTold: true,
  howLong: 'howLong.complaint',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'status-only', topic: 'failed-delivery', next: 'byShipment' }),
    byShipment: {
      kind: 'branch',
      cases: [
        { when: { slot: 'shipmentStatus', is: 'delivery-failed' }, next: 'askWish' },
        { when: { slot: 'shipmentStatus', is: 'returned' }, next: 'askReturned' },
        { when: { slot: 'shipmentStatus', is: 'delivered' }, next: 'toNotReceived' },
        { when: { slot: 'shipmentStatus', in: ['in-transit', 'out-for-delivery', 'shipped'] }, next: 'askPlan' },
      ],
      otherwise: 'toStatus',
    },
    toStatus: { kind: 'go', flow: 'order-status', with: { orderNumber: { slot: 'orderNumber' } } },
    toNotReceived: { kind: 'go', flow: 'not-received', with: { orderNumber: { slot: 'orderNumber' } } },
    askWish: {
      kind: 'choose',
      slot: 'wish',
      text: 'failedDelivery.askWish',
      takesOpening: true,
      options: [
        { id: 'again', label: 'failedDelivery.option.again', next: 'askDay' },
        { id: 'leave', label: 'failedDelivery.option.leave', next: 'askWhom' },
        { id: 'address', label: 'failedDelivery.option.address', next: 'toAddress' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
      ],
    },
    // On its way: nobody needs to have failed yet.
    askPlan: {
      kind: 'choose',
      slot: 'wish',
      text: 'failedDelivery.askWish',
      takesOpening: true,
      options: [
        { id: 'later', label: 'failedDelivery.option.later', next: 'askLaterDay' },
        { id: 'leave', label: 'failedDelivery.option.leave', next: 'askWhom' },
        { id: 'tried', label: 'failedDelivery.option.tried', next: 'askDay' },
        { id: 'address', label: 'failedDelivery.option.address', next: 'toAddress' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
      ],
    },
    askLaterDay: {
      kind: 'ask',
      slot: 'day',
      expect: 'future-day',
      text: 'failedDelivery.askDay',
      retry: 'pickup.askDayAgain',
      next: 'openLater',
    },
    askWhom: {
      kind: 'ask',
      slot: 'comment',
      expect: 'text',
      text: 'failedDelivery.askWhom',
      takesOpening: true,
      next: 'openLeave',
    },
    askReturned: {
      kind: 'choose',
      slot: 'wish',
      text: 'failedDelivery.askReturned',
      takesOpening: true,
      options: [
        { id: 'again', label: 'failedDelivery.option.again', next: 'askDay' },
        { id: 'refund', label: 'failedDelivery.option.refund', next: 'openRefund' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
      ],
    },
    toAddress: { kind: 'go', flow: 'address-change', with: { orderNumber: { slot: 'orderNumber' } } },
    askDay: {
      kind: 'ask',
      slot: 'day',
      expect: 'future-day',
      text: 'failedDelivery.askDay',
      retry: 'pickup.askDayAgain',
      dontHave: 'openAnyDay',
      next: 'open',
    },
    ...openTicket({
      id: 'open',
      kind: 'complaint',
      topic: 'failed-delivery',
      details: { day: { slot: 'day' }, wish: { slot: 'wish' } },
      said: 'failedDelivery.opened',
    }),
    ...openTicket({
      id: 'openAnyDay',
      kind: 'complaint',
      topic: 'failed-delivery',
      details: { wish: { slot: 'wish' } },
      said: 'failedDelivery.openedAnyDay',
    }),
    ...openTicket({
      id: 'openLater',
      kind: 'request',
      topic: 'failed-delivery',
      details: { day: { slot: 'day' }, wish: { slot: 'wish' } },
      said: 'failedDelivery.later',
    }),
    ...openTicket({
      id: 'openLeave',
      kind: 'request',
      topic: 'failed-delivery',
      details: { wish: { slot: 'wish' }, comment: { slot: 'comment' } },
      said: 'failedDelivery.leave',
    }),
    ...openTicket({
      id: 'openRefund',
      kind: 'complaint',
      topic: 'failed-delivery',
      details: { wish: 'refund' },
      said: 'complaintTicket',
    }),
  },
};
