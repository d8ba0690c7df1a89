import type { RulesTopic } from './phrase-book.ts';

/**
 * A value in a flow's slots. Dates are ISO 8601 strings, money is paise; the text says how to show them
 * (`{expectedAt|date}`, `{total|money}`).
 */
export type SlotValue = string | number | boolean | null;
export type Slots = Record<string, SlotValue>;

/** One entry of a list that a call brought: what is shown of it, and the slots that choosing it fills. */
export interface ListItem {
  id: string;
  /** Text of the catalogue, filled with `values`. */
  label: string;
  values: Slots;
  slots: Slots;
  /** Names that it goes by beside its label: all items of an order. Never shown. */
  names?: string[];
}

/**
 * What a question takes as an answer. Days are `2026-11-26`; `future-day` reads "kal" as tomorrow, `past-day` as
 * yesterday. `payout` is a UPI address or an account number with its IFSC. `photos` counts files.
 */
export const EXPECTATIONS = [
  'text',
  'order-number',
  'ticket-number',
  'pin-code',
  'code',
  'yes-no',
  'language',
  'future-day',
  'past-day',
  'quantity',
  'amount',
  'serial-number',
  'phone',
  'payout',
  'photos',
] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

export type Condition =
  | { slot: string; is: SlotValue }
  | { slot: string; in: SlotValue[] }
  | { slot: string; known: boolean }
  /** Whether the day of an ISO 8601 date, in India, is over. An empty slot is neither past nor future. */
  | { slot: string; past: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** A literal, or the value of a slot. */
export type Argument = SlotValue | { slot: string };

export interface ChooseOption<Key extends string> {
  id: string;
  label: Key;
  next: string;
}

/** The steps as data. `next` names a step of the same flow. */
export type Step<Key extends string = string> =
  | { kind: 'say'; text: Key; next: string }
  | {
      kind: 'ask';
      slot: string;
      expect: Expectation;
      text: Key;
      /** Said when the answer does not fit. Default: the same text again. */
      retry?: Key;
      next: string;
      /** Where "I don't have it" leads. Without it the question is repeated and then handed to a person. */
      dontHave?: string;
      /** Ask again even where the slot is already filled. Default false: a filled slot skips the question. */
      always?: boolean;
      /** The message that started the flow fills it where it tells something: for "what happened?". Only with `text`. */
      takesOpening?: boolean;
      /** An address that the message which started the flow names answers it. */
      takesAddress?: boolean;
      /** A slot with a story: what is told here instead of an answer is added to it, and the question asked again. */
      addsTo?: string;
      /** A last "is that right?" about what can be undone. A letter does not wait a day for it: yes is taken. */
      isUndoable?: boolean;
      /** Only with `quantity`: the slot with how many there are. "All of them" is that number, and more is no answer. */
      most?: string;
      /** Questions that a letter asks together with this one, as far as they are still open. */
      along?: readonly string[];
    }
  | {
      kind: 'choose';
      slot: string;
      text: Key;
      options: ChooseOption<Key>[];
      /** The message that started the flow chooses where it says so: "it is torn, refund please". */
      takesOpening?: boolean;
      /** As of `ask`. */
      along?: readonly string[];
    }
  | {
      kind: 'pick';
      slot: string;
      /** A list that a call brought. Its only entry is taken without asking, unless there is `other`. */
      from: string;
      text: Key;
      next: string;
      /** An entry below the list for what is not in it. */
      other?: { label: Key; next: string };
      /** An entry below a list of two and more for all of them, or some. `isDefault`: meant where nothing is said of a part. */
      several?: { label: Key; next: string; isDefault?: boolean };
      /** As of `ask`. */
      along?: readonly string[];
    }
  | { kind: 'branch'; cases: { when: Condition; next: string }[]; otherwise: string }
  | {
      kind: 'call';
      /** Name in the services' registry of calls. */
      call: string;
      with: Record<string, Argument>;
      /** Outcome -> step; every outcome that the call declares must be here. */
      on: Record<string, string>;
    }
  | { kind: 'set'; slots: Record<string, Argument>; next: string }
  /** Goes over to another flow in the place of this one, with some of its slots filled. */
  | { kind: 'go'; flow: string; with: Record<string, Argument> }
  /** Gives the conversation to a person; the text says so. */
  | { kind: 'hand-off'; reason: string; text: Key }
  /** Ends this flow; what was interrupted by it goes on. */
  | { kind: 'end'; text?: Key };

export interface RulesText<Key extends string> {
  text: Key;
  /** A value of `Facts.values` that has to be known. */
  needs: string;
  /** Its flow does what the text speaks of, and is offered after it. */
  leadsOn?: boolean;
}

export interface Flow<Key extends string = string> {
  id: string;
  /** Its name in menus. */
  title: Key;
  /** Position in the main menu; absent: not in it. */
  menu?: number;
  /** What it is about. Two requests of one message that are about the same are one. */
  about?: string;
  /** Asked for by telling what happened: in a long story it is a part of that, and no wish of its own. */
  isTold?: boolean;
  /** What another flow is about that sees to this as well: beside that one it is no wish of its own. */
  partOf?: string;
  /** Gives way to another flow about the same: "it is broken, I want my money back". */
  general?: boolean;
  /** Somebody who leaves it half-way is still owed something: on the phone, a good-bye in its middle opens a ticket. */
  isCase?: boolean;
  /** Whoever asks for it right after a ticket was opened or told of is answered by that. */
  isInTicket?: boolean;
  /** The step that asks what the customer would like: whoever says it right after the ticket was opened says it of that. */
  wishes?: string;
  /** Tells how far something is: "any update?" right after it asks for it again. */
  isNews?: boolean;
  /** Asked of our own accord: thanks instead of an answer end it. */
  isCourtesy?: boolean;
  /** Whoever was asked something and never answers has told enough once this slot was given: it goes on with that step. */
  ifLeft?: { given: string; next: string };
  /** The brand's rules about it, for whoever asks for them ("what is your return policy?"). */
  rules?: Key;
  /** Said to "how long will it take?" while it is open, where its variables are known; then it is asked again. */
  howLong?: Key;
  /** Said to "will you charge me?" while it is open: the first text whose value and variables are known. */
  charges?: readonly RulesText<Key>[];
  /** Its rules on single matters ("is shipping free?"): the first text is told whose value and variables are known. */
  topics?: Partial<Record<RulesTopic, readonly RulesText<Key>[]>>;
  start: string;
  steps: Record<string, Step<Key>>;
}

/** Definition of a call, shared by the flow check and by the services that run it. */
export interface CallDefinition {
  arguments: readonly string[];
  /** Arguments that may be left out. */
  optional?: readonly string[];
  outcomes: readonly string[];
  /** Slots that it fills, for the check of wording variables. */
  fills: readonly string[];
  /** Lists that it brings, with the slots that choosing from each fills. */
  lists?: Readonly<Record<string, readonly string[]>>;
  /** It changes the world: it is run after the turn's commit, once, and its outcome is the next input. */
  isEffect?: boolean;
}

export interface CallRequest {
  call: string;
  arguments: Slots;
}

export interface CallOutcome {
  outcome: string;
  slots: Slots;
  lists?: Record<string, ListItem[]>;
}
