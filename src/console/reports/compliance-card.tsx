import { Group, Paper, Progress, Text } from '@mantine/core';
import type { Figures } from '../api/reports.ts';
import { inNumbers, inPercent } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';

const { reports: words } = texts;

/** How one of the law's deadlines was kept. */
export function ComplianceCard({ label, figures }: { label: string; figures: Figures['redress'] }) {
  const { met, missed, open } = figures;
  const all = met + missed + open;
  const parts = [
    [words.met, met, 'teal'],
    [words.missed, missed, 'red'],
    [words.open, open, 'gray'],
  ] as const;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm">{met + missed === 0 ? '–' : inPercent(met / (met + missed))}</Text>
      </Group>
      <Progress.Root size="lg" aria-hidden>
        {parts.map(([name, count, colour]) => (
          <Progress.Section key={name} value={all === 0 ? 0 : (count / all) * 100} color={colour} />
        ))}
      </Progress.Root>
      <Group gap="md" mt="xs">
        {parts.map(([name, count]) => (
          <Text key={name} size="xs" c="dimmed">
            {name}: {inNumbers(count)}
          </Text>
        ))}
      </Group>
    </Paper>
  );
}
