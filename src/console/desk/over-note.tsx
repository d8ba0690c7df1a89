import { Alert, Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '../texts/index.ts';
import { MoreDialog } from '../ticket/more-dialog.tsx';
import type { TicketDetail } from '../ticket/use-ticket.ts';

/** Nothing is sent from such a ticket any more. */
export const isOver = ({ state, mergedIntoId }: TicketDetail['ticket']): boolean =>
  state === 'closed' || mergedIntoId !== null;

/** Says so before somebody writes, and where it goes on. */
export function OverNote({ detail }: { detail: TicketDetail }) {
  const [isFollowing, following] = useDisclosure();
  const { refusals } = texts.faults;
  const isMerged = detail.ticket.mergedIntoId !== null;
  return (
    <Alert color="gray" p="xs">
      <Stack gap="xs" align="start">
        {isMerged ? refusals.merged : refusals.closed}
        {!isMerged && (
          <Button size="compact-sm" variant="default" onClick={following.open}>
            {texts.ticket.followUp}
          </Button>
        )}
      </Stack>
      {isFollowing && <MoreDialog action="follow-up" detail={detail} onClose={following.close} />}
    </Alert>
  );
}
