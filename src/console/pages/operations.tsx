import { Badge, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { Link } from '../router.tsx';
import { texts } from '../texts.ts';
import { Loaded, Moment } from './parts.tsx';

const HEALTH_COLOURS = { ok: 'teal', starting: 'blue', degraded: 'orange', down: 'red' } as const;

export function UndeliveredPage() {
  const query = useQuery({ queryKey: ['undelivered'], queryFn: api.undelivered });
  return (
    <Sheet title={texts.undelivered}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[texts.conversation, texts.state, texts.reason, texts.when]}
            rows={rows.map(({ message, status, reason, createdAt }) => [
              <Link key="c" to={`/conversations/${message.conversationId}`}>
                {message.content.text.slice(0, 80)}
              </Link>,
              <Badge key="s" color="red" variant="light">
                {status}
              </Badge>,
              reason ?? '',
              <Moment key="t" at={createdAt} />,
            ])}
          />
        )}
      </Loaded>
    </Sheet>
  );
}

export function QuarantinePage() {
  const query = useQuery({ queryKey: ['quarantine'], queryFn: api.quarantine });
  return (
    <Sheet title={texts.quarantine}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[texts.reason, texts.detail, texts.channel, texts.when]}
            rows={rows.map(({ reason, detail, accountId, at }) => [
              <Badge key="r" color="orange" variant="light">
                {reason}
              </Badge>,
              detail,
              accountId ?? '–',
              <Moment key="t" at={at} />,
            ])}
          />
        )}
      </Loaded>
    </Sheet>
  );
}

export function ChannelsPage() {
  const query = useQuery({ queryKey: ['channels'], queryFn: api.channels });
  return (
    <Sheet title={texts.channels}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[texts.channel, texts.state, texts.detail, texts.when]}
            rows={rows.map(({ id, kind, health }) => [
              `${id} (${kind})`,
              <Badge key="h" color={HEALTH_COLOURS[health.state]} variant="light">
                {health.state}
              </Badge>,
              health.detail,
              <Moment key="t" at={health.since} />,
            ])}
          />
        )}
      </Loaded>
    </Sheet>
  );
}

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack>
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}

function Rows({ head, rows }: { head: string[]; rows: ReactNode[][] }) {
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {head.map((label) => (
              <Table.Th key={label}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no state and are replaced whole
            <Table.Tr key={row}>
              {cells.map((cell, column) => (
                <Table.Td key={head[column]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
