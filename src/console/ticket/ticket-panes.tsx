import { Paper, ScrollArea, Tabs } from '@mantine/core';
import { IconHistory, IconInfoCircle, IconMessages, IconPackage } from '@tabler/icons-react';
import { OrderPanel } from '../orders/order-panel.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { texts } from '../texts/index.ts';
import { ConversationPane } from './conversation-pane.tsx';
import { Details } from './details.tsx';
import { History } from './history.tsx';
import classes from './ticket.module.css';
import type { TicketDetail } from './use-ticket.ts';

/** Side by side where there is room; on a phone one after the other, the conversation first. */
export function TicketPanes({ detail }: { detail: TicketDetail }) {
  const isNarrow = useNarrow();
  if (isNarrow) return <SideTabs detail={detail} withConversation />;
  return (
    <div className={classes.panes}>
      <ConversationPane detail={detail} />
      <Paper withBorder className={classes.side ?? ''}>
        <ScrollArea h="100%" viewportProps={{ tabIndex: 0 }}>
          <SideTabs detail={detail} />
        </ScrollArea>
      </Paper>
    </div>
  );
}

function SideTabs({ detail, withConversation = false }: { detail: TicketDetail; withConversation?: boolean }) {
  const { ticket: words } = texts;
  // On a phone there is room for all four words, not for pictures beside them.
  const icon = (Icon: typeof IconHistory) => (withConversation ? null : <Icon size={16} />);
  return (
    <Tabs defaultValue={withConversation ? 'conversation' : 'details'} keepMounted={false}>
      <Tabs.List aria-label={words.tabs} className={classes.tabs ?? ''}>
        {withConversation && (
          <Tabs.Tab value="conversation" leftSection={icon(IconMessages)}>
            {words.conversation}
          </Tabs.Tab>
        )}
        <Tabs.Tab value="details" leftSection={icon(IconInfoCircle)}>
          {words.details}
        </Tabs.Tab>
        <Tabs.Tab value="order" leftSection={icon(IconPackage)}>
          {words.order}
        </Tabs.Tab>
        <Tabs.Tab value="history" leftSection={icon(IconHistory)}>
          {words.history}
        </Tabs.Tab>
      </Tabs.List>
      {withConversation && (
        <Tabs.Panel value="conversation" pt="sm">
          <ConversationPane detail={detail} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="details" p={withConversation ? 0 : 'md'} pt="md">
        <Details detail={detail} />
      </Tabs.Panel>
      <Tabs.Panel value="order" p={withConversation ? 0 : 'md'} pt="md">
        <OrderPanel detail={detail} />
      </Tabs.Panel>
      <Tabs.Panel value="history" p={withConversation ? 0 : 'md'} pt="md">
        <History detail={detail} />
      </Tabs.Panel>
    </Tabs>
  );
}
