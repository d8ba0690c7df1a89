import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { Dialog } from '../parts/dialog.tsx';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from './use-ticket.ts';
import { useTicketChange } from './use-ticket-change.ts';

/** Asks what was decided: the register and the customer's history show it. */
export function ResolveDialog({ detail, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const [resolution, setResolution] = useState(detail.ticket.resolution ?? '');
  const { change, isPending } = useTicketChange(detail);
  const resolve = (): void => {
    const words = resolution.trim();
    const said = words === '' ? {} : { resolution: words };
    change((version) => ticketApi.setState(detail.ticket.id, { version, to: 'resolved', ...said }), onClose);
  };
  return (
    <Dialog onClose={onClose} title={texts.ticket.resolve}>
      <Stack>
        <Textarea
          label={texts.ticket.resolution}
          description={texts.ticket.resolutionHint}
          value={resolution}
          onChange={(event) => setResolution(event.currentTarget.value)}
          autosize
          minRows={3}
          maxLength={4_000}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.shell.cancel}
          </Button>
          <Button onClick={resolve} loading={isPending}>
            {texts.ticket.resolve}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
