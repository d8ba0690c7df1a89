import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Registers a product, or a service that was bundled with it, by its serial number. */
export const warrantyActivation: Flow<TextKey> = {
  id: 'warranty-activation',
  title: 'warrantyActivation.title',
  about: 'warranty',
  rules: 'rules.warranty',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'matched', topic: 'warranty-activation', next: 'pickLine' }),
    pickLine: { kind: 'pick', slot: 'sku', from: 'lines', text: 'warrantyActivation.whichLine', next: 'check' },
    check: {
      kind: 'call',
      call: 'checkWarranty',
      with: { serial: null, orderNumber: { slot: 'orderNumber' }, sku: { slot: 'sku' } },
      on: {
        active: 'askSerial',
        expired: 'sayExpired',
        'not-covered': 'sayNotCovered',
        unknown: 'sayNotDelivered',
        unavailable: 'openUnavailable',
      },
    },
    sayExpired: {
      kind: 'choose',
      slot: 'help',
      text: 'warrantyActivation.expired',
      options: [
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    sayNotCovered: {
      kind: 'choose',
      slot: 'help',
      text: 'warrantyActivation.notCovered',
      options: [
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    sayNotDelivered: { kind: 'end', text: 'warrantyActivation.notDelivered' },
    askSerial: {
      kind: 'ask',
      slot: 'serial',
      expect: 'serial-number',
      text: 'warrantyActivation.askSerial',
      retry: 'warrantyActivation.askSerialAgain',
      dontHave: 'openNoSerial',
      next: 'confirm',
    },
    confirm: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'warrantyActivation.confirm',
      always: true,
      isUndoable: true,
      next: 'byConfirmation',
    },
    byConfirmation: {
      kind: 'branch',
      cases: [{ when: { slot: 'confirmed', is: true }, next: 'register' }],
      otherwise: 'forgetSerial',
    },
    forgetSerial: { kind: 'set', slots: { serial: null }, next: 'askSerial' },
    register: {
      kind: 'call',
      call: 'registerWarranty',
      with: { orderNumber: { slot: 'orderNumber' }, sku: { slot: 'sku' }, serial: { slot: 'serial' } },
      on: { done: 'done', known: 'openKnown', refused: 'openNoSerial', person: 'openNoSerial' },
    },
    done: { kind: 'end', text: 'warrantyActivation.done' },
    ...openTicket({
      id: 'openKnown',
      kind: 'request',
      topic: 'warranty-activation',
      details: { item: { slot: 'item' }, serial: { slot: 'serial' } },
      said: 'warrantyActivation.known',
    }),
    ...openTicket({
      id: 'openNoSerial',
      kind: 'request',
      topic: 'warranty-activation',
      details: { item: { slot: 'item' }, serial: { slot: 'serial' } },
      said: 'warrantyActivation.byHand',
    }),
  },
};
