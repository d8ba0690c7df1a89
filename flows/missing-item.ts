import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { IF_LEFT, leftSteps } from './parts/left.ts';
import { openTicket } from './parts/ticket.ts';

/** Part of a bundle or of an order did not come. A shortage is a deficiency: taken on, never refused (rules 6(3) and 7(4)). */
export const missingItem: Flow<TextKey> = {
  id: 'missing-item',
  title: 'missingItem.title',
  about: 'return',
  isCase: true,
  isTold: true,
  rules: 'return.rules',
  howLong: 'howLong.complaint',
  ifLeft: IF_LEFT,
  wishes: 'askRemedy',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'matched', topic: 'missing-item', isComplaint: true, next: 'byDelivered' }),
    byDelivered: {
      kind: 'branch',
      cases: [{ when: { slot: 'status', is: 'partly-shipped' }, next: 'sayPartly' }],
      otherwise: 'pickLine',
    },
    sayPartly: { kind: 'say', text: 'missingItem.partly', next: 'askStill' },
    askStill: {
      kind: 'choose',
      slot: 'still',
      text: 'missingItem.askStill',
      options: [
        { id: 'wait', label: 'missingItem.option.wait', next: 'leave' },
        { id: 'missing', label: 'missingItem.option.missing', next: 'pickLine' },
      ],
    },
    pickLine: { kind: 'pick', slot: 'sku', from: 'lines', text: 'missingItem.whichLine', next: 'listParts' },
    listParts: {
      kind: 'call',
      call: 'listParts',
      with: { orderNumber: { slot: 'orderNumber' }, sku: { slot: 'sku' } },
      on: { bundle: 'pickPart', single: 'byCount', unavailable: 'openUnavailable' },
    },
    pickPart: {
      kind: 'pick',
      slot: 'part',
      from: 'parts',
      text: 'missingItem.whichPart',
      other: { label: 'missingItem.option.other', next: 'askWhat' },
      next: 'byCount',
    },
    byCount: {
      kind: 'branch',
      cases: [{ when: { slot: 'lineQuantity', is: 1 }, next: 'setOne' }],
      otherwise: 'askQuantity',
    },
    setOne: { kind: 'set', slots: { quantity: 1 }, next: 'askWhat' },
    askQuantity: {
      kind: 'ask',
      slot: 'quantity',
      expect: 'quantity',
      most: 'lineQuantity',
      text: 'missingItem.howMany',
      retry: 'line.howManyAgain',
      next: 'askWhat',
    },
    askWhat: {
      kind: 'ask',
      slot: 'what',
      expect: 'text',
      text: 'missingItem.askWhat',
      takesOpening: true,
      along: ['askRemedy'],
      dontHave: 'askRemedy',
      next: 'askRemedy',
    },
    askRemedy: {
      kind: 'choose',
      slot: 'remedy',
      text: 'missingItem.askRemedy',
      takesOpening: true,
      options: [
        { id: 'send', label: 'missingItem.option.send', next: 'openSend' },
        { id: 'refund', label: 'missingItem.option.refund', next: 'openRefund' },
      ],
    },
    ...leftSteps({ topic: 'missing-item', details: { item: { slot: 'item' }, quantity: { slot: 'quantity' } } }),
    ...openTicket({
      id: 'openSend',
      kind: 'complaint',
      topic: 'missing-item',
      summary: { slot: 'what' },
      details: { item: { slot: 'item' }, quantity: { slot: 'quantity' }, wish: 'send' },
      said: 'missingItem.willSend',
    }),
    ...openTicket({
      id: 'openRefund',
      kind: 'complaint',
      topic: 'missing-item',
      summary: { slot: 'what' },
      details: { item: { slot: 'item' }, quantity: { slot: 'quantity' }, wish: 'refund' },
      said: 'missingItem.willRefund',
    }),
  },
};
