import { Text } from '@mantine/core';
import { inPercent } from '../parts/formats.ts';
import { texts, wordFor } from '../texts/index.ts';
import type { ThreadLine } from './use-ticket.ts';

/** How the bot read a message, and how sure it was. */
export function Understood({ line: { understood } }: { line: Pick<ThreadLine, 'understood'> }) {
  if (understood.length === 0) return null;
  const readings = understood.map(({ read, score }) =>
    score === null ? nameOf(read) : `${nameOf(read)} (${inPercent(score)})`,
  );
  return (
    <Text size="xs" c="dimmed">
      {texts.desk.readAs} {readings.join(', ')}
    </Text>
  );
}

/** Readings that name a flow: asked for, by words or by a number; noted for later; asked for again; told by another's advice. */
const OF_FLOWS: ReadonlySet<string> = new Set(['intent', 'entity', 'queued', 'same', 'advised']);

function nameOf(read: string): string {
  const [kind = '', flow] = read.split(':');
  return flow !== undefined && OF_FLOWS.has(kind)
    ? wordFor(texts.words.topics, flow)
    : wordFor(texts.words.readings, read);
}
