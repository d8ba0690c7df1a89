import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type TicketRow } from '../api.ts';
import classes from '../app.module.css';
import { Link } from '../router.tsx';
import { texts, wordFor } from '../texts.ts';
import { Due, inGroups, Loaded, Moment, StateBadge } from './parts.tsx';
import { Rows } from './rows.tsx';
import { STATE_CHOICES, type State, stateOf } from './states.ts';

export function TicketsPage() {
  const [state, setState] = useState<State | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['tickets', state],
    queryFn: ({ pageParam }) =>
      api.tickets({ ...(state === null ? {} : { state }), ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
  });
  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>{texts.tickets}</Title>
        <Select
          aria-label={texts.state}
          placeholder={texts.allStates}
          data={STATE_CHOICES}
          value={state}
          onChange={(value) => setState(stateOf(value))}
          clearable
          w={220}
        />
      </Group>
      <Loaded query={{ data: query.data?.pages.flatMap((page) => page.rows), error: query.error }}>
        {(rows) => <TicketRows rows={rows} />}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Stack>
  );
}

const firstPage: string | null = null;

function TicketRows({ rows }: { rows: TicketRow[] }) {
  const head = [
    texts.number,
    texts.topic,
    texts.customer,
    texts.state,
    texts.acknowledgeBy,
    texts.redressBy,
    texts.received,
  ];
  return (
    <Rows
      head={head}
      rows={rows.map(({ ticket, contactName, channel }) => ({
        key: ticket.id,
        to: `/tickets/${ticket.id}`,
        cells: [
          <Link key="number" to={`/tickets/${ticket.id}`} fw={600} className={classes.number ?? ''}>
            {inGroups(ticket.numbers[0])}
          </Link>,
          <div key="topic">
            <Text size="sm">{wordFor(texts.topics, ticket.topic)}</Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {ticket.summary}
            </Text>
          </div>,
          <div key="customer">
            <Text size="sm">{contactName ?? texts.noName}</Text>
            <Text size="xs" c="dimmed">
              {wordFor(texts.channelNames, channel)}
            </Text>
          </div>,
          <StateBadge key="state" state={ticket.state} />,
          <Due key="ack" at={ticket.ackDueAt} metAt={ticket.acknowledgedAt} />,
          <Due key="redress" at={ticket.redressDueAt} />,
          <Moment key="received" at={ticket.receivedAt} />,
        ],
      }))}
    />
  );
}
