import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';

/** Where an order is. Nothing is told before the order is proven, and an unknown number sounds like a foreign one. */
export const orderStatus: Flow<TextKey> = {
  id: 'order-status',
  title: 'orderStatus.title',
  menu: 1,
  about: 'delivery',
  general: true,
  isNews: true,
  topics: {
    'delivery-time': [{ text: 'rules.deliveryTime', needs: 'deliveryDays', leadsOn: true }],
    'delivery-charge': [
      { text: 'rules.deliveryFree', needs: 'deliveryIsFree' },
      { text: 'rules.deliveryFreeFrom', needs: 'freeDeliveryFromPaise' },
      { text: 'rules.deliveryCharge', needs: 'deliveryChargePaise' },
    ],
  },
  start: 'begin',
  steps: {
    ...findOrder({ need: 'status-only', topic: 'order-status', next: 'sayStatus' }),
    sayStatus: { kind: 'say', text: 'orderStatus.status', next: 'byShipment' },
    byShipment: {
      kind: 'branch',
      cases: [
        { when: { slot: 'status', is: 'cancelled' }, next: 'sayCancelled' },
        {
          when: {
            any: [
              { slot: 'shipmentStatus', is: 'delivered' },
              { slot: 'status', is: 'delivered' },
            ],
          },
          next: 'byDeliveryDate',
        },
        { when: { slot: 'shipmentStatus', is: 'returned' }, next: 'toFailedDelivery' },
      ],
      otherwise: 'byCarrier',
    },
    sayCancelled: { kind: 'say', text: 'orderStatus.cancelled', next: 'end' },
    byDeliveryDate: {
      kind: 'branch',
      cases: [{ when: { slot: 'deliveredAt', known: true }, next: 'sayDelivered' }],
      otherwise: 'sayDeliveredSomeDay',
    },
    sayDelivered: { kind: 'say', text: 'orderStatus.delivered', next: 'askHasIt' },
    sayDeliveredSomeDay: { kind: 'say', text: 'orderStatus.deliveredSomeDay', next: 'askHasIt' },
    askHasIt: {
      kind: 'choose',
      slot: 'hasIt',
      text: 'orderStatus.askHasIt',
      options: [
        { id: 'yes', label: 'orderStatus.option.hasIt', next: 'leave' },
        { id: 'no', label: 'orderStatus.option.hasNothing', next: 'toNotReceived' },
        { id: 'fault', label: 'orderStatus.option.hasFault', next: 'toDamaged' },
      ],
    },
    toNotReceived: { kind: 'go', flow: 'not-received', with: { orderNumber: { slot: 'orderNumber' } } },
    toDamaged: { kind: 'go', flow: 'damaged', with: { orderNumber: { slot: 'orderNumber' } } },

    byCarrier: {
      kind: 'branch',
      cases: [
        { when: { slot: 'carrier', known: false }, next: 'byTrouble' },
        { when: { slot: 'trackingNumber', known: false }, next: 'byTrouble' },
        { when: { slot: 'trackingUrl', known: true }, next: 'sayTrackingLink' },
      ],
      otherwise: 'sayTracking',
    },
    sayTracking: { kind: 'say', text: 'orderStatus.tracking', next: 'byTrouble' },
    sayTrackingLink: { kind: 'say', text: 'orderStatus.trackingLink', next: 'byTrouble' },
    byTrouble: {
      kind: 'branch',
      cases: [
        { when: { slot: 'shipmentStatus', is: 'delivery-failed' }, next: 'sayFailedDelivery' },
        { when: { slot: 'expectedAt', past: true }, next: 'sayLate' },
        { when: { slot: 'shipmentStatus', is: 'out-for-delivery' }, next: 'byCarrierKnown' },
        { when: { slot: 'expectedAt', known: true }, next: 'sayExpected' },
      ],
      otherwise: 'sayNoDate',
    },
    // With the carrier it was said already.
    byCarrierKnown: {
      kind: 'branch',
      cases: [{ when: { slot: 'carrier', known: true }, next: 'end' }],
      otherwise: 'sayToday',
    },
    sayToday: { kind: 'say', text: 'orderStatus.today', next: 'end' },
    sayExpected: { kind: 'say', text: 'orderStatus.expected', next: 'end' },
    sayNoDate: { kind: 'say', text: 'orderStatus.noDate', next: 'end' },
    sayLate: { kind: 'say', text: 'orderStatus.late', next: 'askTrouble' },
    sayFailedDelivery: { kind: 'say', text: 'orderStatus.failedDelivery', next: 'toFailedDelivery' },
    toFailedDelivery: { kind: 'go', flow: 'failed-delivery', with: { orderNumber: { slot: 'orderNumber' } } },
    askTrouble: {
      kind: 'choose',
      slot: 'help',
      text: 'orderStatus.askTrouble',
      options: [
        { id: 'yes', label: 'option.complaint', next: 'complain' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'no', label: 'option.noThanks', next: 'leave' },
      ],
    },
    end: { kind: 'end' },
  },
};
