import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { Link } from '../router.tsx';
import { texts, wordFor } from '../texts.ts';
import { Loaded, Moment } from './parts.tsx';
import { Rows } from './rows.tsx';

export function ConversationsPage() {
  const query = useQuery({ queryKey: ['conversations'], queryFn: api.conversations });
  return (
    <Stack>
      <Title order={2}>{texts.conversations}</Title>
      <Loaded query={query}>
        {(list) => (
          <Rows
            head={[texts.customer, texts.lastMessage, texts.state, texts.when]}
            rows={list.map(({ conversation, contactName, lastText, lastAt, waiting }) => ({
              key: conversation.id,
              to: `/conversations/${conversation.id}`,
              cells: [
                <div key="customer">
                  <Link to={`/conversations/${conversation.id}`} size="sm" fw={600}>
                    {contactName ?? texts.noName}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {wordFor(texts.channelNames, conversation.channel)}
                  </Text>
                </div>,
                <Text key="text" size="sm" lineClamp={2}>
                  {lastText}
                </Text>,
                <Group key="state" gap={4}>
                  {waiting > 0 && (
                    <Badge color="orange" variant="light" tt="none" miw="max-content">
                      {waiting} {texts.waitingMessages}
                    </Badge>
                  )}
                  <Badge
                    color={conversation.holder === 'person' ? 'grape' : 'gray'}
                    variant="light"
                    tt="none"
                    miw="max-content"
                  >
                    {texts.holders[conversation.holder]}
                  </Badge>
                </Group>,
                <Moment key="when" at={lastAt} />,
              ],
            }))}
          />
        )}
      </Loaded>
    </Stack>
  );
}
