import { Group, Tooltip } from '@mantine/core';
import { IconMailX, IconStairsUp } from '@tabler/icons-react';
import type { TicketRow } from '../api/inbox.ts';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { texts } from '../texts/index.ts';

/** What makes a ticket stand out in the list. */
export function RowMarks({ row: { ticket, undelivered } }: { row: TicketRow }) {
  const level = texts.words.levels[ticket.level - 1];
  return (
    <Group gap={4} wrap="nowrap">
      <PriorityBadge priority={ticket.priority} />
      {ticket.level > 1 && level !== undefined && (
        <Tooltip label={level}>
          <IconStairsUp size={16} color="var(--soon)" role="img" aria-label={level} />
        </Tooltip>
      )}
      {undelivered > 0 && (
        <Tooltip label={texts.inbox.views.undelivered}>
          <IconMailX size={16} color="var(--late)" role="img" aria-label={texts.inbox.views.undelivered} />
        </Tooltip>
      )}
    </Group>
  );
}
