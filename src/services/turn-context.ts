import type { CallOutcome, FlowState, Slots } from '../core/flow.ts';
import type { LoadedTurn } from '../core/store.ts';
import type { TicketDraft } from '../core/ticket.ts';
import type { Account, ServiceDeps } from './deps.ts';

/** What one turn gathers before its commit: calls read from it and add to it; nothing of it is written yet. */
export interface TurnContext {
  deps: ServiceDeps;
  account: Account;
  turn: LoadedTurn;
  proofs: FlowState['proofs'];
  tickets: TicketDraft[];
  /** The customer's language as far as this turn knows it. */
  language: string;
  /** When the first message of this turn arrived: the law's clock starts there. */
  receivedAt: Date;
  signal: AbortSignal;
}

/** Runs one call of a flow. Expected failures are outcomes; only faults throw. */
export type CallHandler = (args: Slots, context: TurnContext) => Promise<CallOutcome>;
