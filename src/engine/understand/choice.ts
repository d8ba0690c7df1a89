import { type Lexicon, withoutFillers } from './lexicon.ts';
import { isSame } from './likeness.ts';
import { normalise, wordsOf } from './normalise.ts';
import { readYesNo } from './yes-no.ts';

/** An option as it may be named: its id, and its label in every language. */
interface Choosable {
  id: string;
  labels: readonly string[];
}

/** Words within which an ordinal or a word of a label counts as the choice. */
const MAX_WORDS = 5;

/** By number, ordinal, id, or words of the label: "2", "२", "the second one", "दूसरा", "complaint". */
export function readChoice(text: string, options: readonly Choosable[], lexicon: Lexicon): string | null {
  // A number is a place in the list, also where the ids are numbers.
  const exact = options.find(({ id }) => id === text.trim() && !/^\d+$/.test(id));
  if (exact !== undefined) return exact.id;
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const said = words.join(' ');
  // "Something is wrong" is that option, and no "no".
  const whole = options.filter(({ labels }) => labels.some((label) => normalise(label) === said));
  return (
    onlyOne(whole) ??
    byNumber(words, options, lexicon) ??
    byYesNo(text, options, lexicon) ??
    (whole.length > 0 ? null : byLabel(words, options, lexicon))
  );
}

function onlyOne(named: readonly Choosable[]): string | null {
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

function byNumber(words: readonly string[], options: readonly Choosable[], lexicon: Lexicon): string | null {
  const meant = withoutFillers(words, lexicon);
  const whole = meant.join(' ');
  if (/^\d{1,2}$/.test(whole)) return options[Number(whole) - 1]?.id ?? null;
  const index = lexicon.numbers.get(whole) ?? ordinalIn(meant, options, lexicon);
  return index === undefined ? null : (options[index]?.id ?? null);
}

/** "The second lamp" is a place in the list where that is a lamp; "change the address first" is none. */
function ordinalIn(meant: readonly string[], options: readonly Choosable[], lexicon: Lexicon): number | undefined {
  const ordinals = meant.flatMap((word) => lexicon.ordinals.get(word) ?? []);
  const [place] = ordinals;
  if (place === undefined || ordinals.length > 1 || meant.length > MAX_WORDS) return undefined;
  const labels = options[place]?.labels.flatMap(wordsOf) ?? [];
  const isOfPicking = (word: string): boolean =>
    lexicon.ordinals.has(word) || lexicon.picking.has(word) || labels.some((label) => isSame(word, label));
  return meant.every(isOfPicking) ? place : undefined;
}

function byYesNo(text: string, options: readonly Choosable[], lexicon: Lexicon): string | null {
  if (!options.some(({ id }) => id === 'yes' || id === 'no')) return null;
  const answer = readYesNo(text, lexicon);
  if (answer === null) return null;
  const id = answer ? 'yes' : 'no';
  return options.some((option) => option.id === id) ? id : null;
}

/** The only option whose label has all the words. */
function byLabel(words: readonly string[], options: readonly Choosable[], lexicon: Lexicon): string | null {
  const meant = withoutFillers(words, lexicon);
  // "Where is it" is no "Where is my refund".
  if (meant.length > MAX_WORDS || meant.every((word) => lexicon.asking.has(word))) return null;
  const hasAll = (label: string): boolean => meant.every((word) => wordsOf(label).some((other) => isSame(word, other)));
  return onlyOne(options.filter(({ labels }) => labels.some(hasAll)));
}
