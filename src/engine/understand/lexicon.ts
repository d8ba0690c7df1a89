import {
  ALARMS,
  type Alarm,
  COMMANDS,
  type Command,
  type PhraseBook,
  RULES_TOPICS,
  type RulesTopic,
  WAITING_WISHES,
  type WaitingWish,
} from '../../core/phrase-book.ts';
import { normalise } from './normalise.ts';
import { indexPhrases, type PhraseIndex } from './phrase-index.ts';

/** All phrase books as one, normalised: people mix their languages within a message. */
export interface Lexicon {
  commands: ReadonlyMap<string, Command>;
  waiting: readonly (readonly [words: string, wish: WaitingWish])[];
  yes: ReadonlySet<string>;
  no: ReadonlySet<string>;
  dontHave: PhraseIndex<true>;
  /** Words for a brand's rules. */
  rules: PhraseIndex<true>;
  rulesTopics: PhraseIndex<RulesTopic>;
  ordinals: ReadonlyMap<string, number>;
  /** Words beside an ordinal that picks from a list. */
  picking: ReadonlySet<string>;
  numbers: ReadonlyMap<string, number>;
  fillers: ReadonlySet<string>;
  joins: ReadonlySet<string>;
  /** Words that turn round what was said before. */
  contrasts: ReadonlySet<string>;
  /** Words for what comes on top. */
  besides: ReadonlySet<string>;
  /** Words that begin a question. */
  asking: ReadonlySet<string>;
  /** What asks for the reason of a question. */
  why: PhraseIndex<true>;
  openers: ReadonlySet<string>;
  /** Words for another one than the present. */
  others: ReadonlySet<string>;
  /** Whole messages that say that nothing is known. */
  dontKnow: ReadonlySet<string>;
  /** Words beside digits of another order. */
  sameFor: ReadonlySet<string>;
  /** Words between two of which one is meant. */
  alternatives: ReadonlySet<string>;
  /** What means one alone of several. */
  oneOf: PhraseIndex<true>;
  /** Words that set aside the thing beside them. */
  keeping: ReadonlySet<string>;
  languageNames: ReadonlyMap<string, string>;
  /** Word -> digit, as spoken one by one. */
  digits: ReadonlyMap<string, string>;
  repeats: ReadonlyMap<string, number>;
  quantities: ReadonlyMap<string, number>;
  wholes: ReadonlySet<string>;
  pieces: ReadonlySet<string>;
  sending: ReadonlySet<string>;
  past: ReadonlySet<string>;
  counting: ReadonlyMap<string, number>;
  shifts: ReadonlyMap<string, number>;
  multiples: ReadonlyMap<string, number>;
  days: {
    /** Word or words -> days from today; two entries where it may be before or after. */
    relative: readonly (readonly [words: string, days: number])[];
    weekdays: ReadonlyMap<string, number>;
    months: ReadonlyMap<string, number>;
    ofMonth: ReadonlySet<string>;
    times: ReadonlySet<string>;
  };
  /** What names the number that the customer writes from. */
  ownNumber: PhraseIndex<true>;
  /** What asks for the hour. */
  whatTime: ReadonlySet<string>;
  /** What asks how long it takes. */
  howLong: PhraseIndex<true>;
  /** What asks whether something has to be paid for. */
  charging: PhraseIndex<true>;
  alarms: PhraseIndex<Alarm>;
  /** Language -> words that only its way of writing has. */
  marks: ReadonlyMap<string, ReadonlySet<string>>;
}

