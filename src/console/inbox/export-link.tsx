import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { TicketFilter } from '../api/inbox.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';

/** The list as it is narrowed right now, one row a ticket. For those who lead. */
export function ExportLink({ filter }: { filter: TicketFilter }) {
  const me = useMe();
  if (me.data === undefined || me.data.role === 'agent') return null;
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined));
  return (
    <Button
      component="a"
      href={`/api/tickets.csv?${query}`}
      download
      size="compact-sm"
      variant="subtle"
      leftSection={<IconDownload size={16} />}
    >
      {texts.inbox.export}
    </Button>
  );
}
