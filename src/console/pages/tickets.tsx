import { Alert, Card, Grid, Group, Select, SimpleGrid, Stack, Table, Text, Timeline, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, type TicketPage as Ticket, type TicketRow } from '../api.ts';
import { goTo, Link } from '../router.tsx';
import { texts } from '../texts.ts';
import { ConversationLines } from './conversations.tsx';
import { Due, inGroups, Loaded, Moment, StateBadge } from './parts.tsx';

type State = TicketRow['ticket']['state'];
const STATES: State[] = ['new', 'open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'];
const CHOICES = STATES.map((value) => ({ value, label: texts.states[value] }));

export function TicketsPage() {
  const [state, setState] = useState<State | null>(null);
  const query = useQuery({ queryKey: ['tickets', state], queryFn: () => api.tickets(state ?? undefined) });
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2}>{texts.tickets}</Title>
        <Select
          aria-label={texts.state}
          placeholder={texts.state}
          data={CHOICES}
          value={state}
          onChange={(value) => setState(STATES.find((known) => known === value) ?? null)}
          clearable
          w={220}
        />
      </Group>
      <Loaded query={query}>{(rows) => <TicketTable rows={rows} />}</Loaded>
    </Stack>
  );
}

function TicketTable({ rows }: { rows: TicketRow[] }) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {[
              texts.number,
              texts.topic,
              texts.customer,
              texts.state,
              texts.acknowledgeBy,
              texts.redressBy,
              texts.received,
            ].map((label) => (
              <Table.Th key={label}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ ticket, contactName, channel }) => (
            <Table.Tr key={ticket.id} onClick={() => goTo(`/tickets/${ticket.id}`)} style={{ cursor: 'pointer' }}>
              <Table.Td>
                <Link to={`/tickets/${ticket.id}`} style={{ whiteSpace: 'nowrap' }}>
                  {inGroups(ticket.numbers[0])}
                </Link>
              </Table.Td>
              <Table.Td maw={320}>
                <Text size="sm">{ticket.topic}</Text>
                <Text size="xs" c="dimmed" truncate>
                  {ticket.summary}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{contactName ?? texts.noName}</Text>
                <Text size="xs" c="dimmed">
                  {channel}
                </Text>
              </Table.Td>
              <Table.Td>
                <StateBadge state={ticket.state} />
              </Table.Td>
              <Table.Td>
                <Due at={ticket.ackDueAt} metAt={ticket.acknowledgedAt} />
              </Table.Td>
              <Table.Td>
                <Due at={ticket.redressDueAt} />
              </Table.Td>
              <Table.Td>
                <Moment at={ticket.receivedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

export function TicketPage({ id }: { id: string }) {
  const query = useQuery({ queryKey: ['ticket', id], queryFn: () => api.ticket(id) });
  return (
    <Stack>
      <Link to="/tickets">← {texts.tickets}</Link>
      <Loaded query={query}>{(data) => <TicketView data={data} />}</Loaded>
    </Stack>
  );
}

function TicketView({ data }: { data: Ticket }) {
  const { ticket, contactName, channel, events } = data;
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (to: State) => api.setState(ticket.id, ticket.version, to),
    onSettled: () => queries.invalidateQueries(),
  });
  const facts = [
    [texts.customer, `${contactName ?? texts.noName} (${channel})`],
    [texts.topic, ticket.topic],
    [texts.order, ticket.orderNumber ?? '–'],
  ];
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack>
          <Group justify="space-between">
            <Title order={2}>{inGroups(ticket.numbers[0])}</Title>
            <StateBadge state={ticket.state} />
          </Group>
          {change.error instanceof ApiError && (
            <Alert color="orange">{change.error.code === 'conflict' ? texts.changed : change.error.message}</Alert>
          )}
          <Select
            label={texts.state}
            data={CHOICES}
            value={ticket.state}
            disabled={change.isPending}
            onChange={(value) => {
              const to = STATES.find((known) => known === value);
              if (to !== undefined && to !== ticket.state) change.mutate(to);
            }}
          />
          <Card withBorder>
            <SimpleGrid cols={2} spacing="xs">
              <Text size="sm" c="dimmed">
                {texts.acknowledgeBy}
              </Text>
              <Due at={ticket.ackDueAt} metAt={ticket.acknowledgedAt} />
              <Text size="sm" c="dimmed">
                {texts.redressBy}
              </Text>
              <Due at={ticket.redressDueAt} />
              {facts.flatMap(([label, value]) => [
                <Text key={`${label}-label`} size="sm" c="dimmed">
                  {label}
                </Text>,
                <Text key={`${label}-value`} size="sm">
                  {value}
                </Text>,
              ])}
            </SimpleGrid>
          </Card>
          <Card withBorder>
            <Text size="sm" c="dimmed" mb={4}>
              {texts.complaint}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {ticket.summary}
            </Text>
          </Card>
          <Title order={3} size="h5">
            {texts.history}
          </Title>
          <Timeline active={events.length} bulletSize={14} lineWidth={2}>
            {events.map((event) => (
              <Timeline.Item key={event.id} title={<Text size="sm">{texts.events[event.data.type]}</Text>}>
                <Moment at={event.at} />
              </Timeline.Item>
            ))}
          </Timeline>
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
