import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/** Where an order is. Nothing is told before the order is proven, and an unknown number sounds like a foreign one. */
export const orderStatus: Flow<TextKey> = {
  id: 'order-status',
  title: 'orderStatus.title',
  menu: 1,
  start: 'askNumber',
  steps: {
    askNumber: {
      kind: 'ask',
      slot: 'orderNumber',
      expect: 'order-number',
      text: 'orderStatus.askNumber',
      retry: 'orderStatus.askNumberAgain',
      dontHave: 'findNumber',
      next: 'lookUp',
    },
    findNumber: {
      kind: 'choose',
      slot: 'numberHelp',
      text: 'orderStatus.findNumber',
      options: [
        { id: 'found', label: 'orderStatus.option.foundNumber', next: 'askNumber' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    lookUp: {
      kind: 'call',
      call: 'lookUpOrder',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: { found: 'sayStatus', 'proof-needed': 'askPin', 'not-shown': 'locked', unavailable: 'openTicket' },
    },

    askPin: {
      kind: 'ask',
      slot: 'pinCode',
      expect: 'pin-code',
      text: 'orderStatus.askPin',
      retry: 'orderStatus.askPinAgain',
      dontHave: 'noPin',
      next: 'prove',
    },
    prove: {
      kind: 'call',
      call: 'proveByPinCode',
      with: { orderNumber: { slot: 'orderNumber' }, pinCode: { slot: 'pinCode' } },
      on: { proven: 'forgetPin', wrong: 'forgetWrongPin', locked: 'locked', unavailable: 'openTicket' },
    },
    forgetPin: { kind: 'set', slots: { pinCode: null }, next: 'lookUp' },
    forgetWrongPin: { kind: 'set', slots: { pinCode: null }, next: 'askPinOnceMore' },
    askPinOnceMore: {
      kind: 'ask',
      slot: 'pinCode',
      expect: 'pin-code',
      text: 'orderStatus.noMatch',
      retry: 'orderStatus.askPinAgain',
      dontHave: 'noPin',
      next: 'prove',
    },
    noPin: {
      kind: 'choose',
      slot: 'help',
      text: 'orderStatus.noPin',
      options: [
        { id: 'again', label: 'orderStatus.option.otherNumber', next: 'forgetNumber' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    forgetNumber: { kind: 'set', slots: { orderNumber: null }, next: 'askNumber' },
    locked: {
      kind: 'choose',
      slot: 'help',
      text: 'orderStatus.locked',
      options: [
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },

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
        { when: { slot: 'shipmentStatus', is: 'returned' }, next: 'sayReturned' },
      ],
      otherwise: 'byCarrier',
    },
    sayCancelled: { kind: 'say', text: 'orderStatus.cancelled', next: 'end' },
    sayReturned: { kind: 'say', text: 'orderStatus.returned', next: 'askTrouble' },
    byDeliveryDate: {
      kind: 'branch',
      cases: [{ when: { slot: 'deliveredAt', known: true }, next: 'sayDelivered' }],
      otherwise: 'sayDeliveredSomeDay',
    },
    sayDelivered: { kind: 'say', text: 'orderStatus.delivered', next: 'end' },
    sayDeliveredSomeDay: { kind: 'say', text: 'orderStatus.deliveredSomeDay', next: 'end' },

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
        { when: { slot: 'shipmentStatus', is: 'out-for-delivery' }, next: 'end' },
        { when: { slot: 'expectedAt', known: true }, next: 'sayExpected' },
      ],
      otherwise: 'sayNoDate',
    },
    sayExpected: { kind: 'say', text: 'orderStatus.expected', next: 'end' },
    sayNoDate: { kind: 'say', text: 'orderStatus.noDate', next: 'end' },
    sayLate: { kind: 'say', text: 'orderStatus.late', next: 'askTrouble' },
    sayFailedDelivery: { kind: 'say', text: 'orderStatus.failedDelivery', next: 'askTrouble' },
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
    leave: { kind: 'end', text: 'orderStatus.leave' },

    openTicket: {
      kind: 'call',
      call: 'openTicket',
      with: { kind: 'request', topic: 'order-status', summary: null, orderNumber: { slot: 'orderNumber' } },
      on: { opened: 'sayUnavailable', failed: 'giveUp' },
    },
    sayUnavailable: { kind: 'end', text: 'orderStatus.unavailable' },
    giveUp: { kind: 'hand-off', reason: 'order-source-unavailable', text: 'handOff.noTicket' },
    complain: { kind: 'go', flow: 'complaint', with: { orderNumber: { slot: 'orderNumber' } } },
    person: { kind: 'go', flow: 'human', with: { orderNumber: { slot: 'orderNumber' } } },
    end: { kind: 'end' },
  },
};
