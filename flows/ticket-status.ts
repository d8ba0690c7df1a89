import type { Flow } from '../src/core/flow.ts';
import type { TextKey } from './languages/en.ts';

/** How far a ticket is, for whoever has its number (E-Commerce Rules 2020, rules 5(3) and 7(1)(f)): state and dates only. */
export const ticketStatus: Flow<TextKey> = {
  id: 'ticket-status',
  title: 'ticketStatus.title',
  menu: 8,
  about: 'ticket-status',
  start: 'begin',
  steps: {
    // What the customer would like of a ticket that was just opened, where the engine heard that (`wishes`).
    begin: {
      kind: 'branch',
      cases: [
        { when: { slot: 'wish', known: true }, next: 'addWish' },
        { when: { slot: 'ticketNumber', known: true }, next: 'lookUp' },
      ],
      otherwise: 'listTickets',
    },
    addWish: {
      kind: 'call',
      call: 'addToTicket',
      with: { ticketNumber: { slot: 'ticketNumber' } },
      on: { added: 'sayAdded', 'not-open': 'toReturn' },
    },
    sayAdded: { kind: 'end', text: 'ticketStatus.wishAdded' },
    toReturn: { kind: 'go', flow: 'return', with: { opening: { slot: 'opening' } } },
    listTickets: { kind: 'call', call: 'listTickets', with: {}, on: { found: 'pickTicket', none: 'askNumber' } },
    pickTicket: {
      kind: 'pick',
      slot: 'ticketNumber',
      from: 'tickets',
      text: 'ticketStatus.which',
      other: { label: 'ticketStatus.option.another', next: 'askNumber' },
      next: 'lookUp',
    },
    askNumber: {
      kind: 'ask',
      slot: 'ticketNumber',
      expect: 'ticket-number',
      text: 'ticketStatus.askNumber',
      retry: 'ticketStatus.askNumberAgain',
      dontHave: 'noNumber',
      next: 'lookUp',
    },
    lookUp: {
      kind: 'call',
      call: 'lookUpTicket',
      with: { ticketNumber: { slot: 'ticketNumber' } },
      on: { found: 'sayState', 'not-shown': 'forget' },
    },
    sayState: { kind: 'say', text: 'ticketStatus.state', next: 'byState' },
    byState: {
      kind: 'branch',
      cases: [
        { when: { slot: 'state', in: ['resolved', 'closed'] }, next: 'end' },
        { when: { slot: 'redressDueAt', known: true }, next: 'sayDue' },
      ],
      otherwise: 'end',
    },
    sayDue: { kind: 'end', text: 'ticketStatus.due' },
    end: { kind: 'end' },

    forget: { kind: 'set', slots: { ticketNumber: null }, next: 'notShown' },
    notShown: {
      kind: 'choose',
      slot: 'help',
      text: 'ticketStatus.notShown',
      options: [
        { id: 'again', label: 'option.tryAgain', next: 'askNumber' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    noNumber: {
      kind: 'choose',
      slot: 'help',
      text: 'ticketStatus.noNumber',
      options: [
        { id: 'found', label: 'ticketStatus.option.found', next: 'askNumber' },
        { id: 'person', label: 'option.person', next: 'person' },
      ],
    },
    person: { kind: 'go', flow: 'human', with: {} },
  },
};
