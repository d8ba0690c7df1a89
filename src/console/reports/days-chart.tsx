import { BarChart } from '@mantine/charts';
import { Paper, Text } from '@mantine/core';
import type { Figures } from '../api/reports.ts';
import { texts } from '../texts/index.ts';

const HEIGHT_PX = 220;
const { reports: words } = texts;

/** What came in each day. The same numbers stand in words for those who cannot see the picture. */
export function DaysChart({ days }: { days: Figures['days'] }) {
  const data = days.map(({ day, complaints, requests }) => ({ day: day.slice(5), complaints, requests }));
  return (
    <Paper withBorder p="sm" component="figure" m={0}>
      <Text size="sm" fw={600} mb="xs" component="figcaption">
        {words.byDay}
      </Text>
      <BarChart
        h={HEIGHT_PX}
        data={data}
        dataKey="day"
        type="stacked"
        withLegend
        series={[
          { name: 'complaints', label: words.complaints, color: 'red.6' },
          { name: 'requests', label: words.requests, color: 'teal.6' },
        ]}
      />
    </Paper>
  );
}
