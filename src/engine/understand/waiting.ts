import type { WaitingWish } from '../../core/phrase-book.ts';
import { BACK_KEY, PERSON_KEY, REPEAT_KEY } from '../texts.ts';
import { type Lexicon, withoutFillers } from './lexicon.ts';
import { wordsOf } from './normalise.ts';

/** Whoever tells a story does not ask for anything. Words. */
const MAX_WORDS = 10;
const KEYS: Readonly<Record<string, WaitingWish>> = {
  '1': 'callBack',
  '2': 'message',
  [PERSON_KEY]: 'wait',
  [REPEAT_KEY]: 'wait',
  [BACK_KEY]: 'wait',
};

/** What a caller who waits for a person wants, by key, by its number or by words; null where it is not clear. */
export function readWaiting(said: string, lexicon: Lexicon): WaitingWish | null {
  const words = wordsOf(said);
  const key = KEYS[said.trim()] ?? KEYS[lexicon.digits.get(words.join(' ')) ?? ''];
  if (key !== undefined) return key;
  if (lexicon.commands.get(words.join(' ')) === 'repeat') return 'wait';
  // "Don't call me back"
  if (words.length > MAX_WORDS || words.some((word) => lexicon.no.has(word))) return null;
  const whole = new Set([words.join(' '), withoutFillers(words, lexicon).join(' ')]);
  const padded = ` ${words.join(' ')} `;
  const wishes = lexicon.waiting.filter(([phrase]) =>
    phrase.includes(' ') ? padded.includes(` ${phrase} `) : whole.has(phrase),
  );
  const [wish, ...others] = new Set(wishes.map(([, named]) => named));
  return others.length === 0 ? (wish ?? null) : null;
}
