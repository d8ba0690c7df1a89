import { Alert, Card, Grid, Group, Select, SimpleGrid, Stack, Text, Timeline, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { ApiError, api, type TicketPage as Ticket } from '../api.ts';
import classes from '../app.module.css';
import { Link } from '../router.tsx';
import { texts, wordFor } from '../texts.ts';
import { ConversationLines } from './conversation.tsx';
import { Due, inGroups, Loaded, Moment, StateBadge } from './parts.tsx';
import { STATE_CHOICES, type State, stateOf } from './states.ts';

export function TicketPage({ id }: { id: string }) {
  const query = useQuery({ queryKey: ['ticket', id], queryFn: () => api.ticket(id) });
  return (
    <Stack>
      <Link to="/tickets" size="sm">
        ← {texts.tickets}
      </Link>
      <Loaded query={query}>{(data) => <TicketView data={data} />}</Loaded>
    </Stack>
  );
}

function TicketView({ data }: { data: Ticket }) {
  const { ticket } = data;
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack>
          <Group justify="space-between">
            <Title order={2} className={classes.number ?? ''}>
              {inGroups(ticket.numbers[0])}
            </Title>
            <StateBadge state={ticket.state} />
          </Group>
          <StateChoice ticket={ticket} />
          <Facts data={data} />
          <Card withBorder>
            <Text size="sm" c="dimmed" mb={4}>
              {texts.complaint}
            </Text>
            <Text size="sm" className={classes.text ?? ''}>
              {ticket.summary}
            </Text>
          </Card>
          <History events={data.events} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Title order={3} size="h5" mb="sm">
          {texts.conversation}
        </Title>
        <ConversationLines id={ticket.conversationId} />
      </Grid.Col>
    </Grid>
  );
}

/** Sends the version that is shown: a change by somebody else in between is refused, and what is now true is loaded. */
function StateChoice({ ticket }: { ticket: Ticket['ticket'] }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (to: State) => api.setState(ticket.id, ticket.version, to),
    onSettled: () => queries.invalidateQueries(),
  });
  const { error } = change;
  return (
    <>
      {error !== null && (
        <Alert color={isConflict(error) ? 'orange' : 'red'} role="alert">
          {isConflict(error) ? texts.changed : error instanceof ApiError ? error.message : texts.failed}
        </Alert>
      )}
      <Select
        label={texts.state}
        data={STATE_CHOICES}
        value={ticket.state}
        disabled={change.isPending}
        allowDeselect={false}
        onChange={(value) => {
          const to = stateOf(value);
          if (to !== null && to !== ticket.state) change.mutate(to);
        }}
      />
    </>
  );
}

function isConflict(error: Error): boolean {
  return error instanceof ApiError && error.code === 'conflict';
}

function Facts({ data: { ticket, contactName, channel } }: { data: Ticket }) {
  const facts: [string, ReactNode][] = [
    [texts.acknowledgeBy, <Due key="ack" at={ticket.ackDueAt} metAt={ticket.acknowledgedAt} />],
    [texts.redressBy, <Due key="redress" at={ticket.redressDueAt} />],
    [texts.received, <Moment key="received" at={ticket.receivedAt} />],
    [texts.customer, contactName ?? texts.noName],
    [texts.channel, wordFor(texts.channelNames, channel)],
    [texts.topic, wordFor(texts.topics, ticket.topic)],
    [texts.order, ticket.orderNumber ?? '–'],
  ];
  return (
    <Card withBorder>
      <SimpleGrid cols={2} spacing="xs" verticalSpacing={6}>
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Text size="sm" component="div">
              {value}
            </Text>
          </Fragment>
        ))}
      </SimpleGrid>
    </Card>
  );
}

function History({ events }: { events: Ticket['events'] }) {
  const me = useQuery({ queryKey: ['me'], queryFn: api.me });
  const nameOf = (actor: string): string => (actor === me.data?.id ? texts.you : actorName(actor));
  return (
    <div>
      <Title order={3} size="h5" mb="sm">
        {texts.history}
      </Title>
      <Timeline active={events.length} bulletSize={12} lineWidth={2}>
        {events.map((event) => (
          <Timeline.Item key={event.id} title={<Text size="sm">{sentenceFor(event.data)}</Text>}>
            <Text size="xs" c="dimmed">
              {texts.by} {nameOf(event.actor)} · <Moment at={event.at} size="xs" />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </div>
  );
}

function sentenceFor(data: Ticket['events'][number]['data']): string {
  const what = wordFor(texts.events, data.type);
  return data.type === 'state-changed' ? `${what}: ${texts.states[data.from]} → ${texts.states[data.to]}` : what;
}

function actorName(actor: string): string {
  return actor === 'bot' || actor === 'system' ? texts.actors[actor] : texts.person;
}
