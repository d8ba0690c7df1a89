import { z } from 'zod';

/**
 * Where a call to people stands. `queued`: the caller waits on the line; `call-back`: the caller has hung up and keeps
 * the place; `ringing`: an agent's phone rings, or an agent has taken the call-back; `connected`: they talk.
 */
export const CALL_STATES = ['queued', 'call-back', 'ringing', 'connected', 'over'] as const;
export type CallState = (typeof CALL_STATES)[number];

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
  /** The caller waits on the line, or has chosen to be called back. */
  isCallBack: boolean;
  queuedAt: Date;
  connectedAt: Date | null;
  endedAt: Date | null;
  /** Failed tries to call back. */
  tries: number;
  /** A call-back is not tried again before. */
  notBefore: Date | null;
}

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
  /** Agents who are signed in for calls, busy ones included. */
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
  connected(accountId: string, callSid: string, at: Date): Promise<void>;
  /** The caller hangs up and keeps the place. */
  wantCallBack(accountId: string, callSid: string): Promise<void>;
  /** An agent takes a call-back; null where it is gone or somebody else's. */
  takeCallBack(accountId: string, callSid: string, agentId: string, at: Date): Promise<Call | null>;
  /** Nobody answered the call-back: once more, not before `notBefore`. */
  retryCallBack(accountId: string, callSid: string, notBefore: Date): Promise<void>;
  over(accountId: string, callSid: string, at: Date): Promise<void>;
  /** Calls of these brands that wait, ring or talk, in the order of the queue. */
  open(brandIds: readonly string[]): Promise<Call[]>;
  /** Frees what agents left ringing or talking when their process died. */
  recover(ringingBefore: Date, at: Date): Promise<number>;

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
  connected(callSid: string): Promise<void>;
  wantCallBack(callSid: string): Promise<void>;
  /** A call-back was answered, or not: then it is tried again later. */
  calledBack(callSid: string, wasAnswered: boolean): Promise<void>;
  over(callSid: string): Promise<void>;
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
