import { Group, Text } from '@mantine/core';
import { inGroups } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { texts, wordFor } from '../texts/index.ts';
import type { TicketDetail } from './use-ticket.ts';

/** What else this customer has asked for. */
export function OtherTickets({ detail: { otherTickets } }: { detail: TicketDetail }) {
  if (otherTickets.length === 0) return null;
  return (
    <Section title={texts.ticket.otherTickets}>
      {otherTickets.map(({ id, numbers, topic, state }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
          <Link to={`/tickets/${id}`} size="sm">
            {inGroups(numbers[0])}
          </Link>
          <Text size="sm" c="dimmed" flex={1} truncate>
            {wordFor(texts.words.topics, topic)}
          </Text>
          <StateBadge state={state} />
        </Group>
      ))}
    </Section>
  );
}
