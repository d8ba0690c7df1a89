import { z } from 'zod';
import type { WaitingWish } from './phrase-book.ts';

/**
 * Where a call to people stands. `queued`: the caller waits on the line; `call-back`: the caller has hung up and keeps
 * the place; `ringing`: an agent's phone rings, or an agent has taken the call-back; `connected`: they talk; `held`: the
 * caller waits for the agent who has put them on hold.
 */
export const CALL_STATES = ['queued', 'call-back', 'ringing', 'connected', 'held', 'over'] as const;
export type CallState = (typeof CALL_STATES)[number];

/**
 * Why a try to call back led to no conversation. `machine`: an answering machine took it; `agent-missed`: the agent's own
 * phone was not answered, so that the customer was never rung; `refused`: the provider would not dial; `not-dialled`: it
 * could not be reached; `unknown`: it did not say, and long enough has passed that nothing rings any more.
 */
export const TRY_OUTCOMES = [
  'no-answer',
  'busy',
  'failed',
  'machine',
  'agent-missed',
  'refused',
  'not-dialled',
  'unknown',
] as const;
export type TryOutcome = (typeof TRY_OUTCOMES)[number];

/**
 * Why a caller holds nobody up. Call-backs that are left to a person: `stopped`, they have said STOP; `abroad`, a number of
 * a country that the brand does not dial by itself; `closed-then`, the shop is never open in the hours that they named. `message`: they are still on the line, and leave a message.
 */
export const LEFT_REASONS = ['stopped', 'abroad', 'closed-then', 'message'] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** Whether the provider was asked to dial, took it, or did not say. Asked for once for each try. */
export const DIAL_STATES = ['asking', 'asked', 'uncertain'] as const;
export type DialState = (typeof DIAL_STATES)[number];

/** A call that asked for a person. What was said before is its conversation. */
export interface Call {
  accountId: string;
  callSid: string;
  brandId: string;
  /** E.164; null where the caller withholds it. */
  from: string | null;
  language: string;
  state: CallState;
  ticketNumber: string | null;
  /** What it is about, for whoever takes it: one line. */
  about: string;
  agentId: string | null;
  /** Handed over to this agent, who alone is rung while their browser is there; null: to whoever is free. */
  reservedFor: string | null;
  /** The provider's name of the agent's end of the conversation. */
  agentLeg: string | null;
  /** And of the customer's, where that is not the call itself: we have called them. */
  customerLeg: string | null;
  /** The caller waits on the line, or has chosen to be called back. */
  isCallBack: boolean;
  queuedAt: Date;
  /** Since when the agent's phone rings; of a caller who waits on the line, the last sign that they are there. */
  ringingAt: Date | null;
  connectedAt: Date | null;
  endedAt: Date | null;
  /** Failed tries to call back. */
  tries: number;
  /** A call-back is not tried again before. */
  notBefore: Date | null;
  /** Hours in India in which it suits the caller, like `13-17`; null: any. */
  window: string | null;
  /** The newest try, and what came of it. */
  lastTryAt: Date | null;
  lastTry: TryOutcome | null;
  leftBecause: LeftReason | null;
  /** The try that is dialled by the system itself; its name is used once. */
  dialId: string | null;
  dialState: DialState | null;
}

/** Where an agent sends a call. To an agent: a colleague, or themselves to take it off hold. */
export type MoveTarget = { kind: 'queue' | 'hold' } | { kind: 'agent'; agentId: string };

/** A call-back that was promised, or that a missed call gets. */
export type CallBackDraft = Pick<
  Call,
  'accountId' | 'callSid' | 'brandId' | 'from' | 'language' | 'ticketNumber' | 'about' | 'notBefore' | 'window'
>;

/** An agent who takes calls in the browser. */
export interface CallAgent {
  id: string;
  name: string;
  /** Null: all brands. */
  brandIds: readonly string[] | null;
  isAvailable: boolean;
  /** The browser's last sign of life. */
  seenAt: Date;
  /** Since when without a call; who waits longest is rung first. */
  freeSince: Date;
}

/** A caller's place, and what the waiting depends on. */
export interface Place {
  /** 1 is the next. */
  position: number;
  /** Agents who are signed in for calls, busy ones included; of a call that was handed to a colleague who is there, 1. */
  agents: number;
  /** Mean length of the last conversations, seconds; null where there were none. */
  talkSeconds: number | null;
  /** Set when the call was given to an agent just now. */
  ring: CallAgent | null;
}

