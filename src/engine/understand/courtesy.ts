import { readCommand } from './command.ts';
import { type Lexicon, withoutFillers } from './lexicon.ts';
import { wordsOf } from './normalise.ts';

/** What people send when all is well, or just to have answered. */
const KIND_SIGNS = /^[🙏👍👌🤝👏❤🧡💛💚💙💜🤍😊🙂😀😃😄😁☺😇🥰😍🤗🎉💐🌹✅✌🙌💯]+$/u;
/** Colour of skin, form of a sign, joiners. */
const VARIANTS = /\p{Emoji_Modifier}|\u{fe0f}|\u{200d}/gu;
/** Longer messages say more. Words. */
const MAX_WORDS = 8;

/** "Thanks", "ok", "theek hai", "🙏", "ok thank you so much": a message that asks for nothing. */
export function isCourtesy(written: string, lexicon: Lexicon): boolean {
  const text = written.replace(VARIANTS, '');
  if (text.includes('?')) return false;
  const words = wordsOf(text);
  const signs = text.replace(/[\p{L}\p{M}\p{N}\p{P}\s]+/gu, '');
  if (words.length === 0) return KIND_SIGNS.test(signs);
  if (words.length > MAX_WORDS) return false;
  return (signs === '' || KIND_SIGNS.test(signs)) && says(words, text, lexicon);
}

/** "Thank you so much for the quick replacement! Love the lamp.": thanks, and nothing is asked. Not "thanks, but it came torn". */
export function beginsWithThanks(text: string, { commands, contrasts, no }: Lexicon): boolean {
  const words = wordsOf(text);
  const begins = words.slice(0, MAX_THANKS).map((_, index) => words.slice(0, index + 1).join(' '));
  const isMore = /[?？]/u.test(text) || words.some((word) => contrasts.has(word) || no.has(word));
  return !isMore && begins.some((said) => commands.get(said) === 'thanks');
}
/** Words. */
const MAX_THANKS = 5;

/** "Ok", "theek hai", a thumb: a courtesy that may be an answer as well. */
export function isMereYes(text: string, lexicon: Lexicon): boolean {
  const words = wordsOf(text);
  return words.length === 0 || lexicon.yes.has(withoutFillers(words, lexicon).join(' '));
}

/** Each part of it is thanks, good-bye or yes. */
function says(words: readonly string[], text: string, lexicon: Lexicon): boolean {
  const command = readCommand(text, lexicon);
  if (command !== null) return command === 'thanks' || command === 'done';
  const meant = withoutFillers(words, lexicon);
  const isKind = (part: readonly string[]): boolean => {
    const phrase = part.join(' ');
    const named = lexicon.commands.get(phrase);
    return named === 'thanks' || named === 'done' || lexicon.yes.has(phrase);
  };
  const covers = (from: number): boolean =>
    from === meant.length ||
    meant.some((_, index) => index >= from && isKind(meant.slice(from, index + 1)) && covers(index + 1));
  return covers(0);
}
