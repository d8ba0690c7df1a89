import { Checkbox, Group, Paper, Table, Text } from '@mantine/core';
import type { TicketRow } from '../api/inbox.ts';
import { Due } from '../parts/due.tsx';
import { inGroups } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { StateBadge } from '../parts/state-badge.tsx';
import { useBrandMark } from '../parts/use-brands.ts';
import { useNameOf } from '../parts/use-people.ts';
import { useRowClick } from '../parts/use-row-click.ts';
import { texts, wordFor } from '../texts/index.ts';
import { AllBox } from './all-box.tsx';
import type { ListProps } from './list-props.ts';
import { RowMarks } from './row-marks.tsx';

const { inbox } = texts;

/** Widths in pixels; what the ticket is about takes the rest. */
const HEAD = [
  [inbox.ticket, 118],
  [inbox.topic, null],
  [inbox.customer, 138],
  [inbox.state, 172],
  [inbox.assignee, 112],
  [inbox.due, 116],
] as const;

export function TicketTable({ rows, selected, currentId, onToggle, onToggleAll }: ListProps) {
  return (
    <Paper withBorder>
      <Table highlightOnHover verticalSpacing="xs" horizontalSpacing={8} fz="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <AllBox rows={rows} selected={selected} onToggleAll={onToggleAll} />
            </Table.Th>
            {HEAD.map(([label, width]) => (
              <Table.Th key={label} {...(width === null ? {} : { w: width })}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Line
              key={row.ticket.id}
              row={row}
              isCurrent={row.ticket.id === currentId}
              isSelected={selected.has(row.ticket.id)}
              onToggle={onToggle}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

interface LineProps {
  row: TicketRow;
  isCurrent: boolean;
  isSelected: boolean;
  onToggle: (id: string) => void;
}

function Line({ row, isCurrent, isSelected, onToggle }: LineProps) {
  const clickOf = useRowClick();
  const nameOf = useNameOf();
  const brand = useBrandMark()(row.ticket.brandId);
  const { ticket, contactName, channel } = row;
  const number = inGroups(ticket.numbers[0]);
  return (
    <Table.Tr
      data-row={ticket.id}
      className={isCurrent ? `${classes.row} ${classes.current}` : classes.row}
      {...(isSelected ? { bg: 'var(--mantine-primary-color-light)' } : {})}
      onClick={clickOf(`/tickets/${ticket.id}`)}
    >
      <Table.Td onClick={(event) => event.stopPropagation()}>
        <Checkbox
          size="xs"
          aria-label={inbox.select(number)}
          checked={isSelected}
          onChange={() => onToggle(ticket.id)}
        />
      </Table.Td>
      <Table.Td>
        <Link to={`/tickets/${ticket.id}`} size="sm" fw={600} className={classes.number ?? ''}>
          {number}
        </Link>
        <div>
          <Moment at={ticket.receivedAt} size="xs" c="dimmed" />
        </div>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={500} truncate>
            {wordFor(texts.words.topics, ticket.topic)}
          </Text>
          <RowMarks row={row} />
        </Group>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {row.recorded}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate>
          {contactName ?? texts.words.noName}
        </Text>
        <Text size="xs" c="dimmed">
          {wordFor(texts.words.channels, channel)}
        </Text>
        {brand !== null && (
          <Text size="xs" truncate title={brand}>
            {brand}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StateBadge state={ticket.state} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate {...(ticket.assigneeId === null ? { c: 'dimmed' } : {})}>
          {nameOf(ticket.assigneeId)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Due at={ticket.dueAt} />
      </Table.Td>
    </Table.Tr>
  );
}
