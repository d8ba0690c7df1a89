import type { Frame, Slots } from '../core/flow.ts';
import { isFilled } from './conditions.ts';
import { takeCorrection, takeLateAnswer } from './correct.ts';
import { flowOf, stepOf } from './library.ts';
import { offerTwo } from './menu.ts';
import { type Message, optionChosen } from './message.ts';
import { askAgain, hearSilence, miss, runCommand, sayGoodbye } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { pushFlow } from './stack.ts';
import { readAsk } from './steps/ask.ts';
import { readChoose } from './steps/choose.ts';
import { CONTINUE, MENU, PERSON_FLOW } from './texts.ts';
import { readCommand, readKey, readLanguage } from './understand/command.ts';
import { ENTITY_KINDS, findEntities, slotsFrom } from './understand/entities.ts';
import { type Intent, type Request, readIntent, readInterruption } from './understand/intent.ts';
import { wordsOf } from './understand/normalise.ts';
import { isTelling } from './understand/opening.ts';
import { readYesNo } from './understand/yes-no.ts';
import { walk } from './walk.ts';

/** In order: what was offered, the open question, commands, corrections, intents; then it is a miss. */
export function readMessage(message: Message, scene: Scene): void {
  const { state } = scene.draft;
  detectLanguage(message, scene);
  if (message.text === '' && message.choiceId === null) {
    if (message.files === 0) {
      hearSilence(scene);
      return;
    }
    say(scene, 'engine.filesKept');
    askAgain(scene);
    return;
  }
  const offered = state.offered;
  state.offered = [];
  const readers = [
    () => takeOffer(offered, message, scene),
    () => takeAnswer(message, scene),
    () => takeCommand(message, scene),
    () => takeLateAnswer(message, scene),
    () => takeCorrection(message, scene),
    () => takeIntent(message, scene),
  ];
  if (readers.some((read) => read())) return;
  if (message.choiceId?.includes('/') === true) {
    askAgain(scene);
    return;
  }
  miss(scene);
}

/** Devanagari is answered in Hindi; Latin letters may be Hindi too, so they change nothing. */
function detectLanguage(message: Message, scene: Scene): void {
  const letters = message.text.match(/[\u0904-\u0939\u0958-\u0961]/gu)?.length ?? 0;
  if (letters >= 2 && scene.facts.languages.includes('hi')) scene.draft.state.language = 'hi';
}

function takeOffer(offered: readonly string[], message: Message, scene: Scene): boolean {
  const flowPressed = message.choiceId !== null && scene.library.flows.has(message.choiceId) ? message.choiceId : null;
  const chosen = flowPressed ?? chosenOffer(offered, message, scene);
  if (chosen === null) return false;
  note(scene, 'offered');
  if (chosen === CONTINUE) askAgain(scene);
  else if (chosen === MENU) runCommand('menu', scene);
  else startFlow(chosen, {}, scene);
  return true;
}

function chosenOffer(offered: readonly string[], message: Message, scene: Scene): string | null {
  if (offered.length === 0) return null;
  const { flows, lexicon } = scene.library;
  const shown = scene.draft.state.last.at(-1)?.options ?? [];
  const options = offered.map((id) => ({
    id,
    label: shown.find((option) => option.id === id)?.label ?? flows.get(id)?.title ?? id,
  }));
  const chosen = optionChosen(message, options, scene, { byNumber: true });
  if (chosen !== null || offered.length !== 2 || offered[0] !== PERSON_FLOW) return chosen;
  const wants = readYesNo(message.text, lexicon);
  return wants === null ? null : (offered[wants ? 0 : 1] ?? null);
}

function takeAnswer(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  if (frame === undefined) return false;
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (step.kind === 'choose') {
    const option = readChoose(step, frame, message, scene);
    if (option === null) return false;
    note(scene, 'answer');
    frame.slots[step.slot] = option.id;
    goOn(frame, option.next, scene);
    return true;
  }
  if (step.kind !== 'ask') return false;
  // A free text takes everything, so a message that is nothing but a command is looked for first.
  if (step.expect === 'text' && takeCommand(message, scene)) return true;
  const answer = readAsk(step, frame, message, scene);
  if (answer === null) return false;
  if (answer.kind === 'dont-have') {
    if (step.dontHave === undefined) return false;
    note(scene, 'dont-have');
    goOn(frame, step.dontHave, scene);
    return true;
  }
  note(scene, 'answer');
  pickUp(frame, message, step.expect === 'text', scene);
  frame.slots[step.slot] = answer.value;
  if (step.expect === 'language') scene.draft.state.language = String(answer.value);
  goOn(frame, step.next, scene);
  return true;
}

