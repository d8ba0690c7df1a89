import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { CallOutcome } from '../../src/core/flow.ts';
import { type FlowState, INITIAL_FLOW_STATE, type Prompt } from '../../src/core/flow-state.ts';
import { createEngine } from '../../src/engine/index.ts';
import { testAccount } from '../../test/helpers/test-brand.ts';
import { FACTS } from '../shop-facts.ts';
import type { Talker } from './talker.ts';

/** What the calls of the order-status flow bring. */
const OUTCOMES: Record<string, readonly CallOutcome[]> = {
  listOrders: [{ outcome: 'none', slots: {} }],
  lookUpOrder: [
    { outcome: 'pin-needed', slots: {} },
    {
      outcome: 'found',
      slots: { status: 'shipped', shipmentStatus: 'in-transit', expectedAt: '2026-11-30T00:00:00.000Z' },
    },
  ],
  proveByPinCode: [{ outcome: 'proven', slots: {} }],
};

/** The shipped engine with all its flows, phrases and languages; answers are rendered for a chat. */
export function createRedressTalker(): Talker {
  const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
  const { capabilities }: { capabilities: ChannelCapabilities } = testAccount('chat').type;
  const kept = new Map<string, string>();
  return {
    say: (conversation, text) => {
      const stored = kept.get(conversation);
      let state: FlowState = stored === undefined ? INITIAL_FLOW_STATE : JSON.parse(stored);
      const prompts: Prompt[] = [];
      const asked = new Map<string, number>();
      let step = engine.advance(state, { kind: 'message', text, files: 0 }, FACTS);
      prompts.push(...step.prompts);
      while (step.call !== null) {
        const { call } = step.call;
        const times = asked.get(call) ?? (text === '560034' && call === 'lookUpOrder' ? 1 : 0);
        asked.set(call, times + 1);
        const outcome = OUTCOMES[call]?.[times] ?? OUTCOMES[call]?.at(-1);
        if (outcome === undefined) throw new Error(`no outcome for ${call}`);
        step = engine.advance(step.state, { kind: 'outcome', outcome }, FACTS);
        prompts.push(...step.prompts);
      }
      state = step.state;
      kept.set(conversation, JSON.stringify(state));
      const contents = engine.render(prompts, { language: 'en', capabilities, facts: FACTS });
      return Promise.resolve(contents.map((content) => content.text));
    },
  };
}
