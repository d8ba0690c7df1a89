import { Badge, Box, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import classes from '../app.module.css';
import { Link } from '../router.tsx';
import { texts, wordFor } from '../texts.ts';
import { Loaded, Moment } from './parts.tsx';
import { Rows } from './rows.tsx';

const HEALTH_COLOURS = { ok: 'teal', starting: 'blue', degraded: 'orange', down: 'red' } as const;

export function UndeliveredPage() {
  const query = useQuery({ queryKey: ['undelivered'], queryFn: api.undelivered });
  return (
    <Sheet title={texts.undelivered}>
      <Loaded query={query}>
        {(rows) => (
          <Rows
            head={[texts.conversation, texts.state, texts.reason, texts.when]}
            rows={rows.map(({ message, status, reason, createdAt }) => ({
              key: message.id,
              to: `/conversations/${message.conversationId}`,
              cells: [
                <Link key="text" to={`/conversations/${message.conversationId}`} size="sm" lineClamp={2}>
                  {message.content.text}
                </Link>,
                <Badge key="status" color={status === 'queued' ? 'orange' : 'red'} variant="light" tt="none">
                  {texts.statuses[status]}
                </Badge>,
                <Text key="reason" size="sm">
                  {reason ?? '–'}
                </Text>,
                <Moment key="when" at={createdAt} />,
              ],
            }))}
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
            rows={rows.map(({ id, reason, detail, accountId, at }) => ({
              key: id,
              cells: [
                <Badge key="reason" color="orange" variant="light" tt="none">
                  {texts.quarantineReasons[reason]}
                </Badge>,
                <Text key="detail" size="sm" className={classes.text}>
                  {detail}
                </Text>,
                <Text key="account" size="sm">
                  {accountId ?? texts.nobody}
                </Text>,
                <Moment key="when" at={at} />,
              ],
            }))}
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
            head={[texts.channel, texts.state, texts.detail, texts.since]}
            rows={rows.map(({ id, kind, health }) => ({
              key: id,
              cells: [
                <Box key="name">
                  <Text size="sm">{wordFor(texts.channelNames, kind)}</Text>
                  <Text size="xs" c="dimmed">
                    {id}
                  </Text>
                </Box>,
                <Badge key="state" color={HEALTH_COLOURS[health.state]} variant="light" tt="none">
                  {texts.health[health.state]}
                </Badge>,
                <Text key="detail" size="sm" className={classes.text}>
                  {health.detail}
                </Text>,
                <Moment key="when" at={health.since} />,
              ],
            }))}
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