export function createLexicon(phrases: Readonly<Record<string, PhraseBook>>): Lexicon {
  const books = Object.values(phrases);
  const fillers = new Set(books.flatMap((book) => book.fillers.map(normalise)));
  return {
    commands: commandsOf(books, fillers),
    waiting: books.flatMap(({ waiting }) =>
      WAITING_WISHES.flatMap((wish) => waiting[wish].map((words) => [normalise(words), wish] as const)),
    ),
    yes: new Set(books.flatMap(({ yes }) => yes.map(normalise))),
    no: new Set(books.flatMap(({ no }) => no.map(normalise))),
    dontHave: phrasesAmong(books.map(({ dontHave }) => dontHave)),
    rules: phrasesAmong(books.map(({ rules }) => rules)),
    rulesTopics: indexPhrases(
      books.flatMap(({ rulesTopics }) =>
        RULES_TOPICS.flatMap((topic) => rulesTopics[topic].map((words) => [normalise(words), topic] as const)),
      ),
    ),
    ordinals: numbered(books.map(({ ordinals }) => ordinals)),
    picking: new Set(books.flatMap(({ picking }) => picking.map(normalise))),
    numbers: numbered(books.map(({ numbers }) => numbers)),
    fillers,
    joins: new Set(books.flatMap(({ joins }) => joins.map(normalise))),
    contrasts: wordsAmong(books.map(({ contrasts }) => contrasts)),
    besides: new Set(books.flatMap((book) => book.besides.map(normalise))),
    asking: new Set(books.flatMap((book) => book.asking.map(normalise))),
    why: phrasesAmong(books.map(({ why }) => why)),
    openers: wordsAmong(books.map(({ openers }) => openers)),
    others: new Set(books.flatMap((book) => book.others.map(normalise))),
    dontKnow: new Set(books.flatMap((book) => book.dontKnow.map(normalise))),
    sameFor: new Set(books.flatMap((book) => book.sameFor.map(normalise))),
    alternatives: wordsAmong(books.map(({ alternatives }) => alternatives)),
    oneOf: phrasesAmong(books.map(({ oneOf }) => oneOf)),
    keeping: wordsAmong(books.map(({ keeping }) => keeping)),
    languageNames: languageNamesOf(books),
    digits: new Map([...numbered(books.map(({ digits }) => digits))].map(([word, digit]) => [word, String(digit)])),
    repeats: countsOf(books.map(({ repeats }) => repeats)),
    quantities: countsOf(books.map(({ quantities }) => quantities)),
    wholes: wordsAmong(books.map(({ wholes }) => wholes)),
    pieces: wordsAmong(books.map(({ pieces }) => pieces)),
    sending: wordsAmong(books.map(({ sending }) => sending)),
    past: wordsAmong(books.map(({ past }) => past)),
    counting: countsOf(books.map(({ counting }) => counting)),
    shifts: countsOf(books.map(({ shifts }) => shifts)),
    multiples: countsOf(books.map(({ multiples }) => multiples)),
    days: {
      relative: books.flatMap(({ days }) =>
        days.relative.flatMap(([count, words]) => words.map((word) => [normalise(word), count] as const)),
      ),
      weekdays: numbered(books.map(({ days }) => days.weekdays)),
      months: numbered(books.map(({ days }) => days.months)),
      ofMonth: new Set(books.flatMap(({ days }) => days.ofMonth.map(normalise))),
      times: wordsAmong(books.map(({ days }) => days.times)),
    },
    charging: phrasesAmong(books.map(({ charging }) => charging)),
    ownNumber: phrasesAmong(books.map(({ ownNumber }) => ownNumber)),
    whatTime: new Set(books.flatMap(({ whatTime }) => whatTime.map(normalise))),
    howLong: phrasesAmong(books.map(({ howLong }) => howLong)),
    alarms: indexPhrases(
      books.flatMap(({ alarms }) =>
        ALARMS.flatMap((alarm) => alarms[alarm].map((words) => [normalise(words), alarm] as const)),
      ),
    ),
    marks: new Map(Object.entries(phrases).map(([tag, { marks }]) => [tag, new Set(marks.map(normalise))])),
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

/** What means one thing, however it is said. */
function phrasesAmong(lists: readonly (readonly string[])[]): PhraseIndex<true> {
  return indexPhrases(lists.flat().map((words) => [normalise(words), true] as const));
}

function wordsAmong(lists: readonly (readonly string[])[]): Set<string> {
  return new Set(lists.flat().map(normalise));
}

function countsOf(lists: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  return new Map(
    lists.flatMap((list) => Object.entries(list).map(([word, count]) => [normalise(word), count] as const)),
  );
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
