import { Badge } from '@mantine/core';
import type { TicketPriority } from '../../core/ticket.ts';
import { texts } from '../texts/index.ts';

const COLOURS: Readonly<Record<TicketPriority, string>> = {
  low: 'gray',
  normal: 'gray',
  high: 'orange',
  urgent: 'red',
};

/** Only what stands out is marked. */
export function PriorityBadge({ priority }: { priority: TicketPriority }) {
  if (priority === 'normal') return null;
  return (
    <Badge variant="outline" color={COLOURS[priority]}>
      {texts.words.priorities[priority]}
    </Badge>
  );
}
