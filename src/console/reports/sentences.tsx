import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { Figures } from '../api/reports.ts';
import { texts } from '../texts/index.ts';

/** What customers wrote and nobody understood: the next phrases to add. */
export function Sentences({ sentences }: { sentences: Figures['unrecognised'] }) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" fw={600} mb="xs">
        {texts.reports.unrecognised}
      </Text>
      {sentences.length === 0 && (
        <Text size="sm" c="dimmed">
          {texts.shell.nothing}
        </Text>
      )}
      <Stack gap={4}>
        {sentences.map(({ name, count }) => (
          <Group key={name} justify="space-between" wrap="nowrap">
            <Text size="sm" lineClamp={2}>
              {name}
            </Text>
            <Badge color="gray">{count}</Badge>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
