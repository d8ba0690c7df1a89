import { SimpleGrid } from '@mantine/core';
import type { Figures } from '../api/reports.ts';
import { inNumbers, inPercent } from '../parts/formats.ts';
import { texts, wordFor } from '../texts/index.ts';
import { Bars } from './bars.tsx';
import { ComplianceCard } from './compliance-card.tsx';
import { DaysChart } from './days-chart.tsx';
import { lasting } from './lasting.ts';
import { Sentences } from './sentences.tsx';
import { StatCard } from './stat-card.tsx';

const { reports: words } = texts;

/** Numbers first, pictures below. */
export function Overview({ figures }: { figures: Figures }) {
  const { conversations, firstReply, resolution, satisfaction } = figures;
  const contained = conversations.all === 0 ? '–' : inPercent(conversations.contained / conversations.all);
  const average = satisfaction.average === null ? '–' : `${satisfaction.average.toFixed(1)} / 5`;
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm" verticalSpacing="sm">
        <StatCard label={words.tickets} value={inNumbers(figures.tickets)} hint="" />
        <StatCard label={words.contained} value={contained} hint={words.ofConversations(conversations.all)} />
        <StatCard
          label={words.firstReply}
          value={lasting(firstReply.median)}
          hint={words.ninety(lasting(firstReply.p90))}
        />
        <StatCard
          label={words.resolution}
          value={lasting(resolution.median)}
          hint={words.ninety(lasting(resolution.p90))}
        />
        <StatCard label={words.satisfaction} value={average} hint={words.answers(satisfaction.answers)} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm" verticalSpacing="sm">
        <ComplianceCard label={words.acknowledgement} figures={figures.acknowledgement} />
        <ComplianceCard label={words.redress} figures={figures.redress} />
      </SimpleGrid>
      <DaysChart days={figures.days} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm" verticalSpacing="sm">
        <Bars title={words.byChannel} counts={figures.channels.map(named(texts.words.channels))} />
        <Bars title={words.byTopic} counts={figures.topics.map(named(texts.words.topics))} />
        <Bars title={words.undelivered} counts={figures.undelivered.map(named(texts.words.channels))} />
        <Sentences sentences={figures.unrecognised} />
      </SimpleGrid>
    </>
  );
}

type CountOf = Figures['channels'][number];

function named(names: Readonly<Record<string, string>>): (count: CountOf) => CountOf {
  return ({ name, count }) => ({ name: wordFor(names, name), count });
}