export interface Calls {
  /** The document that answered a step of a call, or null. */
  step(accountId: string, callSid: string, step: string): Promise<string | null>;
  /** Keeps it; where another process was first, its document is returned and stays. */
  keepStep(accountId: string, callSid: string, step: string, document: string, at: Date): Promise<string>;
  forgetSteps(before: Date): Promise<void>;

  get(accountId: string, callSid: string): Promise<Call | null>;
  /** Enters the queue; the same call again changes nothing. */
  enter(
    call: Pick<Call, 'accountId' | 'callSid' | 'brandId' | 'from' | 'language' | 'ticketNumber' | 'about'>,
    at: Date,
  ): Promise<void>;
  /**
   * The place of a call that waits on the line. In the same transaction it is given to the agent who has been free for
   * longest, if more agents are free than calls stand before it. `seenSince`: agents without a sign of life since are away.
   */
  place(accountId: string, callSid: string, now: Date, seenSince: Date): Promise<Place | null>;
  /** The agent did not answer: the call keeps its place, the agent is away until they say otherwise. */
  missed(accountId: string, callSid: string, at: Date): Promise<void>;
  /** They talk. Other call-backs to the same number are done with. */
  connected(accountId: string, callSid: string, at: Date): Promise<void>;
  /** The provider's names of the two ends, or who has answered; a phone that rings begins to ring anew. */
  note(
    accountId: string,
    callSid: string,
    known: Partial<Pick<Call, 'agentLeg' | 'customerLeg' | 'lastTry'>>,
    at: Date,
  ): Promise<void>;
  /** The agent who has the call sends it elsewhere; it keeps its place. Null where it is not theirs any more. */
  move(accountId: string, callSid: string, agentId: string, to: MoveTarget, at: Date): Promise<Call | null>;
  /** The caller hangs up, or has, and keeps the place; nothing changes for one who talks or is called back already. */
  wantCallBack(accountId: string, callSid: string): Promise<void>;
  /** An agent takes a call-back; null where it is gone or somebody else's. */
  takeCallBack(accountId: string, callSid: string, agentId: string, at: Date): Promise<Call | null>;
  /**
   * Gives a call-back that is due to the agent who has been free for longest, to be dialled as `dialId`; null where it is
   * not due, or nobody is free once those before it have their agents. One transaction: two processes never both get it.
   */
  dialCallBack(
    accountId: string,
    callSid: string,
    dial: { dialId: string; now: Date; seenSince: Date },
  ): Promise<Call | null>;
  leave(accountId: string, callSid: string, because: LeftReason): Promise<void>;
  /** A call-back that nobody has taken yet waits until then. */
  postpone(accountId: string, callSid: string, notBefore: Date): Promise<void>;
  /** What the provider said to the dialling; nothing changes where the try is over. */
  dialSaid(dialId: string, state: DialState, agentLeg: string | null): Promise<void>;
  /** A try is over without a conversation. `notBefore` null: it is the last one. Null where no try was under way. */
  tried(
    accountId: string,
    callSid: string,
    result: { outcome: TryOutcome; counts: boolean; at: Date; notBefore: Date | null },
  ): Promise<Call | null>;
  /** The call that has this name at one of its ends. */
  byLeg(accountId: string, leg: string): Promise<Call | null>;
  over(accountId: string, callSid: string, at: Date): Promise<void>;
  /** Callers who wait on the line without a sign of theirs since then: their hanging up was never told. */
  silent(since: Date): Promise<Call[]>;
  /** Calls of these brands that wait, ring or talk, in the order of the queue. */
  open(brandIds: readonly string[]): Promise<Call[]>;
  /**
   * Frees what was left ringing or talking when a process or a provider's word was lost. Returns call-backs whose try
   * ended so; they are tried again from `notBefore` on.
   */
  recover(before: { ringing: Date; talking: Date }, at: Date, notBefore: Date): Promise<Call[]>;

  /** Agents of these brands who were there since, with whether they have a call. */
  agents(brandIds: readonly string[], seenSince: Date): Promise<(CallAgent & { isBusy: boolean })[]>;
  /** A sign of life; `isAvailable` null leaves it as it is. */
  seen(agent: Pick<CallAgent, 'id' | 'name' | 'brandIds'>, isAvailable: boolean | null, at: Date): Promise<CallAgent>;

