import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/**
 * A complaint to the grievance officer: recorded in the customer's words, read back, numbered. The answer with the
 * number is the acknowledgement (E-Commerce Rules 2020, rules 4(5) and 7(1)(f)) and holds the copy of the complaint as
 * recorded (Amendment Rules 2026, G.S.R. 789(E)).
 */
export const complaint: Flow<TextKey> = {
  id: 'complaint',
  title: 'complaint.title',
  menu: 7,
  about: 'complaint',
  isCase: true,
  isTold: true,
  general: true,
  howLong: 'howLong.complaint',
  ifLeft: { given: 'summary', next: 'sayLeft' },
  start: 'askWhat',
  steps: {
    askWhat: {
      kind: 'ask',
      slot: 'summary',
      expect: 'text',
      text: 'complaint.askWhat',
      retry: 'complaint.askWhatAgain',
      takesOpening: true,
      along: ['askOrder'],
      next: 'askOrder',
    },
    askOrder: {
      kind: 'ask',
      slot: 'orderNumber',
      expect: 'order-number',
      text: 'complaint.askOrder',
      retry: 'complaint.askOrderAgain',
      dontHave: 'confirm',
      addsTo: 'summary',
      next: 'confirmWithOrder',
    },
    confirmWithOrder: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'complaint.confirmWithOrder',
      always: true,
      addsTo: 'summary',
      isUndoable: true,
      next: 'byConfirmation',
    },
    confirm: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'complaint.confirm',
      always: true,
      addsTo: 'summary',
      isUndoable: true,
      next: 'byConfirmation',
    },
    byConfirmation: {
      kind: 'branch',
      cases: [{ when: { slot: 'confirmed', is: true }, next: 'open' }],
      otherwise: 'askChange',
    },
    askChange: {
      kind: 'choose',
      slot: 'change',
      text: 'complaint.askChange',
      options: [
        { id: 'what', label: 'complaint.option.what', next: 'forgetWhat' },
        { id: 'order', label: 'complaint.option.order', next: 'forgetOrder' },
        { id: 'stop', label: 'complaint.option.stop', next: 'stop' },
      ],
    },
    forgetWhat: { kind: 'set', slots: { summary: null }, next: 'askWhat' },
    forgetOrder: { kind: 'set', slots: { orderNumber: null }, next: 'askOrder' },
    stop: { kind: 'end', text: 'complaint.stopped' },

    sayLeft: { kind: 'say', text: 'complaint.left', next: 'open' },
    open: {
      kind: 'call',
      call: 'openTicket',
      with: {
        kind: 'complaint',
        topic: 'complaint',
        summary: { slot: 'summary' },
        orderNumber: { slot: 'orderNumber' },
      },
      on: { opened: 'sayOpened', failed: 'giveUp' },
    },
    sayOpened: { kind: 'say', text: 'complaint.opened', next: 'sayCopy' },
    sayCopy: { kind: 'end', text: 'complaint.copy' },
    giveUp: { kind: 'hand-off', reason: 'ticket-failed', text: 'handOff.noTicket' },
  },
};
