import { Paper } from '@mantine/core';
import { Composer } from '../desk/composer.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { HolderBar } from './holder-bar.tsx';
import { Thread } from './thread.tsx';
import classes from './ticket.module.css';
import { type TicketDetail, useTimeline } from './use-ticket.ts';

/** All that was said, on every channel, and the place to answer. */
export function ConversationPane({ detail }: { detail: TicketDetail }) {
  const timeline = useTimeline(detail.ticket.id);
  return (
    <Paper withBorder className={classes.conversation ?? ''}>
      <HolderBar detail={detail} />
      <Loaded query={timeline}>
        {({ lines, seen }) => (
          <>
            <Thread detail={detail} lines={lines} />
            <Composer detail={detail} lines={lines} seen={seen} />
          </>
        )}
      </Loaded>
    </Paper>
  );
}
