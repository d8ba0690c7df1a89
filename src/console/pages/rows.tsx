import { Box, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Fragment, type ReactNode } from 'react';
import classes from '../app.module.css';
import { goTo } from '../router.tsx';

export interface Row {
  key: string;
  /** Where a click on the row leads; its first cell should be a link to the same place, for the keyboard. */
  to?: string;
  /** As many as the head; the first names the row. */
  cells: ReactNode[];
}

/** A list as a table, and on a phone as cards: a table that has to be pushed sideways hides what matters. */
export function Rows({ head, rows }: { head: string[]; rows: Row[] }) {
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards head={head} rows={rows} /> : <Grid head={head} rows={rows} />;
}

function Grid({ head, rows }: { head: string[]; rows: Row[] }) {
  return (
    <Table highlightOnHover verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          {head.map((label) => (
            <Table.Th key={label}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key} {...linkOf(row)}>
            {row.cells.map((cell, column) => (
              <Table.Td key={head[column]}>{cell}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cards({ head, rows }: { head: string[]; rows: Row[] }) {
  return (
    <Stack gap="sm">
      {rows.map((row) => (
        <Paper key={row.key} withBorder p="sm" {...linkOf(row)}>
          {row.cells.map((cell, column) => (
            <Fragment key={head[column]}>
              {column === 0 ? (
                <Box mb={4}>{cell}</Box>
              ) : (
                <Group justify="space-between" gap="sm" wrap="nowrap" mt={4} align="start">
                  <Text size="xs" c="dimmed" flex="none">
                    {head[column]}
                  </Text>
                  <Box ta="right" miw={0}>
                    {cell}
                  </Box>
                </Group>
              )}
            </Fragment>
          ))}
        </Paper>
      ))}
    </Stack>
  );
}

function linkOf({ to }: Row) {
  return to === undefined ? {} : { onClick: () => goTo(to), className: classes.row };
}
