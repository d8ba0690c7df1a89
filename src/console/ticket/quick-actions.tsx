import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconRotate2, IconUserPlus } from '@tabler/icons-react';
import { ticketApi } from '../api/ticket.ts';
import { useKeys } from '../parts/use-keys.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';
import { ResolveDialog } from './resolve-dialog.tsx';
import type { TicketDetail } from './use-ticket.ts';
import { useTicketChange } from './use-ticket-change.ts';

/** What is done most: take it, solve it. */
export function QuickActions({ detail }: { detail: TicketDetail }) {
  const { ticket, transitions } = detail;
  const me = useMe();
  const { change, isPending } = useTicketChange(detail);
  const [resolving, dialog] = useDisclosure();
  const canResolve = transitions.includes('resolved');
  const isMine = ticket.assigneeId === me.data?.id;
  const takeIt = (): void => change((version) => ticketApi.assign(ticket.id, { version, to: me.data?.id ?? null }));
  useKeys([
    ['m', () => !isMine && takeIt()],
    ['e', () => canResolve && dialog.open()],
  ]);

  return (
    <>
      {!isMine && ticket.state !== 'closed' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUserPlus size={16} />}
          loading={isPending}
          onClick={takeIt}
        >
          {texts.ticket.assignToMe}
        </Button>
      )}
      {canResolve && (
        <Button size="xs" leftSection={<IconCheck size={16} />} onClick={dialog.open}>
          {texts.ticket.resolve}
        </Button>
      )}
      {ticket.state === 'resolved' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRotate2 size={16} />}
          onClick={() => change((version) => ticketApi.setState(ticket.id, { version, to: 'open' }))}
        >
          {texts.ticket.reopen}
        </Button>
      )}
      {resolving && <ResolveDialog detail={detail} onClose={dialog.close} />}
    </>
  );
}
