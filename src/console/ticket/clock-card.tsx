import { Badge, Group, Paper, Progress, Text } from '@mantine/core';
import { Due } from '../parts/due.tsx';
import { exactly } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';
import type { ClockView } from './clock-views.ts';

/** One clock: how much of it is used up, and when it ends. */
export function ClockCard({ clock }: { clock: ClockView }) {
  const { name, dueAt, metAt, isPaused } = clock;
  const isLate = new Date(metAt ?? Date.now()) > new Date(dueAt);
  const used = usedPercent(clock);
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" gap={4} wrap="nowrap">
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        {metAt !== null && (
          <Badge size="sm" color={isLate ? 'red' : 'teal'}>
            {isLate ? texts.ticket.missed : texts.ticket.met}
          </Badge>
        )}
        {metAt === null && isPaused && (
          <Badge size="sm" color="yellow">
            {texts.ticket.paused}
          </Badge>
        )}
      </Group>
      {metAt === null ? <Due at={dueAt} /> : <Text size="sm">{exactly(metAt)}</Text>}
      {metAt === null && <Progress value={used} size="sm" mt={4} color={colourOf(used)} aria-label={name} />}
      <Text size="xs" c="dimmed" mt={2}>
        {exactly(dueAt)}
      </Text>
    </Paper>
  );
}

function usedPercent({ startedAt, dueAt }: ClockView): number {
  const [start, end] = [new Date(startedAt).getTime(), new Date(dueAt).getTime()];
  return Math.min(100, Math.max(0, ((Date.now() - start) / Math.max(1, end - start)) * 100));
}

function colourOf(percent: number): string {
  if (percent >= 90) return 'red';
  return percent >= 50 ? 'orange' : 'teal';
}
