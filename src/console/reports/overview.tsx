import { SimpleGrid } from '@mantine/core';
import type { Report } from '../api/reports.ts';
import { inNumbers, inPercent } from '../parts/formats.ts';
import { texts, wordFor } from '../texts/index.ts';
import { Bars } from './bars.tsx';
import { ComplianceCard } from './compliance-card.tsx';
import { DaysChart } from './days-chart.tsx';
import { lasting } from './lasting.ts';
import { Sentences } from './sentences.tsx';
import { StatCard } from './stat-card.tsx';
import { sumBy } from './sum-by.ts';

const { reports: words } = texts;

/** Numbers first, pictures below. */
export function Overview({ report }: { report: Report }) {
  const { topics, channels } = texts.words;
  return (
    <>
      <Stats report={report} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm" verticalSpacing="sm">
        {report.clocks.map((clock) => (
          <ComplianceCard key={clock.clock} figures={clock} />
        ))}
      </SimpleGrid>
      <DaysChart volumes={report.volumes} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm" verticalSpacing="sm">
        <Bars
          title={words.byChannel}
          counts={sumBy(report.volumes, ({ channel, conversations }) => [wordFor(channels, channel), conversations])}
        />
        <Bars
          title={words.byFlow}
          counts={sumBy(report.flows, ({ flow, requests }) => [wordFor(topics, flow), requests])}
        />
        <Bars
          title={words.byTopic}
          counts={sumBy(report.tickets, ({ topic, opened }) => [wordFor(topics, topic), opened])}
        />
        <Sentences sentences={report.unrecognised} />
      </SimpleGrid>
    </>
  );
}

function Stats({ report }: { report: Report }) {
  const { containment, botSeconds, firstReplySeconds, resolutionSeconds, csat, undelivered, tickets } = report;
  const opened = tickets.reduce((sum, one) => sum + one.opened, 0);
  const share = containment.conversations === 0 ? '–' : inPercent(containment.contained / containment.conversations);
  const times = [
    [words.botTime, botSeconds],
    [words.firstReply, firstReplySeconds],
    [words.resolution, resolutionSeconds],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4, lg: 7 }} spacing="sm" verticalSpacing="sm">
      <StatCard label={words.tickets} value={inNumbers(opened)} hint="" />
      <StatCard
        label={words.contained}
        value={share}
        hint={words.ofConversations(inNumbers(containment.conversations))}
      />
      {times.map(([label, { p50, p90 }]) => (
        <StatCard key={label} label={label} value={lasting(p50)} hint={words.ninety(lasting(p90))} />
      ))}
      <StatCard
        label={words.satisfaction}
        value={csat.average === null ? '–' : `${csat.average.toFixed(1)} / 5`}
        hint={words.answers(inNumbers(csat.answered), inNumbers(csat.asked))}
      />
      <StatCard label={words.undelivered} value={inNumbers(undelivered)} hint="" />
    </SimpleGrid>
  );
}
