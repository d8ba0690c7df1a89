import type { Steps } from './steps.ts';

/** Ways out that most flows have: a complaint, a person, leaving it, and a person where not even a ticket could be opened. */
export const exits = {
  complain: {
    kind: 'go',
    flow: 'complaint',
    with: { orderNumber: { slot: 'orderNumber' } },
  },
  person: { kind: 'go', flow: 'human', with: { orderNumber: { slot: 'orderNumber' } } },
  leave: { kind: 'end', text: 'leave' },
  giveUp: { kind: 'hand-off', reason: 'ticket-failed', text: 'handOff.noTicket' },
} satisfies Steps;
