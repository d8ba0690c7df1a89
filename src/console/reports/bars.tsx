import { Paper, Progress, Table, Text } from '@mantine/core';
import { inNumbers } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';
import type { NamedCount } from './sum-by.ts';

/** Counts as a table whose rows are their own bars: readable for eyes and for screen readers alike. */
export function Bars({ title, counts }: { title: string; counts: NamedCount[] }) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <Paper withBorder p="sm">
      <Text size="sm" fw={600} mb="xs">
        {title}
      </Text>
      {counts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.shell.nothing}
        </Text>
      ) : (
        <Table withRowBorders={false} verticalSpacing={4} fz="sm">
          <Table.Tbody>
            {counts.map(({ name, count }) => (
              <Table.Tr key={name}>
                <Table.Td w="40%">{name}</Table.Td>
                <Table.Td>
                  <Progress value={(count / most) * 100} aria-hidden />
                </Table.Td>
                <Table.Td w={60} ta="right">
                  {inNumbers(count)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
