import { AppError } from '../core/errors.ts';
import type { CallOutcome, CallRequest } from '../core/flow.ts';
import type { Advance, Facts, FlowState, Prompt, TurnInput, Understanding } from '../core/flow-state.ts';
import type { OutboundContent } from '../core/message.ts';
import { advanceAdvised } from './advance-advised.ts';
import { callHandlers } from './calls/index.ts';
import { effectPreparers } from './effects/prepare.ts';
import { factsOf } from './facts.ts';
import { findNewMatters } from './new-matters.ts';
import { withoutOptOut } from './opt-out.ts';
import { addTransfer } from './transfer.ts';
import type { TurnContext } from './turn-context.ts';
import { turnInputs } from './turn-inputs.ts';

/** A flow that calls more often than this within one input goes in circles. */
const MAX_CALLS = 20;

export interface TurnResult {
  state: FlowState;
  contents: OutboundContent[];
  understood: Understanding[];
  handOff: { reason: string } | null;
  /** The last message that was read; later ones wait for the outcome of an effect. */
  readToSeq: number;
}

/** Feeds a turn's messages to the engine, runs what it calls, and renders what it says. Writes nothing. */
export async function runTurn(context: TurnContext): Promise<TurnResult> {
  const { engine } = context.deps;
  const facts = factsOf(context);
  const prompts: Prompt[] = [];
  const understood: Understanding[] = [];
  const last = context.turn.waiting.at(-1)?.seq ?? context.turn.doneSeq;
  let handOff: TurnResult['handOff'] = null;
  let readToSeq = last;

  for (const { input, toSeq } of turnInputs(withoutOptOut(context), await findNewMatters(context))) {
    const step = await runInput(input, facts, context, (advanced) => {
      prompts.push(...advanced.prompts);
      understood.push(...advanced.understood);
      handOff = advanced.handOff ?? handOff;
    });
    context.state = step.state;
    // From here on a person answers; what else was written is theirs to read.
    if (handOff !== null) break;
    if (context.effect !== null) {
      readToSeq = toSeq;
      break;
    }
  }

  const { held = [], ...state } = context.state;
  const said = [...held, ...prompts];
  // Two letters within a second would be one too many. What acknowledges a ticket goes out with the turn that opened it.
  const isHeld = context.effect !== null && context.tickets.length === 0 && handOff === null;
  if (isHeld && facts.form === 'letter') {
    return { state: { ...state, held: said, proofs: context.proofs }, contents: [], understood, handOff, readToSeq };
  }
  const language = state.language ?? context.account.brand.languages[0] ?? 'en';
  const contents = engine.render(said, { language, capabilities: context.account.type.capabilities, facts });
  if (handOff !== null && facts.connects === true) addTransfer(contents, context);
  return { state: { ...state, proofs: context.proofs }, contents, understood, handOff, readToSeq };
}

async function runInput(
  input: TurnInput,
  facts: Facts,
  context: TurnContext,
  collect: (advanced: Advance) => void,
): Promise<Advance> {
  let step = await advanceAdvised(input, facts, context);
  collect(step);
  for (let calls = 0; step.call !== null; calls += 1) {
    if (calls === MAX_CALLS) throw new AppError('internal', `a flow made more than ${MAX_CALLS} calls in one input`);
    context.state = step.state;
    context.language = step.state.language ?? context.language;
    const outcome = await runCall(step.call, context);
    if (outcome === 'awaited') return step;
    step = context.deps.engine.advance(step.state, { kind: 'outcome', outcome }, facts);
    collect(step);
  }
  return step;
}

/** A call is run now; an effect is committed with the turn and comes back as an input of its own. */
async function runCall(request: CallRequest, context: TurnContext): Promise<CallOutcome | 'awaited'> {
  const handler = callHandlers[request.call];
  if (handler !== undefined) return handler(request.arguments, context);
  const prepare = effectPreparers[request.call];
  if (prepare === undefined) throw new AppError('internal', `no handler for the call ${request.call}`);
  const prepared = await prepare(request.arguments, context);
  if ('outcome' in prepared) return prepared;
  context.effect = { id: context.deps.ids.next(), call: request.call, arguments: request.arguments, ...prepared };
  return 'awaited';
}
