import { Badge } from '@mantine/core';
import type { TicketState } from '../../core/ticket.ts';
import { texts } from '../texts/index.ts';

const COLOURS: Readonly<Record<TicketState, string>> = {
  new: 'blue',
  open: 'teal',
  'waiting-customer': 'orange',
  'waiting-third-party': 'grape',
  resolved: 'gray',
  closed: 'gray',
};

export function StateBadge({ state }: { state: TicketState }) {
  return <Badge color={COLOURS[state]}>{texts.words.states[state]}</Badge>;
}
