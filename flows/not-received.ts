import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { IF_LEFT, leftSteps } from './parts/left.ts';
import { openTicket } from './parts/ticket.ts';

/** "It says delivered, and I have nothing." After the usual places were looked at, it is a complaint. */
export const notReceived: Flow<TextKey> = {
  id: 'not-received',
  title: 'notReceived.title',
  about: 'delivery',
  isCase: true,
  isTold: true,
  howLong: 'howLong.complaint',
  ifLeft: IF_LEFT,
  start: 'begin',
  steps: {
    ...findOrder({ need: 'status-only', topic: 'not-received', next: 'byDelivery' }),
    byDelivery: {
      kind: 'branch',
      cases: [
        {
          when: {
            all: [
              { slot: 'deliveredAt', known: true },
              { slot: 'shipmentStatus', is: 'delivered' },
            ],
          },
          next: 'askPlaces',
        },
        { when: { slot: 'status', is: 'delivered' }, next: 'askPlacesSomeDay' },
      ],
      otherwise: 'toStatus',
    },
    toStatus: { kind: 'go', flow: 'order-status', with: { orderNumber: { slot: 'orderNumber' } } },
    askPlaces: {
      kind: 'choose',
      slot: 'found',
      text: 'notReceived.askPlaces',
      options: [
        { id: 'no', label: 'notReceived.option.nothing', next: 'askWhat' },
        { id: 'found', label: 'notReceived.option.found', next: 'glad' },
      ],
    },
    askPlacesSomeDay: {
      kind: 'choose',
      slot: 'found',
      text: 'notReceived.askPlacesSomeDay',
      options: [
        { id: 'no', label: 'notReceived.option.nothing', next: 'askWhat' },
        { id: 'found', label: 'notReceived.option.found', next: 'glad' },
      ],
    },
    glad: { kind: 'end', text: 'notReceived.glad' },
    askWhat: {
      kind: 'ask',
      slot: 'what',
      expect: 'text',
      text: 'notReceived.askWhat',
      takesOpening: true,
      dontHave: 'open',
      next: 'open',
    },
    ...leftSteps({ topic: 'not-received' }),
    ...openTicket({
      id: 'open',
      kind: 'complaint',
      topic: 'not-received',
      summary: { slot: 'what' },
      said: 'notReceived.opened',
    }),
  },
};
