import { Button, Divider, ScrollArea, Stack } from '@mantine/core';
import { useNarrow } from '../parts/use-narrow.ts';
import { useMe } from '../session/use-me.ts';
import { texts, wordFor } from '../texts/index.ts';
import { Message } from './message.tsx';
import { NoteBubble } from './note-bubble.tsx';
import { SplitOffer } from './split-offer.tsx';
import { threadItems } from './thread-items.ts';
import classes from './ticket.module.css';
import { useBottom } from './use-bottom.ts';
import type { ThreadLine, TicketDetail } from './use-ticket.ts';

/** Messages of all channels and internal notes, by time. Stays at the newest unless somebody reads further up. */
export function Thread({ detail, lines }: { detail: TicketDetail; lines: ThreadLine[] }) {
  const isNarrow = useNarrow();
  const me = useMe();
  const channelOf = new Map(detail.conversations.map(({ conversation }) => [conversation.id, conversation.channel]));
  const items = threadItems(lines, detail.notes);
  const last = items.at(-1);
  const isLastOwn = (last?.line?.authorId ?? last?.note?.authorId ?? null) === me.data?.id;
  const { viewport, isAway, goDown } = useBottom(items.length, isLastOwn);
  const list = (
    <Stack gap={6} p={isNarrow ? 0 : 'sm'} role="log" aria-label={texts.ticket.conversation}>
      {items.map((item) => (
        <div key={item.key}>
          {item.day !== null && <Divider label={item.day} my={6} />}
          {item.note !== undefined && <NoteBubble note={item.note} />}
          {item.line !== undefined && (
            <Message
              line={item.line}
              channel={
                item.isChannelNew && channelOf.size > 1
                  ? wordFor(texts.words.channels, channelOf.get(item.line.conversationId) ?? '')
                  : null
              }
            />
          )}
          {item.line !== undefined && <SplitOffer detail={detail} line={item.line} />}
        </div>
      ))}
    </Stack>
  );
  const toNewest = isAway && (
    <Button size="compact-xs" className={classes.down ?? ''} onClick={goDown}>
      ↓ {texts.desk.newMessages}
    </Button>
  );
  if (isNarrow) {
    return (
      <>
        {list}
        {toNewest}
      </>
    );
  }
  return (
    <div className={classes.threadBox}>
      <ScrollArea className={classes.thread ?? ''} viewportRef={viewport} viewportProps={{ tabIndex: 0 }}>
        {list}
      </ScrollArea>
      {toNewest}
    </div>
  );
}
