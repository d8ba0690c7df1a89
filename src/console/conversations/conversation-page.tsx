import { Button, Divider, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTicket } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { conversationsApi } from '../api/conversations.ts';
import { dayOf } from '../parts/formats.ts';
import { Link } from '../parts/link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useBrandMark } from '../parts/use-brands.ts';
import { texts, wordFor } from '../texts/index.ts';
import { Message } from '../ticket/message.tsx';
import { OpenTicketDialog } from './open-ticket-dialog.tsx';

/** One conversation from its beginning; a ticket can be opened from it. */
export function ConversationPage({ id }: { id: string }) {
  const [opening, dialog] = useDisclosure();
  const query = useInfiniteQuery({
    queryKey: ['conversation', id],
    queryFn: ({ pageParam }) => conversationsApi.get(id, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ timeline, isComplete }) => (isComplete ? null : (timeline.at(-1)?.seq ?? null)),
  });
  const conversation = query.data?.pages[0]?.conversation;
  const brand = useBrandMark()(conversation?.brandId ?? '');
  const channel = wordFor(texts.words.channels, conversation?.channel ?? '');
  return (
    <Stack maw={820}>
      <Link to="/conversations" size="sm">
        ← {texts.shell.conversations}
      </Link>
      <Sheet
        title={`${texts.ticket.conversation} · ${channel}`}
        {...(brand === null ? {} : { hint: brand })}
        actions={
          <Button size="xs" variant="default" leftSection={<IconTicket size={16} />} onClick={dialog.open}>
            {texts.inbox.openTicket}
          </Button>
        }
      >
        <Loaded query={{ data: query.data?.pages.flatMap(({ timeline }) => timeline), error: query.error }}>
          {(lines) => (
            <Stack gap={6}>
              {lines.map((line, index) => (
                <Fragment key={line.id}>
                  {dayOf(line.at) !== dayOf(lines[index - 1]?.at ?? '2000-01-01') && (
                    <Divider label={dayOf(line.at)} my={4} />
                  )}
                  <Message line={{ ...line, conversationId: id }} channel={null} />
                </Fragment>
              ))}
            </Stack>
          )}
        </Loaded>
        <MoreButton query={query} />
      </Sheet>
      {opening && <OpenTicketDialog conversationId={id} onClose={dialog.close} />}
    </Stack>
  );
}
