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
