import type { Alarm } from '../../core/phrase-book.ts';
import type { Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';

/** The first alarm whose words stand in the text, in the order legal, fraud, safety, anger; null for none. */
export function findAlarm(text: string, lexicon: Lexicon): Alarm | null {
  const padded = ` ${normalise(text)} `;
  const found = lexicon.alarms.filter(([words]) => padded.includes(` ${words} `)).map(([, alarm]) => alarm);
  return (['legal', 'fraud', 'safety', 'anger'] as const).find((alarm) => found.includes(alarm)) ?? null;
}
