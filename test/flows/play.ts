import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { CallRequest } from '../../src/core/flow.ts';
import {
  type Facts,
  type FlowState,
  INITIAL_FLOW_STATE,
  type Prompt,
  type TurnInput,
} from '../../src/core/flow-state.ts';
import type { OutboundContent } from '../../src/core/message.ts';
import { createEngine, type Engine } from '../../src/engine/index.ts';
import { factsOf } from '../../src/services/facts.ts';
import { CAPABILITIES, openShop, type Visit } from './shop.ts';

/** What a call may end with. */
export const GOODBYES: readonly string[] = ['engine.goodbye', 'call.unfinished', 'call.unheard'];

export const engine: Engine = createEngine({ flows, catalogues, phrases, concepts, calls });

/** What the engine may know of the small shop; English and Hindi alone. */
export function factsFor(form: ChannelCapabilities['form']): Facts {
  const shop = openShop({ form, isKnown: false, engine });
  return { ...factsOf(shop.context(INITIAL_FLOW_STATE)), languages: ['en', 'hi'] };
}

export interface Reply {
  contents: OutboundContent[];
  prompts: Prompt[];
  state: FlowState;
  read: string[];
  calls: CallRequest[];
  handedOff: boolean;
}

export interface Player {
  say(text: string): Promise<Reply>;
  give(input: TurnInput): Promise<Reply>;
}

/** One conversation on one form of channel, its calls answered by the services on a small shop. */
export function createPlayer(visit: Omit<Visit, 'engine'>, language: string | null = null): Player {
  const shop = openShop({ ...visit, engine });
  let state: FlowState = { ...structuredClone(INITIAL_FLOW_STATE), language };
  const facts = factsOf(shop.context(state));
  const give = async (input: TurnInput): Promise<Reply> => {
    const prompts: Prompt[] = [];
    const requests: CallRequest[] = [];
    let advanced = engine.advance(state, input, facts);
    const read = advanced.understood.map((understanding) => understanding.read);
    prompts.push(...advanced.prompts);
    let { handOff } = advanced;
    while (advanced.call !== null) {
      requests.push(advanced.call);
      const said = input.kind === 'message' ? input.text : '';
      const outcome = await shop.answer(advanced.call, advanced.state, said);
      advanced = engine.advance(advanced.state, { kind: 'outcome', outcome }, facts);
      handOff = advanced.handOff ?? handOff;
      prompts.push(...advanced.prompts);
    }
    state = { ...advanced.state, proofs: { ...shop.proofs } };
    const view = { language: state.language ?? 'en', capabilities: CAPABILITIES[visit.form], facts };
    const contents = engine.render(prompts, view);
    return { contents, prompts, state, read, calls: requests, handedOff: handOff !== null };
  };
  return { give, say: (text) => give({ kind: 'message', text, files: 0 }) };
}
