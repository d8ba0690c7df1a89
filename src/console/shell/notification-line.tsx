import { NavLink, Text } from '@mantine/core';
import { Link as Followed } from 'wouter';
import type { peopleApi } from '../api/people.ts';
import { inGroups, inPercent } from '../parts/formats.ts';
import { Moment } from '../parts/moment.tsx';
import { useNameOf } from '../parts/use-people.ts';
import { texts, wordFor } from '../texts/index.ts';

type Item = Awaited<ReturnType<typeof peopleApi.notifications>>[number];

export function NotificationLine({ item, onOpen }: { item: Item; onOpen: () => void }) {
  const nameOf = useNameOf();
  return (
    <NavLink
      component={Followed}
      href={`/tickets/${item.ticketId}`}
      onClick={onOpen}
      active={item.readAt === null}
      label={sentenceFor(item, nameOf)}
      description={
        <>
          {item.ticket !== null && (
            <Text size="xs" truncate>
              {[inGroups(item.ticket.number), wordFor(texts.words.topics, item.ticket.topic), item.ticket.contactName]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          )}
          <Moment at={item.at} size="xs" />
        </>
      }
      rightSection={
        item.readAt === null && (
          <Text c="teal" aria-hidden>
            ●
          </Text>
        )
      }
    />
  );
}

function sentenceFor({ kind, detail }: Item, nameOf: (id: string) => string): string {
  if (kind === 'mention') return `${nameOf(detail)} ${texts.shell.told.mention}`;
  const [clock = '', percent] = detail.split(' ');
  const what = kind === 'warning' || kind === 'breach' ? wordFor(texts.words.clocks, clock) : '';
  const share = percent === undefined ? '' : inPercent(Number(percent) / 100);
  return [texts.shell.told[kind], what, share].filter(Boolean).join(' · ');
}
