import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { inGroups } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import classes from '../parts/parts.module.css';
import { PriorityBadge } from '../parts/priority-badge.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useBrandMark } from '../parts/use-brands.ts';
import { texts, wordFor } from '../texts/index.ts';
import { MoreMenu } from './more-menu.tsx';
import { QuickActions } from './quick-actions.tsx';
import { ticketName } from './ticket-name.ts';
import { useBackKey } from './use-back-key.ts';
import type { TicketDetail } from './use-ticket.ts';

export function TicketHeader({ detail }: { detail: TicketDetail }) {
  const { ticket, contactName } = detail;
  const list = useBackKey();
  const brand = useBrandMark()(ticket.brandId);
  return (
    <Group justify="space-between" align="start" gap="sm">
      <Stack gap={2} miw={0}>
        <Link to={list} size="sm">
          <Group gap={4} component="span">
            <IconArrowLeft size={14} /> {texts.ticket.back}
          </Group>
        </Link>
        <Group gap="xs">
          <PageTitle className={classes.number}>{ticketName(ticket)}</PageTitle>
          <StateBadge state={ticket.state} />
          {ticket.kind === 'complaint' && <Badge color="red">{texts.words.kinds.complaint}</Badge>}
          <PriorityBadge priority={ticket.priority} />
          {ticket.level > 1 && <Badge color="orange">{texts.words.levels[ticket.level - 1]}</Badge>}
        </Group>
        {brand !== null && (
          <Text size="sm" fw={600} truncate title={brand}>
            {brand}
          </Text>
        )}
        <Text size="sm" c="dimmed" truncate="end">
          {contactName ?? texts.words.noName} · {wordFor(texts.words.topics, ticket.topic)}
          {ticket.orderNumber === null ? '' : ` · ${ticket.orderNumber}`}
        </Text>
        <Relations detail={detail} />
      </Stack>
      <Group gap="xs">
        <QuickActions detail={detail} />
        <MoreMenu detail={detail} />
      </Group>
    </Group>
  );
}

/** Where this ticket comes from, and where it went. */
function Relations({ detail: { ticket, related } }: { detail: TicketDetail }) {
  const nameOf = (id: string): string =>
    inGroups(related.find((other) => other.id === id)?.numbers[0]) || texts.inbox.ticket;
  const relations = [
    [texts.ticket.mergedInto, ticket.mergedIntoId],
    [texts.ticket.follows, ticket.followsId],
    [texts.ticket.splitFrom, ticket.splitFromId],
  ] as const;
  const others = ticket.numbers.slice(1);
  return (
    <>
      {relations.map(([label, id]) =>
        id === null ? null : (
          <Text key={label} size="sm">
            {label} <Link to={`/tickets/${id}`}>{nameOf(id)}</Link>
          </Text>
        ),
      )}
      {others.length > 0 && (
        <Text size="sm" c="dimmed">
          {texts.ticket.alsoKnownAs} {others.map(inGroups).join(', ')}
        </Text>
      )}
    </>
  );
}
