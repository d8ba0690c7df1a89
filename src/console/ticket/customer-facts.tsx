import { Badge } from '@mantine/core';
import { Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Section } from '../parts/section.tsx';
import { texts, wordFor } from '../texts/index.ts';
import { LANGUAGES } from '../texts/language.ts';
import type { TicketDetail } from './use-ticket.ts';

const RUNG_COLOURS: Readonly<Record<string, string>> = { verified: 'teal', matched: 'blue', claimed: 'yellow' };

export function CustomerFacts({ detail }: { detail: TicketDetail }) {
  const { ticket, contactName, conversations } = detail;
  const first = conversations[0]?.conversation;
  const rung = first?.rung ?? 'unknown';
  const { words } = texts;
  return (
    <Section title={texts.ticket.customer}>
      <Facts
        facts={[
          [texts.ticket.customer, contactName ?? words.noName],
          [
            texts.inbox.identity,
            <Badge key="rung" color={RUNG_COLOURS[rung] ?? 'gray'}>
              {wordFor(words.rungs, rung)}
            </Badge>,
          ],
          ...conversations.map(
            ({ conversation }) =>
              [
                wordFor(words.channels, conversation.channel),
                conversation.channel === 'webchat' ? texts.words.noAddress : conversation.replyAddress,
              ] as const,
          ),
          [texts.shell.language, wordFor(LANGUAGES, ticket.language)],
          [texts.ticket.received, <Moment key="at" at={ticket.receivedAt} />],
          ...(ticket.docket === null ? [] : [[texts.ticket.docket, ticket.docket] as const]),
        ]}
      />
    </Section>
  );
}
