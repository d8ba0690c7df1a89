import type { Command } from '../../core/phrase-book.ts';
import { BACK_KEY, HASH_KEY, MORE_KEY, PERSON_KEY, REPEAT_KEY, SPOKEN_OPTIONS } from '../texts.ts';
import { type Lexicon, withoutFillers } from './lexicon.ts';
import { wordsOf } from './normalise.ts';
import { phrasesIn, saysBriefly } from './phrase-index.ts';

/** "??": is anybody there? */
const QUESTION_MARKS = /^[\s!.]*[?\uff1f][\s!.?\uff1f]*$/u;
/** Longer messages tell something. Words. */
const MAX_JOINED = 8;
/** What people say twice, or with a yes, a no or a greeting around it: "nahi rehne do, cancel mat karo". */
const JOINED: readonly Command[] = ['cancel', 'done', 'thanks', 'news', 'repeat', 'greeting'];

/** A message that is a command and nothing else, apart from words like "please". */
export function readCommand(text: string, lexicon: Lexicon): Command | null {
  const words = wordsOf(text);
  if (words.length === 0) return QUESTION_MARKS.test(text) ? 'greeting' : null;
  return (
    lexicon.commands.get(words.join(' ')) ??
    lexicon.commands.get(withoutFillers(words, lexicon).join(' ')) ??
    (words.length > MAX_JOINED ? null : readJoined(words, lexicon))
  );
}

/** "Ok thx", "hello any update", "no leave it, don't cancel": each part of it is that command, or says nothing besides. */
function readJoined(words: readonly string[], lexicon: Lexicon): Command | null {
  return JOINED.find((command) => coversAll(words, command, lexicon)) ?? null;
}

function coversAll(words: readonly string[], command: Command, lexicon: Lexicon): boolean {
  const isBeside = besides(command, lexicon);
  /** Whether the words from there on are covered, and whether the command is among them. */
  const covers = (from: number, isSaid: boolean): boolean =>
    from === words.length
      ? isSaid
      : words.some((_word, to) => {
          if (to < from) return false;
          const part = words.slice(from, to + 1).join(' ');
          if (lexicon.commands.get(part) === command) return covers(to + 1, true);
          return isBeside(part) && covers(to + 1, isSaid);
        });
  return covers(0, false);
}

function besides(command: Command, { commands, fillers, yes, no }: Lexicon): (part: string) => boolean {
  const isGreeting = (part: string): boolean => command !== 'greeting' && commands.get(part) === 'greeting';
  const isKind = (part: string): boolean => command === 'done' && commands.get(part) === 'thanks';
  const isAnswer = (part: string): boolean =>
    command === 'cancel' ? no.has(part) : command !== 'greeting' && yes.has(part);
  return (part) => fillers.has(part) || isGreeting(part) || isKind(part) || isAnswer(part);
}

/** "No, don't cancel, …": it begins by taking back what is open. */
export function beginsByRefusing(text: string, lexicon: Lexicon): boolean {
  return afterRefusal(text, lexicon) !== null;
}

/** What is said after that, without its punctuation. */
export function afterRefusal(text: string, lexicon: Lexicon): string | null {
  const words = wordsOf(text);
  const ends = words.flatMap((_word, index) => {
    const beginning = words.slice(0, index + 1);
    const isRefusal =
      lexicon.commands.get(beginning.join(' ')) === 'cancel' && beginning.some((word) => lexicon.no.has(word));
    return isRefusal ? [index + 1] : [];
  });
  const end = ends.at(-1);
  return end === undefined ? null : words.slice(end).join(' ');
}

/** "Hello??", "koi hai?", "any update", "talk to a person", or nothing but question marks. */
export function asksIfHeard(text: string, lexicon: Lexicon): boolean {
  const command = readCommand(text, lexicon);
  if (command !== null) return HEARD.includes(command);
  return saysBriefly(text, lexicon.howLong);
}
const HEARD: readonly Command[] = ['greeting', 'news', 'human', 'bot', 'repeat'];

/** The keys that do the same everywhere on a phone, and "more choices" where the last menu had more than it said. */
export function readKey(digits: string | null, shownOptions: number): Command | null {
  if (digits === PERSON_KEY) return 'human';
  // A hash after an answer that was complete without it comes alone, into the next question.
  if (digits === REPEAT_KEY || digits === HASH_KEY) return 'repeat';
  if (digits === BACK_KEY) return 'back';
  if (digits === MORE_KEY && shownOptions > SPOKEN_OPTIONS) return 'more';
  return null;
}

/** The name of a language as the whole message. */
export function readLanguage(text: string, languages: readonly string[], lexicon: Lexicon): string | null {
  const words = wordsOf(text);
  const named =
    lexicon.languageNames.get(words.join(' ')) ?? lexicon.languageNames.get(withoutFillers(words, lexicon).join(' '));
  return named !== undefined && languages.includes(named) ? named : null;
}

export function saysDontHave(text: string, lexicon: Lexicon): boolean {
  return saysBriefly(text, lexicon.dontHave);
}

/** Where a story is asked for, "refund nahi mila" is one: only a message that says nothing besides has none. */
export function saysNothingToTell(text: string, lexicon: Lexicon): boolean {
  if (!saysDontHave(text, lexicon)) return false;
  const words = wordsOf(text);
  const isSmall = (word: string): boolean =>
    lexicon.fillers.has(word) || lexicon.no.has(word) || [...lexicon.marks.values()].some((marks) => marks.has(word));
  const phrases = new Set(phrasesIn(text, lexicon.dontHave).flatMap((phrase) => phrase.split(' ')));
  return words.every((word) => phrases.has(word) || isSmall(word));
}
