import { Anchor, Badge, Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { api, type TimelineLine } from '../api.ts';
import classes from '../app.module.css';
import { Link } from '../router.tsx';
import { texts } from '../texts.ts';
import { dayOf, Loaded, TimeOfDay } from './parts.tsx';

const TICKS: Record<string, string> = {
  queued: '…',
  sending: '…',
  sent: '✓',
  delivered: '✓✓',
  read: '✓✓',
  failed: '✗',
  uncertain: '?',
};

export function ConversationPage({ id }: { id: string }) {
  return (
    <Stack maw={760}>
      <Link to="/conversations" size="sm">
        ← {texts.conversations}
      </Link>
      <Title order={2}>{texts.conversation}</Title>
      <ConversationLines id={id} />
    </Stack>
  );
}

export function ConversationLines({ id }: { id: string }) {
  const query = useInfiniteQuery({
    queryKey: ['conversation', id],
    queryFn: ({ pageParam }) => api.conversation(id, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ timeline, isComplete }) => (isComplete ? null : (timeline.at(-1)?.seq ?? null)),
  });
  return (
    <Stack gap="xs">
      <Loaded query={{ data: query.data?.pages.flatMap(({ timeline }) => timeline), error: query.error }}>
        {(lines) => <Lines lines={lines} conversationId={id} />}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Stack>
  );
}

function Lines({ lines, conversationId }: { lines: TimelineLine[]; conversationId: string }) {
  return lines.map((line, index) => {
    const day = dayOf(line.at);
    const before = lines[index - 1];
    const isNewDay = before === undefined || dayOf(before.at) !== day;
    return (
      <Fragment key={line.id}>
        {isNewDay && <Divider label={day} my={4} />}
        <Line line={line} conversationId={conversationId} />
      </Fragment>
    );
  });
}

function Line({ line, conversationId }: { line: TimelineLine; conversationId: string }) {
  const isOurs = line.direction === 'out';
  const trouble = line.status === 'failed' || line.status === 'uncertain';
  return (
    <Paper
      withBorder
      p="xs"
      maw="85%"
      radius="lg"
      ml={isOurs ? 'auto' : 0}
      {...(isOurs ? { bg: 'var(--mantine-color-teal-light)' } : {})}
      {...(trouble ? { style: { borderColor: 'var(--mantine-color-red-6)' } } : {})}
    >
      <Text
        size="sm"
        className={classes.text ?? ''}
        {...(line.kind === 'message' ? {} : { c: 'dimmed', fs: 'italic' })}
      >
        {line.kind === 'message' ? line.text : texts.kinds[line.kind]}
      </Text>
      {line.options.length > 0 && (
        <Group gap={4} mt={4}>
          {line.options.map(({ id, label }) => (
            <Badge key={id} variant="outline" tt="none">
              {label}
            </Badge>
          ))}
        </Group>
      )}
      {line.files.map((file) => (
        <Anchor
          key={file.id}
          href={`/api/conversations/${conversationId}/files/${file.id}`}
          size="sm"
          display="block"
          download
        >
          {file.name} ({sizeOf(file.size)})
        </Anchor>
      ))}
      <Group gap="xs" justify="flex-end" mt={2}>
        {line.understood.length > 0 && (
          <Text size="xs" c="dimmed">
            {texts.readAs} {line.understood.map(reading).join(', ')}
          </Text>
        )}
        <TimeOfDay at={line.at} />
        {line.status !== null && (
          <Text
            size="xs"
            c={trouble ? 'red' : 'dimmed'}
            title={texts.statuses[line.status]}
            aria-label={texts.statuses[line.status]}
          >
            {TICKS[line.status]} {trouble ? texts.statuses[line.status] : ''}
          </Text>
        )}
      </Group>
    </Paper>
  );
}

function reading({ read, score }: TimelineLine['understood'][number]): string {
  return score === null ? read : `${read} (${Math.round(score * 100)} %)`;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
