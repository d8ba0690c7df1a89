import type { Slots, Step } from '../core/flow.ts';
import type { Advance, Facts, FlowState, Frame, Prompt } from '../core/flow-state.ts';
import type { Library } from './library.ts';
import type { Entities } from './understand/entities.ts';
import { createJudge, type Judge } from './understand/intent.ts';

/** What one input is becoming: a copy that the parts of the engine write into, and nobody else sees. */
interface Draft extends Advance {
  /** A flow came to its end, so that the customer is told how to go on. */
  flowEnded: boolean;
  /** Nothing more is asked: goodbye was said. */
  over: boolean;
}

export interface Scene {
  library: Library;
  facts: Facts;
  draft: Draft;
  /** Several readers look at the same words: they are judged once. */
  judge: Judge;
  /** The same of what is recognised in them, by text. */
  recognised: Map<string, Entities>;
}

export function createScene(library: Library, facts: Facts, state: FlowState): Scene {
  // Flows change between releases; a frame whose step is gone cannot go on.
  const stack = state.stack.filter(({ flow, step }) => library.flows.get(flow)?.steps[step] !== undefined);
  return {
    library,
    facts,
    draft: {
      state: { ...state, stack: stack.map(copyOf), queued: [...state.queued], last: [...state.last] },
      prompts: [],
      call: null,
      handOff: null,
      understood: [],
      flowEnded: false,
      over: false,
    },
    judge: createJudge(library),
    recognised: new Map(),
  };
}

/** As deep as a frame is written into: lists that calls brought, and questions along, are replaced as a whole. */
function copyOf(frame: Frame): Frame {
  return { ...frame, slots: { ...frame.slots }, trail: [...frame.trail] };
}

/** The customer named it: how they write does not change it any more. */
export function chooseLanguage({ draft: { state } }: Scene, language: string): void {
  state.language = language;
  state.isLanguageChosen = true;
}

interface Saying {
  values?: Slots;
  options?: Prompt['options'];
  expect?: Prompt['expect'];
  isAlong?: boolean;
}

/** Adds a prompt. It keeps only the values that its wording uses: prompts are stored. */
export function say(
  scene: Scene,
  text: string,
  { values = {}, options = [], expect = null, isAlong = false }: Saying = {},
): void {
  const used = scene.library.variables(text);
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => used.has(name)));
  scene.draft.prompts.push({ text, values: kept, options, expect, ...(isAlong ? { isAlong } : {}) });
}

export function note(scene: Scene, read: string, score: number | null = null): void {
  scene.draft.understood.push({ read, score });
}

/** The flow that has the word, if any. */
export function topFrame(scene: Scene): Frame | undefined {
  return scene.draft.state.stack.at(-1);
}

/** Where that one stands. */
export function topStep(scene: Scene): Step | undefined {
  const frame = topFrame(scene);
  return frame === undefined ? undefined : scene.library.flows.get(frame.flow)?.steps[frame.step];
}

export function isWaiting(scene: Scene): boolean {
  return (scene.draft.prompts.at(-1)?.expect ?? null) !== null;
}
