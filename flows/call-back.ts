import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { exits } from './parts/exits.ts';
import { openTicket } from './parts/ticket.ts';

/** Somebody rings the customer: on which number, and when. */
export const callBack: Flow<TextKey> = {
  id: 'call-back',
  title: 'callBack.title',
  about: 'person',
  isCase: true,
  start: 'askPhone',
  steps: {
    askPhone: {
      kind: 'ask',
      slot: 'phone',
      expect: 'phone',
      text: 'callBack.askPhone',
      retry: 'callBack.askPhoneAgain',
      along: ['askWindow', 'askAbout'],
      dontHave: 'person',
      next: 'askWindow',
    },
    askWindow: {
      kind: 'choose',
      slot: 'window',
      text: 'callBack.askWindow',
      takesOpening: true,
      along: ['askAbout'],
      options: [
        { id: 'any', label: 'callBack.option.any', next: 'askAbout' },
        { id: '09-13', label: 'window.09-13', next: 'askAbout' },
        { id: '13-17', label: 'window.13-17', next: 'askAbout' },
        { id: '17-20', label: 'window.17-20', next: 'askAbout' },
      ],
    },
    askAbout: {
      kind: 'ask',
      slot: 'what',
      expect: 'text',
      text: 'callBack.askAbout',
      takesOpening: true,
      dontHave: 'open',
      next: 'open',
    },
    ...openTicket({
      id: 'open',
      kind: 'request',
      topic: 'call-back',
      summary: { slot: 'what' },
      details: { phone: { slot: 'phone' }, window: { slot: 'window' } },
      said: 'callBack.opened',
    }),
    person: exits.person,
    giveUp: exits.giveUp,
  },
};
