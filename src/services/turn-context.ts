import type { CallBackDraft } from '../core/call.ts';
import type { Rung } from '../core/contact.ts';
import type { CodeDraft, EffectDraft, NoticeDraft } from '../core/effect.ts';
import type { CallOutcome, Slots } from '../core/flow.ts';
import type { FlowState } from '../core/flow-state.ts';
import type { LoadedTurn, TurnCommit } from '../core/store.ts';
import type { TicketDraft } from '../core/ticket.ts';
import type { Account, ServiceDeps } from './deps.ts';

/** What one turn gathers before its commit: calls read from it and add to it; nothing of it is written yet. */
export interface TurnContext {
  deps: ServiceDeps;
  account: Account;
  turn: LoadedTurn;
  proofs: FlowState['proofs'];
  /** The highest rung that was seen so far. */
  rung: Rung;
  tickets: TicketDraft[];
  /** Existing tickets that the messages of this turn belong to. */
  addToTickets: string[];
  /** Those of them that turn out to be complaints. */
  complaints: string[];
  effect: EffectDraft | null;
  notices: NoticeDraft[];
  codes: { sent: CodeDraft[]; used: string[] };
  ratings: TurnCommit['ratings'];
  optOut?: 'stop' | 'start';
  /** A call that was promised in this turn. */
  callBack?: CallBackDraft;
  /** The flows as they stand at the call, for a summary. */
  state: FlowState;
  /** The customer's language as far as this turn knows it. */
  language: string;
  /** When the first message of this turn arrived: the law's clock starts there. */
  receivedAt: Date;
  signal: AbortSignal;
}

/** Decides whether an effect may be run now. An action is run after the commit; an outcome is the answer at once. */
export type PrepareEffect = (
  args: Slots,
  context: TurnContext,
) => Promise<{ action: unknown; followUpAt: Date | null } | CallOutcome>;

/** Runs one call of a flow. Expected failures are outcomes; only faults throw. */
export type CallHandler = (args: Slots, context: TurnContext) => Promise<CallOutcome>;
