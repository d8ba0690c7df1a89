import { Text } from '@mantine/core';
import { inPercent } from '../parts/formats.ts';
import { knownWord, texts, wordFor } from '../texts/index.ts';
import type { ThreadLine } from './use-ticket.ts';

/** How the bot read a message, and how sure it was. */
export function Understood({ line: { understood } }: { line: Pick<ThreadLine, 'understood'> }) {
  if (understood.length === 0) return null;
  const readings = understood.map(({ read, score }) =>
    score === null ? readingName(read) : `${readingName(read)} (${inPercent(score)})`,
  );
  return (
    <Text size="xs" c="dimmed" title={understood.map(({ read }) => read).join(', ')}>
      {texts.desk.readAs} {readings.join(', ')}
    </Text>
  );
}

/** Readings that name a flow: asked for, by words or by a number; noted for later; asked for again; told by another's advice. */
const OF_FLOWS: ReadonlySet<string> = new Set(['intent', 'entity', 'queued', 'same', 'advised']);

/** `title`: what the flow is called by itself, for one that a shop added. */
export function readingName(read: string, title?: string): string {
  const [kind = '', flow] = read.split(':');
  return flow !== undefined && OF_FLOWS.has(kind)
    ? (knownWord(texts.words.topics, flow) ?? title ?? flow)
    : wordFor(texts.words.readings, read);
}
