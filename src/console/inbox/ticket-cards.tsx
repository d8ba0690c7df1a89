import { Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { Due } from '../parts/due.tsx';
import { inGroups } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import classes from '../parts/parts.module.css';
import { StateBadge } from '../parts/state-badge.tsx';
import { useBrandMark } from '../parts/use-brands.ts';
import { useRowClick } from '../parts/use-row-click.ts';
import { texts, wordFor } from '../texts/index.ts';
import { AllBox } from './all-box.tsx';
import type { ListProps } from './list-props.ts';
import { RowMarks } from './row-marks.tsx';

/** For a phone: what matters of each ticket on two or three lines. */
export function TicketCards({ rows, selected, currentId, onToggle, onToggleAll }: ListProps) {
  const clickOf = useRowClick();
  const brandOf = useBrandMark();
  return (
    <Stack gap="xs">
      <AllBox rows={rows} selected={selected} label={texts.inbox.selectAll} onToggleAll={onToggleAll} />
      {rows.map((row) => {
        const { ticket, contactName, channel } = row;
        const brand = brandOf(ticket.brandId);
        const number = inGroups(ticket.numbers[0]);
        return (
          <Paper
            key={ticket.id}
            withBorder
            p="sm"
            data-row={ticket.id}
            className={ticket.id === currentId ? `${classes.row} ${classes.current}` : (classes.row ?? '')}
            onClick={clickOf(`/tickets/${ticket.id}`)}
          >
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Group gap="xs" wrap="nowrap" onClick={(event) => event.stopPropagation()}>
                <Checkbox
                  size="xs"
                  aria-label={texts.inbox.select(number)}
                  checked={selected.has(ticket.id)}
                  onChange={() => onToggle(ticket.id)}
                />
                <Link to={`/tickets/${ticket.id}`} size="sm" fw={600} className={classes.number ?? ''}>
                  {number}
                </Link>
              </Group>
              <StateBadge state={ticket.state} />
            </Group>
            <Group gap={6} mt={4} wrap="nowrap">
              <Text size="sm" fw={500} truncate>
                {wordFor(texts.words.topics, ticket.topic)}
              </Text>
              <RowMarks row={row} />
            </Group>
            {brand !== null && (
              <Text size="xs" truncate>
                {brand}
              </Text>
            )}
            <Text size="xs" c="dimmed" lineClamp={2}>
              {row.recorded}
            </Text>
            <Group justify="space-between" mt={4} wrap="nowrap">
              <Text size="xs" c="dimmed" truncate>
                {contactName ?? texts.words.noName} · {wordFor(texts.words.channels, channel)}
              </Text>
              <Due at={ticket.dueAt} />
            </Group>
          </Paper>
        );
      })}
    </Stack>
  );
}
