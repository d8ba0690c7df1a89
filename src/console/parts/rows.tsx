import { Box, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import classes from './parts.module.css';
import { useNarrow } from './use-narrow.ts';
import { useRowClick } from './use-row-click.ts';

export interface Row {
  key: string;
  /** Where a click on the row leads; its first cell should be a link to the same place, for the keyboard. */
  to?: string;
  /** As many as the head; the first names the row. */
  cells: ReactNode[];
}

/** A list as a table, and on a phone as cards: a table that has to be pushed sideways hides what matters. */
export function Rows({ head, rows }: { head: string[]; rows: Row[] }) {
  const isNarrow = useNarrow();
  return isNarrow ? <Cards head={head} rows={rows} /> : <Grid head={head} rows={rows} />;
}

function Grid({ head, rows }: { head: string[]; rows: Row[] }) {
  const linkOf = useRowLink();
  return (
    <Paper withBorder>
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
                <Table.Td key={head[column]} className={classes.breaks ?? ''}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Cards({ head, rows }: { head: string[]; rows: Row[] }) {
  const linkOf = useRowLink();
  return (
    <Stack gap="sm">
      {rows.map((row) => (
        <Paper key={row.key} withBorder p="sm" {...linkOf(row)}>
          {row.cells.map((cell, column) => (
            <Fragment key={head[column]}>
              {column === 0 ? (
                <Box mb={4} className={classes.breaks ?? ''}>
                  {cell}
                </Box>
              ) : (
                <Group justify="space-between" gap="sm" wrap="nowrap" mt={4} align="start">
                  <Text size="xs" c="dimmed" flex="none">
                    {head[column]}
                  </Text>
                  <Box ta="right" miw={0} className={classes.breaks ?? ''}>
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

function useRowLink() {
  const clickOf = useRowClick();
  return ({ to }: Row) =>
    to === undefined ? {} : { onClick: clickOf(to), ...(classes.row === undefined ? {} : { className: classes.row }) };
}
