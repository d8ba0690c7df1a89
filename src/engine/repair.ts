import type { Frame } from '../core/flow-state.ts';
import type { Command } from '../core/phrase-book.ts';
import { flowOf, stepOf } from './library.ts';
import { offerPerson, sayMenu, sayWhoAnswers } from './menu.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { askCallLanguage, isAskingLanguage } from './spoken/call-start.ts';
import { ladderRung, takesKeys } from './spoken/ladder.ts';
import { pushFlow } from './stack.ts';
import { presentQuestion } from './steps/question.ts';
import { isQuestion } from './steps/step-kinds.ts';
import { LANGUAGE_FLOW, PERSON_FLOW, spokenPage, TICKET_FLOW } from './texts.ts';
import { comeBack, walk } from './walk.ts';

export function runCommand(command: Command, scene: Scene): void {
  note(scene, `command:${command}`);
  switch (command) {
    case 'menu':
      scene.draft.state.stack = [];
      sayMenu(scene);
      return;
    case 'back':
      goBack(scene);
      return;
    case 'repeat':
      repeatLast(scene);
      return;
    case 'cancel':
      cancel(scene);
      return;
    case 'human':
      startAndWalk(PERSON_FLOW, scene);
      return;
    case 'language':
      startAndWalk(LANGUAGE_FLOW, scene);
      return;
    case 'more':
      showMore(scene);
      return;
    case 'greeting':
      say(scene, topFrame(scene) === undefined ? 'engine.greeting' : 'engine.welcomeBack');
      askAgain(scene);
      return;
    case 'thanks':
      say(scene, 'engine.thanks');
      if (!endCourtesy(scene)) askOn(scene);
      return;
    case 'done':
      sayGoodbye(scene);
      return;
    case 'news':
      startAndWalk(TICKET_FLOW, scene);
      return;
    case 'bot':
      if (topFrame(scene) === undefined) {
        sayWhoAnswers(scene);
        return;
      }
      say(scene, 'engine.bot');
      askAgain(scene);
      return;
  }
}

/** The present question once more, or the menu where none is open. */
export function askAgain(scene: Scene): void {
  const frame = topFrame(scene);
  if (frame === undefined) {
    if (isAskingLanguage(scene)) askCallLanguage(scene);
    else sayMenu(scene);
    return;
  }
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (isQuestion(step)) presentQuestion(step, frame, scene);
  else walk(scene);
}

/** "Ok thx" to "how well did we help you?": nobody is asked twice. */
function endCourtesy(scene: Scene): boolean {
  const frame = topFrame(scene);
  if (frame === undefined || flowOf(scene.library, frame.flow).isCourtesy !== true) return false;
  scene.draft.state.stack.pop();
  comeBack(scene);
  walk(scene);
  return true;
}

/** After a kind word: what is open, in the words of the first time. */
function askOn(scene: Scene): void {
  const frame = topFrame(scene);
  if (frame === undefined) return;
  frame.misses = 0;
  askAgain(scene);
}

/** On the phone this is the end: what was begun is kept for the ticket of a case that stays unfinished. */
export function sayGoodbye(scene: Scene): void {
  const { state } = scene.draft;
  const isUnfinished = scene.facts.form === 'spoken' && [...state.stack, ...state.queued].some(isCaseIn(scene));
  scene.draft.over = true;
  if (!isUnfinished) {
    state.stack = [];
    state.queued = [];
  }
  say(scene, isUnfinished ? 'call.unfinished' : 'engine.goodbye');
}

const isCaseIn =
  ({ library }: Scene) =>
  ({ flow }: { flow: string }): boolean =>
    flowOf(library, flow).isCase === true;

function startAndWalk(flow: string, scene: Scene): void {
  pushFlow(scene, flow, {});
  walk(scene);
}

/** Two failures at one question, or two turns without any: a person is offered. */
const MISSES_UNTIL_PERSON = 2;

