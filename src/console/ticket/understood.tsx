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

/** `intent:return` is said as the topic is called; other readings keep their own word. */
function nameOf(read: string): string {
  const [kind = '', what = read] = read.split(':');
  return kind === 'intent' ? wordFor(texts.words.topics, what) : what;
}
