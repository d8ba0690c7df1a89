import { Code, Stack, Text } from '@mantine/core';
import { Facts } from '../parts/facts.tsx';
import { texts } from '../texts/index.ts';
import classes from './record.module.css';
import { linesOf, type Told, toldLine } from './record-words.ts';
import type { TicketDetail } from './use-ticket.ts';

/** What the customer answered, below their words. */
export function RecordFacts({ facts }: { facts: readonly Told[] }) {
  return facts.length === 0 ? null : <Facts facts={facts.map(toldLine)} />;
}

/** How far the bot came, in the reader's words; as it was kept, for whoever looks for a fault. */
export function BotNotes({ record: { notes, asNoted } }: Pick<TicketDetail, 'record'>) {
  if (notes.length === 0) return null;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {texts.record.notes}
      </Text>
      <Facts facts={notes.flatMap(linesOf)} />
      <details className={classes.raw}>
        <summary>{texts.record.asKept}</summary>
        <Code block>{asNoted}</Code>
      </details>
    </Stack>
  );
}
