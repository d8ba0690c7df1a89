import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { createEngine } from '../../src/engine/index.ts';
import { FACTS } from '../shop-facts.ts';
import type { Start } from './measure.ts';

/** The product as a customer meets it: the sentence is the first message of a chat, and is read as any other. */
export function createRedress(): { start: Start; trainedMs: number } {
  const startedAt = performance.now();
  const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
  const trainedMs = performance.now() - startedAt;
  return {
    trainedMs,
    start: (text) => {
      const { understood } = engine.advance(INITIAL_FLOW_STATE, { kind: 'message', text, files: 0 }, FACTS);
      return Promise.resolve(understood.map(({ read }) => flowStarted(read)).find((flow) => flow !== null) ?? null);
    },
  };
}

function flowStarted(read: string): string | null {
  const [kind, name = ''] = read.split(':');
  if (kind === 'intent' || kind === 'entity') return name;
  if (kind === 'alarm' || read === 'command:human') return 'human';
  return null;
}
