import { SimpleGrid, Stack } from '@mantine/core';
import { Section } from '../parts/section.tsx';
import { texts } from '../texts/index.ts';
import { ClockCard, type ClockView } from './clock-card.tsx';
import type { TicketDetail } from './use-ticket.ts';

type Ticket = TicketDetail['ticket'];

/** The law's clocks and the shop's, apart: only the latter may pause. */
export function Clocks({ ticket }: { ticket: Ticket }) {
  const law = lawClocks(ticket);
  const shop = shopClocks(ticket);
  return (
    <Stack gap="md">
      {law.length > 0 && (
        <Section title={texts.ticket.lawClocks} hint={texts.ticket.lawHint}>
          <Cards clocks={law} />
        </Section>
      )}
      {shop.length > 0 && (
        <Section title={texts.ticket.shopClocks} hint={texts.ticket.shopHint}>
          <Cards clocks={shop} />
        </Section>
      )}
    </Stack>
  );
}

function Cards({ clocks }: { clocks: ClockView[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
      {clocks.map((clock) => (
        <ClockCard key={clock.name} clock={clock} />
      ))}
    </SimpleGrid>
  );
}

function lawClocks(ticket: Ticket): ClockView[] {
  const { words } = texts;
  const start = ticket.receivedAt;
  return [
    clock(words.clocks.acknowledgement, start, ticket.ackDueAt, ticket.acknowledgedAt),
    clock(words.clocks.redress, start, ticket.redressDueAt, ticket.resolvedAt),
    clock(words.clocks.docket, start, ticket.docketDueAt, ticket.resolvedAt),
  ].flat();
}

function shopClocks(ticket: Ticket): ClockView[] {
  const { clocks } = texts.words;
  const paused = ticket.state === 'waiting-customer';
  // Nobody replies any more to what is done with, or was merged.
  const isOver = ticket.firstRepliedAt === null && ['resolved', 'closed'].includes(ticket.state);
  const start = ticket.receivedAt;
  return [
    clock(clocks['first-reply'], start, isOver ? null : ticket.firstReplyDueAt, ticket.firstRepliedAt),
    clock(clocks['next-reply'], ticket.lastCustomerAt ?? start, ticket.nextReplyDueAt, null, paused),
    clock(clocks.resolution, start, ticket.resolutionDueAt, ticket.resolvedAt, paused),
  ].flat();
}

function clock(
  ...[name, startedAt, dueAt, metAt, isPaused = false]: [string, string, string | null, string | null, boolean?]
): ClockView[] {
  return dueAt === null ? [] : [{ name, startedAt, dueAt, metAt, isPaused }];
}
