import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { exits } from './parts/exits.ts';
import { openTicket } from './parts/ticket.ts';

/**
 * Paid, and there is no order. The bank returns it by itself within five calendar days (RBI, harmonisation of turn
 * around time, 20 September 2019: T+5, then Rs 100 a day); later it is ours to chase. There is no order to prove.
 */
export const paymentFailed: Flow<TextKey> = {
  id: 'payment-failed',
  title: 'paymentFailed.title',
  about: 'payment',
  isCase: true,
  isTold: true,
  start: 'askAmount',
  steps: {
    askAmount: {
      kind: 'ask',
      slot: 'amountPaise',
      expect: 'amount',
      text: 'paymentFailed.askAmount',
      retry: 'paymentFailed.askAmountAgain',
      along: ['askPaidOn', 'askReference'],
      next: 'askPaidOn',
    },
    askPaidOn: {
      kind: 'ask',
      slot: 'paidOn',
      expect: 'past-day',
      text: 'paymentFailed.askPaidOn',
      retry: 'paymentFailed.askPaidOnAgain',
      along: ['askReference'],
      next: 'askReference',
    },
    askReference: {
      kind: 'ask',
      slot: 'comment',
      expect: 'text',
      text: 'paymentFailed.askReference',
      dontHave: 'check',
      next: 'check',
    },
    check: {
      kind: 'call',
      call: 'checkReversal',
      with: { paidOn: { slot: 'paidOn' } },
      on: { due: 'sayDue', overdue: 'sayOverdue' },
    },
    sayDue: { kind: 'say', text: 'paymentFailed.due', next: 'open' },
    sayOverdue: { kind: 'say', text: 'paymentFailed.overdue', next: 'open' },
    ...openTicket({
      id: 'open',
      kind: 'complaint',
      topic: 'payment-failed',
      details: { amountPaise: { slot: 'amountPaise' }, day: { slot: 'paidOn' }, comment: { slot: 'comment' } },
      said: 'complaintTicket',
    }),
    giveUp: exits.giveUp,
  },
};
