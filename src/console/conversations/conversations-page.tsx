import { Badge, Box, Group, Text } from '@mantine/core';
import { conversationsApi } from '../api/conversations.ts';
import { Link } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { Paged } from '../parts/paged.tsx';
import classes from '../parts/parts.module.css';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useBrandMark } from '../parts/use-brands.ts';
import { texts, wordFor } from '../texts/index.ts';

/** A longer name has more lines. */
const NAME_PX = 280;

/** Everybody who writes or calls, with a ticket or without. */
export function ConversationsPage() {
  const brandOf = useBrandMark();
  return (
    <Sheet title={texts.shell.conversations}>
      <Paged queryKey={['conversations']} page={conversationsApi.list}>
        {(list) => (
          <Rows
            head={[texts.inbox.customer, texts.inbox.lastMessage, texts.inbox.state, texts.inbox.when]}
            rows={list.map(({ conversation, contactName, lastText, lastAt, waiting }) => ({
              key: conversation.id,
              to: `/conversations/${conversation.id}`,
              cells: [
                <Box key="customer" maw={NAME_PX}>
                  <Link to={`/conversations/${conversation.id}`} size="sm" fw={600} className={classes.text ?? ''}>
                    {contactName ?? texts.words.noName}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {[wordFor(texts.words.channels, conversation.channel), brandOf(conversation.brandId)]
                      .filter((word) => word !== null)
                      .join(' · ')}
                  </Text>
                </Box>,
                <Text key="text" size="sm" ta="start" lineClamp={2}>
                  {lastText}
                </Text>,
                <Group key="state" gap={4}>
                  {waiting > 0 && <Badge color="orange">{texts.inbox.waiting(waiting)}</Badge>}
                  <Badge color={conversation.holder === 'person' ? 'grape' : 'gray'}>
                    {texts.words.holders[conversation.holder]}
                  </Badge>
                </Group>,
                <Moment key="when" at={lastAt} />,
              ],
            }))}
          />
        )}
      </Paged>
    </Sheet>
  );
}
