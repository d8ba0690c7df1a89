import { Anchor, Badge, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type TimelineLine } from '../api.ts';
import { goTo, Link } from '../router.tsx';
import { texts } from '../texts.ts';
import { Loaded, Moment } from './parts.tsx';

const TICKS: Record<string, string> = {
  queued: '…',
  sending: '…',
  sent: '✓',
  delivered: '✓✓',
  read: '✓✓',
  failed: '✗',
  uncertain: '?',
};

export function ConversationsPage() {
  const query = useQuery({ queryKey: ['conversations'], queryFn: api.conversations });
  return (
    <Stack>
      <Title order={2}>{texts.conversations}</Title>
      <Loaded query={query}>
        {(rows) => (
          <Table.ScrollContainer minWidth={560}>
            <Table highlightOnHover verticalSpacing="sm">
              <Table.Tbody>
                {rows.map(({ conversation, contactName, lastText, lastAt, waiting }) => (
                  <Table.Tr
                    key={conversation.id}
                    onClick={() => goTo(`/conversations/${conversation.id}`)}
                    style={{ cursor: 'pointer' }}
                  >
                    <Table.Td>
                      <Link to={`/conversations/${conversation.id}`}>{contactName ?? texts.noName}</Link>
                      <Text size="xs" c="dimmed">
                        {conversation.channel}
                      </Text>
                    </Table.Td>
                    <Table.Td maw={420}>
                      <Text size="sm" truncate>
                        {lastText}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {waiting > 0 && <Badge color="orange">{waiting}</Badge>}
                      {conversation.holder === 'person' && <Badge color="grape">person</Badge>}
                    </Table.Td>
                    <Table.Td>
                      <Moment at={lastAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Loaded>
    </Stack>
  );
}

export function ConversationPage({ id }: { id: string }) {
  return (
    <Stack>
      <Link to="/conversations">← {texts.conversations}</Link>
      <ConversationLines id={id} />
    </Stack>
  );
}

export function ConversationLines({ id }: { id: string }) {
  const query = useQuery({ queryKey: ['conversation', id], queryFn: () => api.conversation(id) });
  return (
    <Loaded query={query}>
      {({ timeline }) => (
        <Stack gap="xs">
          {timeline.map((line) => (
            <Line key={line.id} line={line} conversationId={id} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
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
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
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
          {file.name}
        </Anchor>
      ))}
      <Group gap="xs" justify="flex-end" mt={2}>
        {line.understood.length > 0 && (
          <Text size="xs" c="dimmed">
            {texts.readAs} {line.understood.map(({ read }) => read).join(', ')}
          </Text>
        )}
        <Moment at={line.at} />
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
