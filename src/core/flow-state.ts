import type { Advice } from './advice.ts';
import type { ChannelCapabilities } from './channel.ts';
import type { Rung } from './contact.ts';
import type { CallOutcome, CallRequest, Expectation, ListItem, Slots } from './flow.ts';

/* Where a conversation stands in its flows, and what goes into a turn of the engine and comes out of it. */

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
  /** The flow that opened the ticket, or told of the order. */
  flow?: string;
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
  /** What was said where it was not clear which of two is meant: the one that is chosen begins with it. */
  offeredFor?: string;
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
      /** Its writer's own words, where he passes on those of somebody else: what is wanted stands there. */
      own?: string;
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
  /** The number that the customer writes or rings from, E.164, where the channel has one. */
  writesFrom?: string;
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
