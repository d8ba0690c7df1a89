import type { TicketRow } from '../api.ts';
import { texts } from '../texts.ts';

export type State = TicketRow['ticket']['state'];

const STATES: State[] = ['new', 'open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'];

export const STATE_CHOICES = STATES.map((value) => ({ value, label: texts.states[value] }));

export function stateOf(value: string | null): State | null {
  return STATES.find((known) => known === value) ?? null;
}