export function miss(scene: Scene): void {
  note(scene, 'nothing');
  const misses = countMiss(scene);
  if (scene.facts.form === 'spoken') {
    climb(scene, 'engine.notUnderstood', misses);
    return;
  }
  if (misses >= MISSES_UNTIL_PERSON) {
    offerPerson(scene);
    return;
  }
  const frame = topFrame(scene);
  if (frame === undefined) {
    say(scene, 'engine.notUnderstood');
    sayMenu(scene);
    return;
  }
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (step.kind !== 'ask' || step.retry === undefined) say(scene, 'engine.notUnderstoodHere');
  askAgain(scene);
}

/** Nothing was said, or a message had no words in it. */
export function hearSilence(scene: Scene): void {
  const misses = countMiss(scene);
  if (scene.facts.form === 'spoken') climb(scene, 'engine.silence', misses);
  else if (misses > MISSES_UNTIL_PERSON) offerPerson(scene);
  else {
    say(scene, 'engine.silence');
    askAgain(scene);
  }
}

/** The ladder of a phone line; one that stays silent is let go in the end. */
function climb(scene: Scene, said: 'engine.notUnderstood' | 'engine.silence', failures: number): void {
  const last = scene.draft.state.last.at(-1);
  switch (ladderRung(failures, last !== undefined && takesKeys(last))) {
    case 'goodbye':
      // Whoever could not be heard has not been served either: what was begun stays for the ticket.
      scene.draft.over = true;
      say(scene, 'call.unheard');
      return;
    case 'person':
      offerPerson(scene);
      return;
    case 'keys': {
      askAgain(scene);
      const asked = scene.draft.prompts.at(-1);
      if (asked === undefined) return;
      asked.keysOnly = true;
      // The menu's own words invite to speak.
      if (asked.text === 'engine.menu') asked.text = 'call.menuByKeys';
      return;
    }
    case 'repeat':
    case 'rephrase':
      say(scene, said);
      askAgain(scene);
  }
}

function countMiss(scene: Scene): number {
  const { state } = scene.draft;
  const frame = topFrame(scene);
  if (frame === undefined) {
    state.unrecognised += 1;
    return state.unrecognised;
  }
  frame.misses += 1;
  return frame.misses;
}

function cancel(scene: Scene): void {
  const ended = scene.draft.state.stack.pop();
  if (ended === undefined) {
    say(scene, 'engine.nothingToCancel');
    sayMenu(scene);
    return;
  }
  say(scene, 'engine.cancelled', {
    values: { title: flowOf(scene.library, ended.flow).title },
  });
  comeBack(scene);
  walk(scene);
}

/** Takes back the last answer of this flow and asks again. */
function goBack(scene: Scene): void {
  const frame = topFrame(scene);
  const step = frame?.trail.pop();
  if (frame === undefined || step === undefined) {
    say(scene, 'engine.noBack');
    askAgain(scene);
    return;
  }
  forget(frame, [step], scene);
  frame.step = step;
  frame.misses = 0;
  askAgain(scene);
}

/** Empties the slots that these questions had filled. */
export function forget(frame: Frame, steps: readonly string[], scene: Scene): void {
  const flow = flowOf(scene.library, frame.flow);
  for (const id of steps) {
    const step = flow.steps[id];
    if (step !== undefined && isQuestion(step)) delete frame.slots[step.slot];
  }
}

/** What was said last, once more. */
export function repeatLast(scene: Scene): void {
  const { state } = scene.draft;
  if (state.last.length === 0) {
    askAgain(scene);
    return;
  }
  scene.draft.prompts.push(...state.last.map((prompt) => ({ ...prompt })));
  const options = state.last.at(-1)?.options ?? [];
  state.offered = options.some(({ id }) => id.includes('/')) ? [] : options.map(({ id }) => id);
}

/** The options that were not said yet; after the last ones, the first again. */
function showMore(scene: Scene): void {
  const last = scene.draft.state.last.at(-1);
  const options = last?.options ?? [];
  const page = spokenPage(options.length);
  if (last === undefined || options.length <= page) {
    askAgain(scene);
    return;
  }
  const turned = [...options.slice(page), ...options.slice(0, page)];
  say(scene, 'engine.more', { options: turned, expect: last.expect });
  if (turned.every(({ id }) => !id.includes('/'))) scene.draft.state.offered = turned.map(({ id }) => id);
}
