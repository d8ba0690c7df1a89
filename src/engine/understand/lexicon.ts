import type { Phrases } from '../library.ts';
import { normalise } from './normalise.ts';

export const COMMANDS = [
  'menu',
  'back',
  'repeat',
  'cancel',
  'human',
  'language',
  'more',
  'greeting',
  'thanks',
  'done',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What people say, in one way of writing. Lists of words and short phrases; case, accents and punctuation do not matter. */
export interface PhraseBook {
  /** Flow id -> what people say who want it. */
  intents: Readonly<Record<string, readonly string[]>>;
  /** Said as a whole message, with or without fillers. */
  commands: Readonly<Record<Command, readonly string[]>>;
  yes: readonly string[];
  no: readonly string[];
  /** "I don't have it", "skip". */
  dontHave: readonly string[];
  /** "first", "second", ...: may stand within a short message. */
  ordinals: readonly (readonly string[])[];
  /** "one", "two", ...: only as the whole message. */
  numbers: readonly (readonly string[])[];
  /** Words around an answer that say nothing themselves: "please", "the". */
  fillers: readonly string[];
  /** Language -> its names. */
  languageNames: Readonly<Record<string, readonly string[]>>;
}

/** All phrase books as one, normalised: people mix their languages within a message. */
export interface Lexicon {
  commands: ReadonlyMap<string, Command>;
  yes: ReadonlySet<string>;
  no: ReadonlySet<string>;
  dontHave: readonly string[];
  ordinals: ReadonlyMap<string, number>;
  numbers: ReadonlyMap<string, number>;
  fillers: ReadonlySet<string>;
  languageNames: ReadonlyMap<string, string>;
}

export function createLexicon(phrases: Phrases): Lexicon {
  const books = Object.values(phrases);
  return {
    commands: new Map(
      books.flatMap(({ commands }) =>
        COMMANDS.flatMap((name) => commands[name].map((text) => [normalise(text), name] as const)),
      ),
    ),
    yes: new Set(books.flatMap(({ yes }) => yes.map(normalise))),
    no: new Set(books.flatMap(({ no }) => no.map(normalise))),
    dontHave: books.flatMap(({ dontHave }) => dontHave.map(normalise)),
    ordinals: numbered(books.map(({ ordinals }) => ordinals)),
    numbers: numbered(books.map(({ numbers }) => numbers)),
    fillers: new Set(books.flatMap(({ fillers }) => fillers.map(normalise))),
    languageNames: new Map(
      books.flatMap(({ languageNames }) =>
        Object.entries(languageNames).flatMap(([language, names]) =>
          names.map((name) => [normalise(name), language] as const),
        ),
      ),
    ),
  };
}

/** The words of a text without the fillers around the meaning; where all are fillers, they are kept. */
export function withoutFillers(words: readonly string[], lexicon: Lexicon): string[] {
  const meant = words.filter((word) => !lexicon.fillers.has(word));
  return meant.length === 0 ? [...words] : meant;
}

function numbered(lists: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  return new Map(
    lists.flatMap((list) => list.flatMap((words, index) => words.map((word) => [normalise(word), index] as const))),
  );
}
