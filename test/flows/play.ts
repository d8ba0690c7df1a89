import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { CallOutcome, CallRequest, Facts, FlowState, Prompt, TurnInput } from '../../src/core/flow.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow.ts';
import type { OutboundContent } from '../../src/core/message.ts';
import { createEngine, type Engine } from '../../src/engine/index.ts';
import { answerCall } from './fake-calls.ts';

export const engine: Engine = createEngine({ flows, catalogues, phrases, concepts, calls });

const CAPABILITIES: Record<ChannelCapabilities['form'], ChannelCapabilities> = {
  chat: { form: 'chat', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 4000, attachments: true },
  letter: { form: 'letter', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 100_000, attachments: true },
  spoken: { form: 'spoken', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 4000, attachments: false },
};

export function factsFor(form: ChannelCapabilities['form']): Facts {
  return {
    rung: 'unknown',
    now: '2026-11-24T06:30:00.000Z',
    brandName: 'Test Shop',
    languages: ['en', 'hi'],
    orderNumberPattern: 'TS-?\\d{5}',
    form,
    values: {
      brandName: 'Test Shop',
      officerName: 'Asha Rao',
      officerDesignation: 'Grievance Officer',
      officerPhone: '+91 80 4000 0000',
      officerEmail: 'officer@shop.example',
      carePhone: '1800 000 0000',
      careEmail: 'care@shop.example',
      careHours: '9 to 5',
      orderNumberExample: 'TS-10234',
    },
  };
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
  say(text: string): Reply;
  give(input: TurnInput): Reply;
}

/** One conversation on one form of channel, with the calls answered from a small shop. */
export function createPlayer(form: ChannelCapabilities['form'], language: string | null = null): Player {
  let state: FlowState = { ...structuredClone(INITIAL_FLOW_STATE), language };
  const facts = factsFor(form);
  const give = (input: TurnInput): Reply => {
    const prompts: Prompt[] = [];
    const requests: CallRequest[] = [];
    let advanced = engine.advance(state, input, facts);
    const read = advanced.understood.map((understanding) => understanding.read);
    prompts.push(...advanced.prompts);
    while (advanced.call !== null) {
      requests.push(advanced.call);
      const outcome: CallOutcome = answerCall(advanced.call);
      advanced = engine.advance(advanced.state, { kind: 'outcome', outcome }, facts);
      prompts.push(...advanced.prompts);
    }
    state = advanced.state;
    const view = { language: state.language ?? 'en', capabilities: CAPABILITIES[form], facts };
    const contents = engine.render(prompts, view);
    return { contents, prompts, state, read, calls: requests, handedOff: advanced.handOff !== null };
  };
  return { give, say: (text) => give({ kind: 'message', text, files: 0 }) };
}
