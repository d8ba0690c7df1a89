import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Wanted before the day that it is expected on: no bot can promise it, a colleague may try, or it is not wanted any more. */
export const sooner: Flow<TextKey> = {
  id: 'sooner',
  title: 'sooner.title',
  about: 'delivery',
  isCase: true,
  start: 'begin',
  steps: {
    ...findOrder({ need: 'status-only', topic: 'sooner', next: 'byStatus' }),
    // What is late, has come or comes today is told of with what can be done about it.
    byStatus: {
      kind: 'branch',
      cases: [
        {
          when: {
            any: [
              { slot: 'status', in: ['cancelled', 'delivered'] },
              { slot: 'shipmentStatus', in: ['delivered', 'returned', 'delivery-failed', 'out-for-delivery'] },
              { slot: 'expectedAt', past: true },
            ],
          },
          next: 'toStatus',
        },
        { when: { slot: 'expectedAt', known: true }, next: 'sayExpected' },
      ],
      otherwise: 'sayNoDate',
    },
    toStatus: { kind: 'go', flow: 'order-status', with: { orderNumber: { slot: 'orderNumber' } } },
    sayExpected: { kind: 'say', text: 'orderStatus.expected', next: 'askWish' },
    sayNoDate: { kind: 'say', text: 'orderStatus.noDate', next: 'askWish' },
    askWish: {
      kind: 'choose',
      slot: 'wish',
      text: 'sooner.askWish',
      options: [
        { id: 'sooner', label: 'sooner.option.ask', next: 'open' },
        { id: 'cancel', label: 'option.cancelOrder', next: 'toCancel' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toCancel: { kind: 'go', flow: 'cancel', with: { orderNumber: { slot: 'orderNumber' } } },
    ...openTicket({
      id: 'open',
      kind: 'request',
      topic: 'sooner',
      details: { wish: { slot: 'wish' } },
      said: 'sooner.opened',
    }),
  },
};
