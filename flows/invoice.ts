import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** A copy of the invoice: the link where the shop has one, otherwise somebody sends it. */
export const invoice: Flow<TextKey> = {
  id: 'invoice',
  title: 'invoice.title',
  about: 'invoice',
  start: 'begin',
  steps: {
    ...findOrder({ need: 'matched', topic: 'invoice', next: 'byLink' }),
    byLink: {
      kind: 'branch',
      cases: [{ when: { slot: 'invoiceUrl', known: true }, next: 'sayLink' }],
      otherwise: 'askWish',
    },
    sayLink: { kind: 'end', text: 'invoice.link' },
    askWish: {
      kind: 'choose',
      slot: 'wish',
      text: 'invoice.askWish',
      takesOpening: true,
      options: [
        { id: 'copy', label: 'invoice.option.copy', next: 'open' },
        { id: 'gst', label: 'invoice.option.gst', next: 'askGst' },
        { id: 'correct', label: 'invoiceCorrection.title', next: 'toCorrection' },
      ],
    },
    toCorrection: { kind: 'go', flow: 'invoice-correction', with: { orderNumber: { slot: 'orderNumber' } } },
    askGst: {
      kind: 'ask',
      slot: 'comment',
      expect: 'text',
      text: 'invoice.askGst',
      dontHave: 'open',
      next: 'open',
    },
    ...openTicket({
      id: 'open',
      kind: 'request',
      topic: 'invoice',
      details: { wish: { slot: 'wish' }, comment: { slot: 'comment' } },
      said: 'invoice.opened',
    }),
  },
};
