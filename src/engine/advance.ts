import type { CallOutcome } from '../core/flow.ts';
import type { Advance, Facts, FlowState, TurnInput } from '../core/flow-state.ts';
import { takeLeft } from './left.ts';
import { flowOf, type Library, stepOf } from './library.ts';
import { sayMenu } from './menu.ts';
import { messageOf } from './message.ts';
import { takeFiles } from './photos.ts';
import { tellOfQueued } from './queued.ts';
import { readMessage } from './read-message.ts';
import { startFlow } from './read-request.ts';
import { askAgain, hearSilence } from './repair.ts';
import { createScene, note, type Scene, say, topFrame } from './scene.ts';
import { isAskingLanguage, openUnasked, startCall } from './spoken/call-start.ts';
import { takeOutcome } from './steps/call.ts';
import { PERSON_FLOW } from './texts.ts';
import { rememberTold } from './told.ts';
import { settle, walk } from './walk.ts';

/** Runs the machine on one input until it needs an answer, needs a call, hands off, or has nothing left to do. */
export function advanceState(library: Library, state: FlowState, input: TurnInput, facts: Facts): Advance {
  const scene = createScene(library, facts, state);
  const isOpening = isAskingLanguage(scene);
  take(input, scene);
  if (input.kind === 'message' || input.kind === 'silence') {
    if (isOpening) openUnasked(scene);
    tellOfPhotos(scene);
  }
  settle(scene);
  tellOfQueued(scene);
  const { draft } = scene;
  // A question after a call belongs to what was said before it.
  if (input.kind === 'outcome') draft.state.last.push(...draft.prompts);
  else if (draft.prompts.length > 0 || draft.call !== null) draft.state.last = [...draft.prompts];
  const { prompts, call, handOff, understood } = draft;
  return { state: draft.state, prompts, call, handOff, understood };
}

function take(input: TurnInput, scene: Scene): void {
  const { facts } = scene;
  switch (input.kind) {
    case 'message':
      takeMessage(input, scene);
      return;
    case 'started':
      greet(scene);
      return;
    case 'silence':
      // On a phone nothing was heard; elsewhere nobody has answered for so long that they are gone.
      if (facts.form === 'spoken') hearSilence(scene);
      else if (!takeLeft(scene)) scene.draft.over = true;
      return;
    case 'ended':
      return;
    case 'files':
      takeFiles(input, scene);
      if (facts.form === 'spoken') scene.draft.state.hasNewPhotos = true;
      scene.draft.over = true;
      return;
    case 'outcome':
      takeCallOutcome(input.outcome, scene);
      return;
  }
}

/** They come between two words of a caller, who hears of them with the next answer. */
function tellOfPhotos({ draft }: Scene): void {
  if (draft.state.hasNewPhotos !== true) return;
  delete draft.state.hasNewPhotos;
  draft.prompts.unshift({ text: 'call.photosHere', values: {}, options: [], expect: null });
}

function takeMessage(input: Extract<TurnInput, { kind: 'message' }>, scene: Scene): void {
  if (input.isEncrypted === true) {
    note(scene, 'encrypted');
    startFlow(PERSON_FLOW, { reason: 'encrypted' }, scene);
    return;
  }
  const message = messageOf(input);
  const unopened = input.unopened ?? 0;
  if (unopened > 0) say(scene, 'engine.resendFiles');
  // Nothing else came, so that there is nothing else to answer.
  if (unopened > 0 && message.text === '' && message.choiceId === null && message.files === 0) askAgain(scene);
  else readMessage(message, scene);
}

function greet(scene: Scene): void {
  const isNew = topFrame(scene) === undefined;
  if (isNew && scene.facts.form === 'spoken') {
    startCall(scene);
    return;
  }
  say(scene, isNew ? 'engine.greeting' : 'engine.welcomeBack');
  if (isNew) sayMenu(scene);
  else askAgain(scene);
}

/** An outcome that nobody waits for any more (the flow was given to a person, or changed) is let go. */
function takeCallOutcome(outcome: CallOutcome, scene: Scene): void {
  const frame = topFrame(scene);
  const step = frame === undefined ? undefined : stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (frame === undefined || step?.kind !== 'call') {
    note(scene, 'outcome:late');
    scene.draft.over = true;
    return;
  }
  takeOutcome(step, frame, outcome);
  rememberTold(outcome.slots, scene, frame.flow);
  walk(scene);
}