  /** The newest ticket of a conversation that is not closed. */
  ticketOf(conversationId: string): Promise<{ id: string; number: string } | null>;
  /** The newest ticket about missed calls of a contact that is not settled. */
  missedCallOf(contactId: string): Promise<{ id: string; number: string } | null>;

  /** A link for files, by the hash of its secret. */
  addUploadLink(link: UploadLink): Promise<void>;
  uploadLink(hash: string): Promise<UploadLink | null>;
  /** Uses it up; false where it was used before. */
  spendUploadLink(hash: string, at: Date): Promise<boolean>;
}

/** A page for photos from a call; good once. */
export interface UploadLink {
  hash: string;
  accountId: string;
  callSid: string;
  /** The identity of the caller, so that the files come into the same conversation. */
  caller: string;
  brandId: string;
  language: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Ticket topics that the phone itself opens. */
export const MISSED_CALL = 'missed-call';
export const VOICEMAIL = 'voicemail';

/** What the phone has to do with a caller who waits, as its channel sees it. */
export type Waiting =
  | { kind: 'ring'; agentId: string }
  /** On hold. */
  | { kind: 'held' }
  /** `waitSeconds` null: nobody can tell yet. */
  | { kind: 'wait'; position: number; waitSeconds: number | null }
  /** No agent is signed in, or the shop is closed. */
  | { kind: 'nobody' };

/** The queue for people, as a phone channel uses it; bound to its account. */
export interface CallDesk {
  enter(call: Pick<Call, 'callSid' | 'from' | 'language' | 'ticketNumber' | 'about'>): Promise<void>;
  look(callSid: string): Promise<Waiting>;
  get(callSid: string): Promise<Call | null>;
  missed(callSid: string): Promise<void>;
  /** The agent has answered: they talk. */
  connected(callSid: string, agentLeg: string): Promise<void>;
  wantCallBack(callSid: string): Promise<void>;
  /** The caller leaves a message and waits for nobody meanwhile. */
  leavesMessage(callSid: string): Promise<void>;
  /** What a waiting caller has keyed or said; null: nothing that is clear. */
  hear(said: string): WaitingWish | null;
  /** Words that a recogniser should expect of one. */
  hints(language: string): readonly string[];
  /** The agent has sent the call elsewhere, and its customer asks us what next. */
  moved(callSid: string, agentId: string, to: MoveTarget): Promise<void>;
  /** The call was answered and is over, or its caller has left a message. */
  over(callSid: string): Promise<void>;
  /** The caller has hung up: whoever was still waiting has a complaint, and is called back where the brand does that. */
  gaveUp(callSid: string): Promise<void>;
  callBacks: CallBackDesk;
}

/** Calling back, agent first: the customer is rung when the agent is on the line, and never hears silence. */
export interface CallBackDesk {
  /** A call-back to be dialled now, as `dialId`: in hours, with an agent free; null: none. */
  next(): Promise<Call | null>;
  /** What the provider said to the dialling. */
  said(dialId: string, state: DialState, agentLeg: string | null): Promise<void>;
  /** The agent's phone was answered; the customer's is rung. */
  ringing(callSid: string, agentLeg: string): Promise<void>;
  /** The customer has answered: they talk. */
  reached(callSid: string, customerLeg: string): Promise<void>;
  /** The provider thinks that an answering machine has. */
  machine(callSid: string): Promise<void>;
  /** The try is over; without an answer it is made again later, three times at most. */
  ended(callSid: string, outcome: TryOutcome | 'answered'): Promise<void>;
  /** One end of a call has hung up, by its provider's name. */
  legOver(leg: string): Promise<void>;
}

/** Who is called back by the system itself: whoever asked for it and whoever was missed, only the former, or nobody. */
export const CALL_BACK_MODES = ['all', 'asked', 'by-hand'] as const;
export interface CallBackRules {
  mode: (typeof CALL_BACK_MODES)[number];
  /** Beginnings of numbers that are dialled, like +91: anybody can call with a number that costs the one who calls it. */
  countries: readonly string[];
}

/** Documents that answered the steps of calls; bound to an account. */
export interface CallSteps {
  find(callSid: string, step: string): Promise<string | null>;
  /** Returns the document that stands: where two webhooks raced, that of the first. */
  keep(callSid: string, step: string, document: string): Promise<string>;
  /** Those that no repeat can ask for any more. */
  forgetOld(): Promise<void>;
}

/** What the call brings to whoever takes it over. */
export const transferSchema = z.object({ ticketNumber: z.string().nullable(), about: z.string() });
