import type { Advance, FlowState, TurnInput } from '../../src/core/flow-state.ts';
import type { OutboundContent } from '../../src/core/message.ts';
import type { Engine } from '../../src/engine/index.ts';

/** An engine that answers each input with its own words: shows which messages a turn read, and in which order. */
export const echoEngine: Engine = {
  advance(state: FlowState, input: TurnInput): Advance {
    const said = input.kind === 'message' ? input.text : input.kind;
    return {
      state,
      prompts: [{ text: said, values: {}, options: [], expect: null }],
      call: null,
      handOff: null,
      understood: [{ read: 'echo', score: null }],
    };
  },
  announcesComplaint: () => false,
  isLeftOpen: () => false,
  hearWaiting: () => null,
  waitingHints: () => [],
  asksIfHeard: (text) => text === 'hello?',
  isCourtesy: (text) => text === 'thanks',
  describeStep: () => ({ title: {}, slot: null, question: {} }),
  describeValue: () => ({}),
  sayDetail: ({ name, value }) => `${name}: ${value}`,
  ticketDetails: new Set(),
  render(prompts, view): OutboundContent[] {
    return prompts.map(({ text }) => ({ text, options: [], language: view.language }));
  },
};
