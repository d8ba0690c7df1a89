import { COMMANDS, type Command, type PhraseBook } from '../../core/phrase-book.ts';
import { normalise } from './normalise.ts';

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

export function createLexicon(books: readonly PhraseBook[]): Lexicon {
  const fillers = new Set(books.flatMap((book) => book.fillers.map(normalise)));
  return {
    commands: commandsOf(books, fillers),
    yes: new Set(books.flatMap(({ yes }) => yes.map(normalise))),
    no: new Set(books.flatMap(({ no }) => no.map(normalise))),
    dontHave: books.flatMap(({ dontHave }) => dontHave.map(normalise)),
    ordinals: numbered(books.map(({ ordinals }) => ordinals)),
    numbers: numbered(books.map(({ numbers }) => numbers)),
    fillers,
    languageNames: languageNamesOf(books),
  };
}

/** The words of a text without the fillers around the meaning; where all are fillers, they are kept. */
export function withoutFillers(words: readonly string[], { fillers }: Pick<Lexicon, 'fillers'>): string[] {
  const meant = words.filter((word) => !fillers.has(word));
  return meant.length === 0 ? [...words] : meant;
}

/** Each command as it is written and without its fillers; what is written out wins. */
function commandsOf(books: readonly PhraseBook[], fillers: ReadonlySet<string>): Map<string, Command> {
  const written = books.flatMap(({ commands }) =>
    COMMANDS.flatMap((name) => commands[name].map((text) => [normalise(text), name] as const)),
  );
  const bare = written.map(([text, name]) => [withoutFillers(text.split(' '), { fillers }).join(' '), name] as const);
  return new Map([...bare, ...written]);
}

function languageNamesOf(books: readonly PhraseBook[]): Map<string, string> {
  const names = books.flatMap(({ languageNames }) => Object.entries(languageNames));
  return new Map(
    names.flatMap(([language, spellings]) => spellings.map((name) => [normalise(name), language] as const)),
  );
}

function numbered(lists: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  return new Map(
    lists.flatMap((list) => list.flatMap((words, index) => words.map((word) => [normalise(word), index] as const))),
  );
}
