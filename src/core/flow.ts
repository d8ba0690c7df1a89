import type { Advice } from './advice.ts';
import type { ChannelCapabilities } from './channel.ts';
import type { Rung } from './contact.ts';
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
      /** An entry below a list of two and more for all of them, or some. */
      several?: { label: Key; next: string };
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
  /** The brand's rules about it, for whoever asks for them ("what is your return policy?"). */
  rules?: Key;
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

/** One flow on the stack: the top one has the word, those below it were interrupted. */
export interface Frame {
  flow: string;
  step: string;
  slots: Slots;
  /** Lists that calls brought, by name. */
  lists?: Record<string, ListItem[]>;
  /** Questions answered so far, newest last: for "back" and for corrections. */
  trail: string[];
  /** Failed tries at the present question. */
  misses: number;
  /** What answers said beside what they were asked for: "the one with the lamp", "tomorrow morning". */
  heard?: string;
  /** Questions that the first message answered: once each, so that they can be asked after all. */
  told?: string[];
  /** The order that was being talked about as it began. */
  about?: string;
  /** Letters only: the mail that is being answered, until something is asked back. */
  letter?: string;
  /** Letters only: questions that were asked together with the present one. */
  along?: string[];
}

/** What something was told of, and when: ISO 8601. */
export interface Told {
  number: string;
  at: string;
}

export interface Queued {
  flow: string;
  slots: Slots;
  /** How many flows were open as it was asked for: those go on after it, whatever interrupts meanwhile goes before. */
  above?: number;
  /** The customer heard that it was noted. */
  isTold?: true;
}

/** The bot gave the conversation to people; since when, and how often it has told the customer that they were heard. */
export interface HandedOff {
  /** ISO 8601, as `reassuredAt`. */
  at: string;
  reassured: number;
  reassuredAt?: string;
}

/** All that the engine remembers between turns. Stored as JSON with the conversation. */
export interface FlowState {
  version: 1;
  language: string | null;
  /** The customer named the language; how they write does not change it any more. */
  isLanguageChosen?: boolean;
  stack: Frame[];
  /** Turns in a row that nobody understood. */
  unrecognised: number;
  /** What was offered beside the questions of a flow: flows of the menu, the likely two, a person. Ids in order. */
  offered: string[];
  /** Flows waiting for their turn: the further requests of a message, with what was picked up for each. */
  queued: Queued[];
  /** The last prompts, for "repeat". */
  last: Prompt[];
  /** Letters only: what was said before an effect whose outcome is awaited; it goes into the same letter as that. */
  held?: Prompt[];
  /** On a phone: photos came by the page for them, and the caller was not told so yet. */
  hasNewPhotos?: boolean;
  /**
   * Orders that were proven in this conversation, by number; each proof is for that order alone and ages.
   * Kept and read by the services; the engine only carries it.
   */
  proofs: Record<string, { rung: Rung; at: string; by?: string }>;
  /** The order and the ticket that something was told of last: what comes next need not name them again. */
  order?: Told;
  ticket?: Told;
  /** Photos that came before anything asked for them, and when the last did: ISO 8601. */
  early?: { files: number; at: string };
  /** Kept by the services; the engine only carries it. */
  handedOff?: HandedOff;
}

export const INITIAL_FLOW_STATE: FlowState = {
  version: 1,
  language: null,
  stack: [],
  unrecognised: 0,
  offered: [],
  queued: [],
  last: [],
  proofs: {},
};

export interface PromptOption {
  id: string;
  label: string;
  values?: Slots;
}

/** A neutral thing to say: which text with which values; rendering makes it a message. */
export interface Prompt {
  text: string;
  values: Slots;
  /** Options, in order; labels are texts of the catalogue, with the values that theirs need. */
  options: PromptOption[];
  /** What is waited for; null: just a statement. */
  expect: Expectation | 'choice' | null;
  /** On a phone: hearing failed so often that only keys are taken. */
  keysOnly?: boolean;
  /** On a phone: cannot be talked over. */
  mustHear?: boolean;
  /** Asked in the same letter as the question before it. */
  isAlong?: boolean;
}

/** One input of a turn. Messages that came together are one input. */
export type TurnInput =
  | {
      kind: 'message';
      text: string;
      choiceId?: string;
      digits?: string;
      files: number;
      voice?: number;
      /** It came under another subject than what was said before: it answers nothing that is open. */
      isNewMatter?: true;
      /** Written before what was answered already: the open question is not answered by it. */
      isLate?: true;
      /** Its text cannot be read here. */
      isEncrypted?: true;
      /** Files that are kept but that nobody here can open. */
      unopened?: number;
      /** What somebody else holds the text for; heard only where the engine's own reading is not clear. */
      advice?: Advice;
    }
  | { kind: 'started' }
  | { kind: 'silence' }
  | { kind: 'ended' }
  /** Photos that came from outside the call: counted, not answered. */
  | { kind: 'files'; files: number }
  | { kind: 'outcome'; outcome: CallOutcome };

/** What the engine may know besides the state. */
export interface Facts {
  rung: Rung;
  /** ISO 8601. */
  now: string;
  brandName: string;
  languages: readonly string[];
  /** Regular expression source, without anchors. */
  orderNumberPattern: string;
  /** How the channel shows things; after a spoken answer the caller must not be left in silence. */
  form: ChannelCapabilities['form'];
  /** Texts that a call begins with, before anything is asked: that it is recorded. */
  opening?: readonly string[];
  /** On a phone: a person can be connected now, so that a hand-off promises no call-back. */
  connects?: boolean;
  /** Values that any text may use: officer, customer care, example of an order number. */
  values: Slots;
}

export interface Understanding {
  /**
   * How the input was read: `answer`, `dont-have`, `correction`, `addition`, `offered`, `command:<name>`, `intent:<flow>`,
   * `same:<flow>`, `queued:<flow>`, `entity:<flow>`, `advised:<flow>`, `alarm:<kind>`, `encrypted`, `nothing`.
   */
  read: string;
  score: number | null;
}

/** The engine's result. `call` set: run it and come back with its outcome; the turn is not over. */
export interface Advance {
  state: FlowState;
  prompts: Prompt[];
  call: CallRequest | null;
  handOff: { reason: string } | null;
  understood: Understanding[];
}
