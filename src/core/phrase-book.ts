/** What may be said at any moment, whatever is asked. */
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
  /** "Any update?": of a ticket, where one was told of last. */
  'news',
  /** "Are you a bot?" */
  'bot',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Rules of the brand that people ask for by other words than "policy". */
export const RULES_TOPICS = ['delivery-time', 'delivery-charge', 'return-charge', 'warranty'] as const;
export type RulesTopic = (typeof RULES_TOPICS)[number];

/** What makes a matter one for a person at once. */
export const ALARMS = ['legal', 'fraud', 'safety', 'anger'] as const;
export type Alarm = (typeof ALARMS)[number];

/** What a caller who waits for a person may want. `wait`: nothing but to go on waiting, or to hear once more how long. */
export const WAITING_WISHES = ['callBack', 'message', 'wait'] as const;
export type WaitingWish = (typeof WAITING_WISHES)[number];

/** Words for days, for "pick it up tomorrow" and "I paid on Monday". */
export interface DayWords {
  /** Days from today -> words. A word of Hindi may stand under both 1 and -1: "kal". */
  relative: readonly (readonly [days: number, words: readonly string[]])[];
  /** From Sunday. */
  weekdays: readonly (readonly string[])[];
  /** Words for a time of the day, and those around it: "in the evening". */
  times: readonly string[];
  /** Said with a day of the month: "25 tarikh". */
  ofMonth: readonly string[];
  /** From January. */
  months: readonly (readonly string[])[];
}

/** What people say, in one way of writing. Lists of words and short phrases; case, accents and punctuation do not matter. */
export interface PhraseBook {
  /** Flow id -> what people say who want it. */
  intents: Readonly<Record<string, readonly string[]>>;
  /** How a message begins before it says what is wanted: "I had placed an order on Monday". Alone it is about that order. */
  background: readonly string[];
  /** Topic -> what people say who want something that no flow does ("what does it cost?"). */
  outside: Readonly<Record<string, readonly string[]>>;
  /** Said as a whole message, with or without fillers. */
  commands: Readonly<Record<Command, readonly string[]>>;
  /** Said while waiting for a person. One word counts as the whole message only, several anywhere in it. */
  waiting: Readonly<Record<WaitingWish, readonly string[]>>;
  yes: readonly string[];
  no: readonly string[];
  /** "I don't have it", "skip". */
  dontHave: readonly string[];
  /** "first", "second", ...: may stand within a short message. */
  ordinals: readonly (readonly string[])[];
  /**
   * Text of an option -> what people say who choose it, beside its label. Counts as the whole message only. Text of a
   * question with `.yes` or `.no` -> what answers this one so ("it is unused").
   */
  options: Readonly<Record<string, readonly string[]>>;
  /** Said beside an ordinal by whoever picks from a list ("I want the second item"); other words mean something else. */
  picking: readonly string[];
  /** "one", "two", ...: only as the whole message. */
  numbers: readonly (readonly string[])[];
  /** "zero" to "nine", as spoken digit by digit. */
  digits: readonly (readonly string[])[];
  /** "double", "triple": how often the next digit is meant. */
  repeats: Readonly<Record<string, number>>;
  /** Words for how many, beside the digits: "both", "dozen". */
  quantities: Readonly<Record<string, number>>;
  /** Words for all of several, beside how many they are: "all 4". */
  wholes: readonly string[];
  /** Words for things that are counted: "4 pieces". */
  pieces: readonly string[];
  /** Words of a wish that something is sent or fetched, for the day beside it: "send it tomorrow". */
  sending: readonly string[];
  /** Words by which a day is one gone by: "was to come". */
  past: readonly string[];
  /** Numbers from ten on that are one word, by word: "forty", "chhappan". */
  counting: Readonly<Record<string, number>>;
  /** Said before a number, what it adds: "saadhe teen" is three and a half. */
  shifts: Readonly<Record<string, number>>;
  /** For hundreds and large sums, said after the number: "hundred", "lakh", "k". */
  multiples: Readonly<Record<string, number>>;
  days: DayWords;
  /** Said anywhere in a message. */
  alarms: Readonly<Record<Alarm, readonly string[]>>;
  /** Short words that show this way of writing and no other. */
  marks: readonly string[];
  /** Words around an answer that say nothing themselves: "please", "the". */
  fillers: readonly string[];
  /** Words for rules, and for how long something may be done: "policy", "within how many days can i". */
  rules: readonly string[];
  /** Words for one of them: "shipping charges", "warranty kitne mahine". */
  rulesTopics: Readonly<Record<RulesTopic, readonly string[]>>;
  /** Words between two requests of one sentence: "and". */
  joins: readonly string[];
  /** Words that turn round what was said before: "but". */
  contrasts: readonly string[];
  /** Words that say that something comes on top: "also". */
  besides: readonly string[];
  /** Words that begin a question. */
  asking: readonly string[];
  /** What asks for the reason of a question: "why do you need". */
  why: readonly string[];
  /** What names the number that the customer writes from: "same number", "isi number pe". */
  ownNumber: readonly string[];
  /** What asks for the hour: "till what time", "kitne baje tak". */
  whatTime: readonly string[];
  /** What asks how long something takes, or until when: "how many days will", "kab tak". */
  howLong: readonly string[];
  /** What asks whether something has to be paid for: "any charge", "charge lagega". */
  charging: readonly string[];
  /** Words in front of what is wanted that turn to it: "actually first tell me". */
  openers: readonly string[];
  /** Words for another one than the present: "other", "doosra". */
  others: readonly string[];
  /** Whole messages that say that nothing is known, and ask for nothing: "no idea", "pata nahi". */
  dontKnow: readonly string[];
  /** Words beside bare digits that make another order of them: "what about 10102", "sorry, I meant 10102". */
  sameFor: readonly string[];
  /** Words between two of which one is meant: "or". */
  alternatives: readonly string[];
  /** What means one alone of several: "one of them", "koi ek". */
  oneOf: readonly string[];
  /** Words that set aside the thing beside them: "return the lamp but keep the covers". */
  keeping: readonly string[];
  /** Language -> its names. */
  languageNames: Readonly<Record<string, readonly string[]>>;
}
