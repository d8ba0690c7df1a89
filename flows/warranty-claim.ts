import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { IF_LEFT, leftSteps } from './parts/left.ts';
import { openTicket } from './parts/ticket.ts';

/** How long the warranty lasts, and service within it: by serial number, or by the order. */
export const warrantyClaim: Flow<TextKey> = {
  id: 'warranty-claim',
  title: 'warrantyClaim.title',
  menu: 6,
  about: 'warranty',
  isCase: true,
  isTold: true,
  rules: 'rules.warranty',
  topics: { warranty: [{ text: 'rules.warranty', needs: 'warrantyPeriods', leadsOn: true }] },
  ifLeft: IF_LEFT,
  start: 'bySerial',
  steps: {
    bySerial: {
      kind: 'branch',
      cases: [{ when: { slot: 'orderNumber', known: true }, next: 'begin' }],
      otherwise: 'askSerial',
    },
    askSerial: {
      kind: 'ask',
      slot: 'serial',
      expect: 'serial-number',
      text: 'warrantyClaim.askSerial',
      retry: 'warrantyClaim.askSerialAgain',
      dontHave: 'begin',
      next: 'checkSerial',
    },
    checkSerial: {
      kind: 'call',
      call: 'checkWarranty',
      with: { serial: { slot: 'serial' }, orderNumber: null, sku: null },
      on: {
        active: 'sayActive',
        expired: 'expired',
        'not-covered': 'notCovered',
        unknown: 'sayUnknown',
        unavailable: 'openUnavailable',
      },
    },
    sayUnknown: { kind: 'say', text: 'warrantyClaim.unknownSerial', next: 'begin' },
    ...findOrder({ need: 'matched', topic: 'warranty-claim', next: 'pickLine' }),
    pickLine: { kind: 'pick', slot: 'sku', from: 'lines', text: 'warrantyClaim.whichLine', next: 'checkLine' },
    checkLine: {
      kind: 'call',
      call: 'checkWarranty',
      with: { serial: null, orderNumber: { slot: 'orderNumber' }, sku: { slot: 'sku' } },
      on: {
        active: 'sayActive',
        expired: 'expired',
        'not-covered': 'notCovered',
        unknown: 'notDelivered',
        unavailable: 'openUnavailable',
      },
    },
    notDelivered: { kind: 'end', text: 'warrantyActivation.notDelivered' },
    sayActive: { kind: 'say', text: 'warrantyClaim.active', next: 'askNeed' },
    askNeed: {
      kind: 'choose',
      slot: 'need',
      text: 'warrantyClaim.askNeed',
      options: [
        { id: 'service', label: 'warrantyClaim.option.service', next: 'askWhat' },
        { id: 'register', label: 'warrantyClaim.option.register', next: 'toActivation' },
        { id: 'no', label: 'option.noThanks', next: 'leave' },
      ],
    },
    toActivation: { kind: 'go', flow: 'warranty-activation', with: { orderNumber: { slot: 'orderNumber' } } },
    askWhat: {
      kind: 'ask',
      slot: 'what',
      expect: 'text',
      text: 'warrantyClaim.askWhat',
      retry: 'fault.askWhatAgain',
      along: ['askVisit'],
      takesOpening: true,
      dontHave: 'askPhotos',
      next: 'askPhotos',
    },
    askPhotos: {
      kind: 'ask',
      slot: 'photos',
      expect: 'photos',
      text: 'fault.askPhotos',
      retry: 'fault.askPhotosAgain',
      dontHave: 'askVisit',
      next: 'askVisit',
    },
    askVisit: {
      kind: 'ask',
      slot: 'day',
      expect: 'future-day',
      text: 'warrantyClaim.askVisit',
      retry: 'pickup.askDayAgain',
      dontHave: 'open',
      next: 'open',
    },
    ...leftSteps({
      topic: 'warranty-claim',
      details: { item: { slot: 'item' }, serial: { slot: 'serial' }, photos: { slot: 'photos' } },
    }),
    ...openTicket({
      id: 'open',
      kind: 'complaint',
      topic: 'warranty-claim',
      summary: { slot: 'what' },
      details: {
        item: { slot: 'item' },
        serial: { slot: 'serial' },
        day: { slot: 'day' },
        photos: { slot: 'photos' },
      },
      said: 'warrantyClaim.opened',
    }),
    expired: {
      kind: 'choose',
      slot: 'help',
      text: 'warrantyClaim.expired',
      options: [
        { id: 'paid', label: 'warrantyClaim.option.paid', next: 'openPaid' },
        { id: 'complaint', label: 'option.complaint', next: 'complain' },
        { id: 'no', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    notCovered: {
      kind: 'choose',
      slot: 'help',
      text: 'warrantyClaim.notCovered',
      options: [
        { id: 'fault', label: 'return.option.hasFault', next: 'toDamaged' },
        { id: 'paid', label: 'warrantyClaim.option.paid', next: 'openPaid' },
        { id: 'no', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toDamaged: { kind: 'go', flow: 'damaged', with: { orderNumber: { slot: 'orderNumber' }, sku: { slot: 'sku' } } },
    ...openTicket({
      id: 'openPaid',
      kind: 'request',
      topic: 'warranty-claim',
      details: { item: { slot: 'item' }, serial: { slot: 'serial' }, wish: 'paid-repair' },
      said: 'warrantyClaim.paidOpened',
    }),
  },
};