function goOn(frame: Frame, next: string, scene: Scene): void {
  frame.trail.push(frame.step);
  frame.step = next;
  frame.misses = 0;
  walk(scene);
}

/** What an answer tells besides: fills later questions, and corrects earlier ones unless it is a story. */
function pickUp(frame: Frame, message: Message, onlyEmpty: boolean, scene: Scene): void {
  const found = slotsFrom(findEntities(message.text, scene.facts), flowOf(scene.library, frame.flow));
  for (const [slot, value] of Object.entries(found)) {
    if (!onlyEmpty || !isFilled(frame.slots[slot])) frame.slots[slot] = value;
  }
}

function takeCommand(message: Message, scene: Scene): boolean {
  const { library, facts, draft } = scene;
  const command = readKey(message.digits) ?? readCommand(message.text, library.lexicon);
  if (command !== null) {
    runCommand(command, scene);
    return true;
  }
  const language = readLanguage(message.text, facts.languages, library.lexicon);
  if (language !== null) {
    note(scene, 'command:language');
    draft.state.language = language;
    say(scene, 'engine.languageChanged');
    askAgain(scene);
    return true;
  }
  if (topFrame(scene) === undefined && readYesNo(message.text, library.lexicon) === false) {
    note(scene, 'command:done');
    sayGoodbye(scene);
    return true;
  }
  return false;
}

function takeIntent(message: Message, scene: Scene): boolean {
  const { library, draft } = scene;
  const present = topFrame(scene)?.flow;
  const intent: Intent =
    present === undefined ? readIntent(message.text, library) : readInterruption(message.text, present, library);
  if (intent.kind === 'clear') {
    const { first, second, score } = intent;
    note(scene, `intent:${first.flow}`, score);
    if (second !== null && second.flow !== present) {
      note(scene, `queued:${second.flow}`);
      draft.state.queued.push({ flow: second.flow, slots: slotsOf(second, message, scene) });
    }
    startFlow(first.flow, slotsOf(first, message, scene), scene);
    return true;
  }
  if (intent.kind === 'close') {
    note(scene, 'nothing', intent.score);
    offerTwo(scene, intent.flows);
    return true;
  }
  const byEntity = present === undefined ? flowForEntity(message.text, scene) : null;
  if (byEntity === null) return false;
  note(scene, `entity:${byEntity}`);
  startFlow(byEntity, slotsOf({ flow: byEntity, text: message.text }, message, scene), scene);
  return true;
}

/** A number and hardly more: the first flow of the menu that begins by asking for it. Not "return DM-10234". */
function flowForEntity(text: string, { library, facts }: Scene): string | null {
  const entities = findEntities(text, facts);
  const kinds = ENTITY_KINDS.filter((kind) => kind !== 'pin-code' && entities[kind] !== undefined);
  const words = wordsOf(text).filter((word) => !/\d/.test(word) && !library.lexicon.fillers.has(word));
  const found = library.menu.find((flow) => {
    const start = flow.steps[flow.start];
    return start?.kind === 'ask' && kinds.some((kind) => start.expect === kind);
  });
  if (found === undefined) return null;
  const letters = wordsOf(entities['order-number'] ?? '');
  const common = library.vocabulary(found.id);
  return words.every((word) => common.has(word) || letters.includes(word)) ? found.id : null;
}

/** What the opening message already answers: numbers from all of it, the story from the part that asks for the flow. */
function slotsOf(request: Request, message: Message, scene: Scene): Slots {
  const flow = flowOf(scene.library, request.flow);
  const slots = slotsFrom(findEntities(message.text, scene.facts), flow);
  for (const step of Object.values(flow.steps)) {
    if (step.kind === 'ask' && step.takesOpening === true && isTelling(request.text, flow.id, scene.library)) {
      slots[step.slot] = request.text;
    }
  }
  return slots;
}

function startFlow(id: string, slots: Slots, scene: Scene): void {
  pushFlow(scene, id, slots);
  walk(scene);
}
