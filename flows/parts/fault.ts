import type { TextKey } from '../languages/en.ts';
import { chooseLine } from './choose-line.ts';
import { choosePickup } from './choose-pickup.ts';
import { confirmWithDay } from './confirm.ts';
import { findOrder } from './find-order.ts';
import { ORDER_LINE, PICKUP, type Steps } from './steps.ts';
import { LINE_DETAILS, openTicket, PICKUP_DETAILS } from './ticket.ts';

interface Fault {
  topic: 'damaged' | 'wrong-item';
  reason: 'defective' | 'not-as-described';
  askWhat: TextKey;
}

/**
 * Something is wrong with what came: what, photos, replacement or money. It is a complaint with a ticket and the law's
 * clocks whatever follows, and is never refused (E-Commerce Rules 2020, rules 6(3) and 7(4)).
 */
export function faultSteps({ topic, reason, askWhat }: Fault): Steps {
  return {
    ...findOrder({
      need: 'matched',
      topic,
      isComplaint: true,
      next: 'pickLine',
      along: ['askRemedy', 'askDay', 'askWindow'],
    }),
    ...chooseLine('askWhat', 'forgetLine'),
    // Which of them, and what to do for each, a person sees from the words and photos.
    forgetLine: { kind: 'set', slots: { sku: null, item: null, quantity: null }, next: 'askSeveral' },
    askSeveral: {
      kind: 'ask',
      slot: 'what',
      expect: 'text',
      text: 'fault.askSeveral',
      retry: 'fault.askWhatAgain',
      takesOpening: true,
      dontHave: 'sendLink',
      next: 'sendLink',
    },
    askWhat: {
      kind: 'ask',
      slot: 'what',
      expect: 'text',
      text: askWhat,
      retry: 'fault.askWhatAgain',
      takesOpening: true,
      along: ['askRemedy', 'askDay', 'askWindow'],
      dontHave: 'sendLink',
      next: 'sendLink',
    },
    sendLink: {
      kind: 'call',
      call: 'sendUploadLink',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: { sent: 'sayLinkSent', nowhere: 'askPhotos', 'not-needed': 'askPhotos' },
    },
    sayLinkSent: { kind: 'say', text: 'fault.linkSent', next: 'byCount' },
    askPhotos: {
      kind: 'ask',
      slot: 'photos',
      expect: 'photos',
      text: 'fault.askPhotos',
      retry: 'fault.askPhotosAgain',
      addsTo: 'what',
      dontHave: 'byCount',
      next: 'byCount',
    },
    byCount: {
      kind: 'branch',
      cases: [{ when: { slot: 'sku', known: false }, next: 'openDecision' }],
      otherwise: 'check',
    },
    check: {
      kind: 'call',
      call: 'checkReturn',
      with: { ...ORDER_LINE, reason, unused: null },
      on: {
        allowed: 'askRemedy',
        approval: 'openDecision',
        // A right does not depend on these; a person looks where they come all the same.
        'window-over': 'openDecision',
        'not-returnable': 'openDecision',
        opened: 'openDecision',
        'not-delivered': 'openDecision',
        unavailable: 'openDecision',
      },
    },
    askRemedy: {
      kind: 'choose',
      slot: 'remedy',
      text: 'fault.askRemedy',
      takesOpening: true,
      along: ['askDay', 'askWindow'],
      options: [
        { id: 'replacement', label: 'fault.option.replacement', next: 'askDay' },
        { id: 'return', label: 'fault.option.money', next: 'askDay' },
        { id: 'person', label: 'option.person', next: 'openDecision' },
      ],
    },
    ...choosePickup('confirm'),
    ...confirmWithDay({
      text: 'fault.confirm',
      next: 'create',
      changes: [{ id: 'remedy', label: 'fault.option.otherRemedy', next: 'forgetRemedy' }],
      stop: 'openDecision',
    }),
    forgetRemedy: { kind: 'set', slots: { remedy: null, pickupDay: null }, next: 'askRemedy' },
    create: {
      kind: 'call',
      call: 'createReturn',
      with: { ...ORDER_LINE, ...PICKUP, returnKind: { slot: 'remedy' }, reason },
      on: { done: 'byRemedy', refused: 'openByHand', person: 'openByHand' },
    },
    byRemedy: {
      kind: 'branch',
      cases: [{ when: { slot: 'remedy', is: 'replacement' }, next: 'openReplacement' }],
      otherwise: 'openRefund',
    },
    sayLeft: { kind: 'say', text: 'complaint.left', next: 'openDecision' },
    ...openTicket({
      id: 'openReplacement',
      kind: 'complaint',
      topic,
      summary: { slot: 'what' },
      details: { ...LINE_DETAILS, photos: { slot: 'photos' }, wish: 'replacement' },
      said: 'fault.replacementBooked',
    }),
    ...openTicket({
      id: 'openRefund',
      kind: 'complaint',
      topic,
      summary: { slot: 'what' },
      details: { ...LINE_DETAILS, photos: { slot: 'photos' }, wish: 'refund' },
      said: 'fault.refundBooked',
    }),
    ...openTicket({
      id: 'openByHand',
      kind: 'complaint',
      topic,
      summary: { slot: 'what' },
      details: { ...LINE_DETAILS, ...PICKUP_DETAILS, photos: { slot: 'photos' }, wish: { slot: 'remedy' } },
      said: 'fault.byHand',
    }),
    ...openTicket({
      id: 'openDecision',
      kind: 'complaint',
      topic,
      summary: { slot: 'what' },
      details: { ...LINE_DETAILS, photos: { slot: 'photos' }, wish: { slot: 'remedy' } },
      said: 'complaintTicket',
    }),
  };
}
