import { Text, Timeline } from '@mantine/core';
import { Moment } from '../parts/moment.tsx';
import { useNameOf } from '../parts/use-people.ts';
import { texts } from '../texts/index.ts';
import { eventSentence } from './event-sentence.ts';
import type { TicketDetail } from './use-ticket.ts';

/** The append-only log, newest first. */
export function History({ detail: { events } }: { detail: TicketDetail }) {
  const nameOf = useNameOf();
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {[...events].reverse().map((event) => (
        <Timeline.Item key={event.id} title={<Text size="sm">{eventSentence(event.data, nameOf)}</Text>}>
          <Text size="xs" c="dimmed" component="div">
            {/* The customer's own line says who wrote it. */}
            {event.data.type !== 'message-added' && `${texts.ticket.by(nameOf(event.actor))} · `}
            <Moment at={event.at} size="xs" />
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
