import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';
import { findOrder } from './parts/find-order.ts';
import { openTicket } from './parts/ticket.ts';

/**
 * What we hold, and erasing it (DPDP Act 2023, sections 11 to 13; DPDP Rules 2025, rule 14: answered within 90 days, and
 * each answer names whom to ask). Only for whoever a code proves.
 */
export const dataRights: Flow<TextKey> = {
  id: 'data-rights',
  title: 'dataRights.title',
  about: 'data',
  isCase: true,
  start: 'askWish',
  steps: {
    askWish: {
      kind: 'choose',
      slot: 'wish',
      text: 'dataRights.askWish',
      takesOpening: true,
      options: [
        { id: 'copy', label: 'dataRights.option.copy', next: 'sayWhy' },
        { id: 'erase', label: 'dataRights.option.erase', next: 'sayWhy' },
        { id: 'stop', label: 'option.leaveIt', next: 'leave' },
      ],
    },
    sayWhy: { kind: 'say', text: 'dataRights.why', next: 'begin' },
    ...findOrder({ need: 'verified', topic: 'data-rights', next: 'byWish' }),
    byWish: {
      kind: 'branch',
      cases: [{ when: { slot: 'wish', is: 'erase' }, next: 'confirmErase' }],
      otherwise: 'openCopy',
    },
    confirmErase: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text: 'dataRights.confirmErase',
      always: true,
      next: 'byConfirmation',
    },
    byConfirmation: {
      kind: 'branch',
      cases: [{ when: { slot: 'confirmed', is: true }, next: 'openErase' }],
      otherwise: 'leave',
    },
    ...openTicket({
      id: 'openCopy',
      kind: 'request',
      topic: 'data-rights',
      details: { wish: 'copy' },
      said: 'dataRights.copyOpened',
    }),
    ...openTicket({
      id: 'openErase',
      kind: 'request',
      topic: 'data-rights',
      details: { wish: 'erase' },
      said: 'dataRights.eraseOpened',
    }),
  },
};
