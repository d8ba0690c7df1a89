import { BarChart } from '@mantine/charts';
import { Paper, Text } from '@mantine/core';
import type { Report } from '../api/reports.ts';
import { shortDay } from '../parts/formats.ts';
import { texts, wordFor } from '../texts/index.ts';
import { byDay } from './by-day.ts';

const HEIGHT_PX = 220;
const COLOURS = ['teal.6', 'blue.6', 'grape.6', 'orange.6', 'red.6', 'gray.6'];
const { reports: words } = texts;

/** Conversations that began, by day and channel. The table of channels below says the same in numbers. */
export function DaysChart({ volumes }: Pick<Report, 'volumes'>) {
  const channels = [...new Set(volumes.map(({ channel }) => channel))];
  return (
    <Paper withBorder p="sm" component="figure" m={0}>
      <Text size="sm" fw={600} mb="xs" component="figcaption">
        {words.byDay}
      </Text>
      <BarChart
        h={HEIGHT_PX}
        data={byDay(volumes).map((one) => ({ ...one.channels, day: shortDay(one.day) }))}
        dataKey="day"
        type="stacked"
        withLegend
        maxBarWidth={48}
        series={channels.map((name, index) => ({
          name,
          label: wordFor(texts.words.channels, name),
          color: COLOURS[index % COLOURS.length] ?? 'teal.6',
        }))}
      />
    </Paper>
  );
}
