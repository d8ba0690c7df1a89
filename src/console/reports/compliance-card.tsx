import { Group, Paper, Progress, Text } from '@mantine/core';
import type { Report } from '../api/reports.ts';
import { inExactPercent, inNumbers } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';
import { keptShare } from './kept-share.ts';

const { reports: words } = texts;

/** How one of the law's deadlines was kept. */
export function ComplianceCard({ figures }: { figures: Report['clocks'][number] }) {
  const { clock, inTime, late, open } = figures;
  const all = inTime + late + open;
  const parts = [
    [words.met, inTime, 'teal'],
    [words.missed, late, 'red'],
    [words.open, open, 'gray.5'],
  ] as const;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={600}>
          {words[clock]}
        </Text>
        <Text size="sm">{inTime + late === 0 ? '–' : inExactPercent(keptShare(inTime, late))}</Text>
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
