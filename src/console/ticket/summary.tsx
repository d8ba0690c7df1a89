import { Blockquote, Text } from '@mantine/core';
import classes from '../parts/parts.module.css';
import { Section } from '../parts/section.tsx';
import { texts } from '../texts/index.ts';
import { BotNotes, RecordFacts } from './record.tsx';
import type { TicketDetail } from './use-ticket.ts';

/** The complaint in the customer's own words, and what was decided about it. */
export function Summary({ detail: { ticket, record } }: { detail: Pick<TicketDetail, 'ticket' | 'record'> }) {
  return (
    <Section title={texts.ticket.summary}>
      {record.words !== '' && (
        <Blockquote p="sm" color="gray" lang={ticket.language}>
          <Text size="sm" className={classes.text ?? ''}>
            {record.words}
          </Text>
        </Blockquote>
      )}
      <RecordFacts facts={record.facts} />
      <BotNotes record={record} />
      {ticket.resolution !== null && (
        <Blockquote p="sm" color="teal" cite={texts.ticket.resolution}>
          <Text size="sm" className={classes.text ?? ''}>
            {ticket.resolution}
          </Text>
        </Blockquote>
      )}
    </Section>
  );
}
