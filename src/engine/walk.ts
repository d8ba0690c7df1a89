import { AppError } from '../core/errors.ts';
import type { Frame } from '../core/flow-state.ts';
import { keepLetter } from './letter.ts';
import { flowOf, stepOf } from './library.ts';
import { sayMenu } from './menu.ts';
import { sayOfQueued } from './queued.ts';
import { isWaiting, type Scene, say, topFrame } from './scene.ts';
import { pushFlow } from './stack.ts';
import { runAsk } from './steps/ask.ts';
import { runBranch } from './steps/branch.ts';
import { runCall } from './steps/call.ts';
import { runChoose } from './steps/choose.ts';
import { runEnd } from './steps/end.ts';
import { runGo } from './steps/go.ts';
import { runHandOff } from './steps/hand-off.ts';
import { runPick } from './steps/pick.ts';
import type { StepResult } from './steps/result.ts';
import { runSay } from './steps/say.ts';
import { runSet } from './steps/set.ts';

/** More steps without a question than any flow has: it goes in circles. */
const MAX_STEPS = 200;

/** Runs the flow on top, and those that come after it, until somebody is waited for or nothing is left. */
export function walk(scene: Scene): void {
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const frame = topFrame(scene);
    if (frame === undefined) return;
    const result = runStep(frame, scene);
    if (result.kind === 'wait') return;
    if (result.kind === 'next') {
      frame.step = result.step;
      frame.misses = 0;
    }
    if (result.kind === 'ended') comeBack(scene);
  }
  throw new AppError(
    'internal',
    `the flow ${topFrame(scene)?.flow} runs in circles; redress flows check names the step`,
  );
}

/** What follows a flow that ended: a further request of a message, or what it had interrupted. */
export function comeBack(scene: Scene): void {
  const { state } = scene.draft;
  const [queued] = state.queued;
  if (queued !== undefined && (queued.above ?? state.stack.length) >= state.stack.length) {
    state.queued.shift();
    sayOfQueued('engine.next', queued, scene);
    pushFlow(scene, queued.flow, queued.slots);
    keepLetter({ text: String(queued.slots['opening'] ?? '') }, scene);
    return;
  }
  const frame = topFrame(scene);
  if (frame !== undefined) {
    frame.misses = 0;
    say(scene, 'engine.backTo', {
      values: { title: flowOf(scene.library, frame.flow).title },
    });
  }
}

/** The last words of an input. After a spoken answer the caller is asked on, never left in silence. */
export function settle(scene: Scene): void {
  const { draft, facts } = scene;
  if (draft.call !== null || draft.handOff !== null || draft.over || isWaiting(scene)) return;
  const saidNothing = draft.prompts.length === 0 && !draft.flowEnded;
  if (saidNothing || draft.state.stack.length > 0) return;
  if (facts.form === 'spoken') sayMenu(scene, 'engine.anythingElse');
  else if (draft.flowEnded) say(scene, facts.form === 'letter' ? 'engine.closingLetter' : 'engine.closing');
}

function runStep(frame: Frame, scene: Scene): StepResult {
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  switch (step.kind) {
    case 'say':
      return runSay(step, frame, scene);
    case 'ask':
      return runAsk(step, frame, scene);
    case 'choose':
      return runChoose(step, frame, scene);
    case 'pick':
      return runPick(step, frame, scene);
    case 'branch':
      return runBranch(step, frame, scene);
    case 'call':
      return runCall(step, frame, scene);
    case 'set':
      return runSet(step, frame);
    case 'go':
      return runGo(step, frame, scene);
    case 'hand-off':
      return runHandOff(step, frame, scene);
    case 'end':
      return runEnd(step, frame, scene);
  }
}
