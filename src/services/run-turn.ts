import { AppError } from '../core/errors.ts';
import type { Advance, Facts, FlowState, Prompt, TurnInput, Understanding } from '../core/flow.ts';
import type { OutboundContent } from '../core/message.ts';
import { callHandlers } from './calls/index.ts';
import { factsOf } from './facts.ts';
import type { TurnContext } from './turn-context.ts';
import { turnInputs } from './turn-inputs.ts';

/** A flow that calls more often than this within one input goes in circles. */
const MAX_CALLS = 20;

export interface TurnResult {
  state: FlowState;
  contents: OutboundContent[];
  understood: Understanding[];
  handOff: { reason: string } | null;
}

/** Feeds a turn's messages to the engine, runs what it calls, and renders what it says. Writes nothing. */
export async function runTurn(context: TurnContext): Promise<TurnResult> {
  const { engine } = context.deps;
  const facts = factsOf(context);
  const prompts: Prompt[] = [];
  const understood: Understanding[] = [];
  let state = context.turn.state;
  let handOff: TurnResult['handOff'] = null;

  for (const input of turnInputs(context.turn.waiting)) {
    const step = await runInput(state, input, facts, context, (advanced) => {
      prompts.push(...advanced.prompts);
      understood.push(...advanced.understood);
      handOff = advanced.handOff ?? handOff;
    });
    state = step.state;
    // From here on a person answers; what else was written is theirs to read.
    if (handOff !== null) break;
  }

  const language = state.language ?? context.account.brand.languages[0] ?? 'en';
  const contents = engine.render(prompts, { language, capabilities: context.account.type.capabilities, facts });
  return { state: { ...state, proofs: context.proofs }, contents, understood, handOff };
}

async function runInput(
  state: FlowState,
  input: TurnInput,
  facts: Facts,
  context: TurnContext,
  collect: (advanced: Advance) => void,
): Promise<Advance> {
  let step = context.deps.engine.advance(state, input, facts);
  collect(step);
  for (let calls = 0; step.call !== null; calls += 1) {
    if (calls === MAX_CALLS) throw new AppError('internal', `a flow made more than ${MAX_CALLS} calls in one input`);
    const handler = callHandlers[step.call.call];
    if (handler === undefined) throw new AppError('internal', `no handler for the call ${step.call.call}`);
    context.language = step.state.language ?? context.language;
    const outcome = await handler(step.call.arguments, context);
    step = context.deps.engine.advance(step.state, { kind: 'outcome', outcome }, facts);
    collect(step);
  }
  return step;
}
