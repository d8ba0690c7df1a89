import type { Advance, Facts, FlowState, Prompt, TurnInput } from '../core/flow-state.ts';
import type { OutboundContent } from '../core/message.ts';
import type { WaitingWish } from '../core/phrase-book.ts';
import { advanceState } from './advance.ts';
import { announcesComplaint } from './announces-complaint.ts';
import {
  type Detail,
  type DetailView,
  describeStep,
  describeValue,
  type StepDescription,
  sayDetail,
  type Wordings,
} from './describe.ts';
import { isLeftOpen } from './left.ts';
import { createLibrary, type EngineParts } from './library.ts';
import { renderPrompts, type View } from './render.ts';
import { asksIfHeard } from './understand/command.ts';
import { isCourtesy } from './understand/courtesy.ts';
import { readIntent } from './understand/intent.ts';
import { readWaiting } from './understand/waiting.ts';

export { advisedFlows } from './advised-flows.ts';
export { splitText } from './degrade/split.ts';
export type { Wordings } from './describe.ts';
export { drawFlow, drawFlows } from './graph.ts';
export { findOrderNumber } from './understand/order-number.ts';
export type { Problem } from './validate/problem.ts';
export { checkFlows } from './validate.ts';

/** The flow interpreter: pure, without clock, chance or input and output. */
export interface Engine {
  /**
   * Runs on one input until an answer or a call is needed, a person takes over, or nothing is left. `call` set: run it
   * and come back with its outcome on the returned state. Prompts are those of this call of `advance` alone.
   */
  advance(state: FlowState, input: TurnInput, facts: Facts): Advance;
  /** Whether a message only says thanks, good-bye or "ok": it asks for nothing. */
  isCourtesy(text: string): boolean;
  /** Whether a message only wants to know if anybody reads it: "hello??", "any update?". */
  asksIfHeard(text: string): boolean;
  /** Whether it says clearly that a complaint is to be recorded: "complaint karo meri". */
  announcesComplaint(text: string): boolean;
  /** Whether something was told that must not be lost if its customer never answers: an input `silence` takes it as it is. */
  isLeftOpen(state: FlowState): boolean;
  /** What a caller who waits for a person wants, by key or by words. */
  hearWaiting(said: string): WaitingWish | null;
  /** Words that a recogniser should expect then. */
  waitingHints(language: string): readonly string[];
  /** Makes messages of all prompts of a turn. */
  render(prompts: readonly Prompt[], view: View): OutboundContent[];
  /** What customers read at a step, for people who look at where it stood. */
  describeStep(flow: string, step: string): StepDescription;
  /** The option that a slot's value stands for; empty where it is none. */
  describeValue(flow: string, slot: string, value: string): Wordings;
  /** What a ticket tells beside its customer's words, in the customer's. */
  sayDetail(detail: Detail, view: DetailView): string;
  /** What a ticket may tell beside its customer's words, as flows name it. */
  ticketDetails: ReadonlySet<string>;
}

/** Example: `createEngine({ flows, catalogues, phrases, calls })`, with all four from flows/index.ts. */
export function createEngine(parts: EngineParts): Engine {
  const library = createLibrary(parts);
  return {
    advance: (state, input, facts) => advanceState(library, state, input, facts),
    isCourtesy: (text) => isCourtesy(text, library.lexicon),
    asksIfHeard: (text) => asksIfHeard(text, library.lexicon) || readIntent(text, library).kind === 'clear',
    announcesComplaint: (text) => announcesComplaint(text, library),
    isLeftOpen: (state) => isLeftOpen(library, state),
    hearWaiting: (said) => readWaiting(said, library.lexicon),
    waitingHints: (language) => Object.values(library.book(language)?.waiting ?? {}).flat(),
    render: (prompts, view) => renderPrompts(library, prompts, view),
    describeStep: (flow, step) => describeStep(library, flow, step),
    describeValue: (flow, slot, value) => describeValue(library, flow, slot, value),
    sayDetail: (detail, view) => sayDetail(library, detail, view),
    ticketDetails: new Set(parts.calls['openTicket']?.optional),
  };
}
