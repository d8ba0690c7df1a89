import { Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { ticketApi } from '../api/ticket.ts';
import { texts } from '../texts/index.ts';
import { type ThreadLine, type TicketDetail, useTimeline } from './use-ticket.ts';
import { useTicketChange } from './use-ticket-change.ts';

const MAX_SUMMARY = 4_000;

/** Under a mail that seems to be about something else: one click makes it a ticket of its own. */
export function SplitOffer({ detail, line }: { detail: TicketDetail; line: ThreadLine }) {
  const { ticket } = detail;
  const matter = useTimeline(ticket.id).data?.otherMatters[line.id];
  const { change, isPending } = useTicketChange(detail);
  const [, goTo] = useLocation();
  if (matter === undefined || ticket.state === 'closed' || ticket.mergedIntoId !== null) return null;
  const isOrder = matter.reason === 'order-number';
  const split = (): void => {
    const summary = `${line.subject ?? ''}\n\n${line.text}`.trim().slice(0, MAX_SUMMARY);
    const orderNumber = isOrder ? { orderNumber: matter.value } : {};
    change(
      // The version that is shown and no later one: clicked twice, it is split off once.
      () => ticketApi.split(ticket.id, { version: ticket.version, summary, messageId: line.id, ...orderNumber }),
      ({ ticket: made }) => goTo(`/tickets/${made.id}`),
    );
  };
  return (
    <Paper withBorder mt={4} maw="88%" p="xs" radius="md" role="note" style={{ borderStyle: 'dashed' }}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {isOrder ? texts.ticket.otherOrder(matter.value) : texts.ticket.otherSubject(matter.value)}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowsSplit2 size={14} />}
          loading={isPending}
          onClick={split}
        >
          {texts.ticket.splitOffer}
        </Button>
      </Group>
    </Paper>
  );
}
