import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { confirm } from './parts/confirm.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** Cash cannot go back the way it came: a UPI address or a bank account is needed, shown back masked, never in full. */
export const codRefund: Flow<TextKey> = {
  id: 'cod-refund',
  title: 'codRefund.title',
  about: 'refund',
  isCase: true,
  rules: 'refundStatus.rules',
  howLong: 'refundStatus.rules',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'verified', topic: 'cod-refund', next: 'find' }),
    find: {
      kind: 'call',
      call: 'findRefund',
      with: { orderNumber: { slot: 'orderNumber' } },
      on: {
        paid: 'toStatus',
        due: 'toStatus',
        overdue: 'askPayout',
        'payout-needed': 'askPayout',
        none: 'none',
        unavailable: 'openUnavailable',
      },
    },
    toStatus: { kind: 'go', flow: 'refund-status', with: { orderNumber: { slot: 'orderNumber' } } },
    none: {
      kind: 'choose',
      slot: 'help',
      text: 'codRefund.none',
      options: [
        { id: 'return', label: 'return.title', next: 'toReturn' },
        { id: 'person', label: 'option.person', next: 'person' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    toReturn: { kind: 'go', flow: 'return', with: { orderNumber: { slot: 'orderNumber' } } },
    askPayout: {
      kind: 'ask',
      slot: 'payout',
      expect: 'payout',
      text: 'codRefund.askPayout',
      retry: 'codRefund.askPayoutAgain',
      dontHave: 'person',
      next: 'mask',
    },
    mask: { kind: 'call', call: 'maskPayout', with: { payout: { slot: 'payout' } }, on: { done: 'confirm' } },
    ...confirm({
      text: 'codRefund.confirm',
      next: 'request',
      changes: [{ id: 'payout', label: 'codRefund.option.account', next: 'forgetPayout' }],
      stop: 'leave',
      isUndoable: false,
    }),
    forgetPayout: { kind: 'set', slots: { payout: null }, next: 'askPayout' },
    request: {
      kind: 'call',
      call: 'requestRefund',
      with: {
        orderNumber: { slot: 'orderNumber' },
        amountPaise: { slot: 'amountPaise' },
        payout: { slot: 'payout' },
        reason: 'cash-on-delivery',
      },
      on: { done: 'done', refused: 'openByHand', person: 'openByHand' },
    },
    done: { kind: 'end', text: 'codRefund.done' },
    ...openTicket({
      id: 'openByHand',
      kind: 'request',
      topic: 'cod-refund',
      details: { payout: { slot: 'payoutShown' }, amountPaise: { slot: 'amountPaise' } },
      said: 'byHand',
    }),
  },
};
