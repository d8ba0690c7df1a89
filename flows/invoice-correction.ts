import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/** A name, an address or a GST number that is wrong on the invoice: somebody corrects it, since the copy would be the same. */
export const invoiceCorrection: Flow<TextKey> = {
  id: 'invoice-correction',
  title: 'invoiceCorrection.title',
  about: 'invoice',
  isCase: true,
  start: 'begin',
  steps: {
    ...findOrder({ need: 'matched', topic: 'invoice-correction', next: 'askReason', along: ['askRight'] }),
    askReason: {
      kind: 'choose',
      slot: 'reason',
      text: 'invoiceCorrection.askReason',
      takesOpening: true,
      along: ['askRight'],
      options: [
        { id: 'name', label: 'invoiceCorrection.option.name', next: 'askRight' },
        { id: 'address', label: 'invoiceCorrection.option.address', next: 'askRight' },
        { id: 'gst', label: 'invoiceCorrection.option.gst', next: 'askRight' },
        { id: 'other', label: 'invoiceCorrection.option.other', next: 'askWhat' },
      ],
    },
    askRight: {
      kind: 'ask',
      slot: 'comment',
      expect: 'text',
      text: 'invoiceCorrection.askRight',
      dontHave: 'noRight',
      next: 'open',
    },
    askWhat: {
      kind: 'ask',
      slot: 'comment',
      expect: 'text',
      text: 'invoiceCorrection.askWhat',
      dontHave: 'noRight',
      next: 'open',
    },
    // A step of its own: a letter is asked for it too, which passes over what leads on with or without an answer.
    noRight: { kind: 'set', slots: { comment: null }, next: 'open' },
    ...openTicket({
      id: 'open',
      kind: 'request',
      topic: 'invoice-correction',
      details: { reason: { slot: 'reason' }, comment: { slot: 'comment' } },
      said: 'invoiceCorrection.opened',
    }),
  },
};
