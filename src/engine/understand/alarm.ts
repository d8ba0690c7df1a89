import type { Alarm } from '../../core/phrase-book.ts';
import type { Lexicon } from './lexicon.ts';
import { meaningsIn } from './phrase-index.ts';

/** The first alarm whose words stand in the text, in the order legal, fraud, safety, anger; null for none. */
export function findAlarm(text: string, lexicon: Lexicon): Alarm | null {
  const found = meaningsIn(text, lexicon.alarms);
  return (['legal', 'fraud', 'safety', 'anger'] as const).find((alarm) => found.includes(alarm)) ?? null;
}
