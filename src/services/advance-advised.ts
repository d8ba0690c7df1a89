import type { Advance, Facts, TurnInput } from '../core/flow-state.ts';
import type { TurnContext } from './turn-context.ts';

/**
 * Runs the engine; where it understood nothing and a second reader is set up, that one is asked and the engine runs
 * again from the same state. The engine is pure, so that its first run leaves nothing behind.
 */
export async function advanceAdvised(input: TurnInput, facts: Facts, context: TurnContext): Promise<Advance> {
  const { engine, advise } = context.deps;
  const own = engine.advance(context.state, input, facts);
  if (advise === undefined || input.kind !== 'message' || input.text.trim() === '') return own;
  if (!own.understood.some(({ read }) => read === 'nothing')) return own;
  const advice = await advise(input.text, context.signal);
  return advice === null ? own : engine.advance(context.state, { ...input, advice }, facts);
}
