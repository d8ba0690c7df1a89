import type { Slots } from '../core/flow.ts';
import { storyQuestion, takeAddition } from './addition.ts';
import { optionInWords, takeAhead, takeQuestionBeside, takeQuestionInStory } from './beside.ts';
import { isCorrection, takeCorrection, takeLateAnswer, wordsBeside } from './correct.ts';
import { offerListener } from './menu.ts';
import { entitiesIn, type Message, optionChosen } from './message.ts';
import { takeHowLong, takeNews } from './news.ts';
import { takeOtherOrder } from './other-order.ts';
import { takeOutside } from './outside.ts';
import { takeOwnNumber } from './own-number.ts';
import { askAboutPhotos, takeFiles } from './photos.ts';
import { takeAnswer } from './read-answer.ts';
import { startAsked, startFlow, takeIntent, takeNewMatter } from './read-request.ts';
import { startsWithOrder } from './read-wishes.ts';
import { calledOff, takeCallingOff, takeRefusal } from './refusal.ts';
import { askAgain, hearSilence, miss, repeatLast, runCommand, sayGoodbye } from './repair.ts';
import { takeRulesQuestion } from './rules.ts';
import { chooseLanguage, note, type Scene, say, topFrame, topStep } from './scene.ts';
import { isAskingLanguage, openCall, takeCallLanguage } from './spoken/call-start.ts';
import { CONTINUE, LANGUAGE_OPTION, MENU, PERSON_FLOW } from './texts.ts';
import { takeTicketWish } from './ticket-wish.ts';
import { ORDER_SLOT, rememberTold } from './told.ts';
import { findAlarm } from './understand/alarm.ts';
import { readCommand, readKey, readLanguage } from './understand/command.ts';
import { isCourtesy, isMereYes } from './understand/courtesy.ts';
import { readIntent } from './understand/intent.ts';
import { detectLanguage } from './understand/language.ts';
import { wordsOf } from './understand/normalise.ts';
import { isPlainNo, readYesNo } from './understand/yes-no.ts';
import { takeWhatTime } from './what-time.ts';
import { takeWhy } from './why.ts';

/** In order: what was offered, alarms, the open question, commands, corrections, intents; then it is a miss. */
export function readMessage(message: Message, scene: Scene): void {
  const { state } = scene.draft;
  if (message.isLate !== true) setLanguage(message, scene);
  if (message.files > 0) takeFiles(message, scene);
  if (message.text === '' && message.choiceId === null) {
    readWordless(message, scene);
    return;
  }
  if (message.isLate === true) {
    readLate(message, scene);
    return;
  }
  const { offered, offeredFor } = state;
  state.offered = [];
  delete state.offeredFor;
  const readers = [
    () => takeKey(message, scene),
    () => takeCourtesy(message, scene),
    () => takeOffer(offered, offeredFor, message, scene),
    () => takeAlarm(message, scene),
    () => message.isNewMatter === true && takeNewMatter(message, scene),
    () => takeRulesQuestion(message, scene),
    () => takeQuestionInStory(message, scene),
    () => takeCallingOff(message, scene),
    () => takeAnswer(message, scene, takeCommand),
    () => takeOwnNumber(message, scene),
    () => takeWhatTime(message, scene),
    () => takeQuestionBeside(message, scene),
    () => takeHowLong(message, scene),
    () => takeWhy(message, scene),
    () => takeTicketWish(message, scene),
    () => takeCommand(message, scene),
    () => takeLateAnswer(message, scene),
    () => isCorrection(message, scene) && takeCorrection(message, scene),
    () => takeAhead(message, scene),
    () => takeAddition(message, scene),
    () => takeRefusal(message, scene),
    () => takeOptionInWords(message, PHRASE_WORDS, scene),
    () => takeOtherOrder(message, scene, { isBare: true }),
    () => takeIntent(message, scene),
    () => takeOtherOrder(message, scene, { isBare: false }),
    () => takeCorrection(message, scene),
    () => takeOptionInWords(message, 1, scene),
    () => takeSameRequest(message, scene),
  ];
  if (readers.some((read) => read())) return;
  if (message.choiceId?.includes('/') === true) {
    askAgain(scene);
    return;
  }
  keepOrder(message, scene);
  if (!takeOutside(message, scene)) miss(scene);
}

/** What is wanted of it was not understood; it need not be named again all the same. */
function keepOrder(message: Message, scene: Scene): void {
  const number = topFrame(scene) === undefined ? entitiesIn(message.text, scene).get('order-number') : undefined;
  if (number !== undefined) rememberTold({ [ORDER_SLOT]: number }, scene);
}

/** It was written before what is open was asked: it may ask for something, but "2" or "yes" answers nothing. */
function readLate(message: Message, scene: Scene): void {
  if (takeAlarm(message, scene) || takeIntent(message, scene)) return;
  note(scene, 'late');
  askAgain(scene);
}

/** Photos alone answer the question for photos; elsewhere they are kept for it. */
function readWordless(message: Message, scene: Scene): void {
  if (message.files === 0) {
    if (message.voice > 0) offerListener(scene);
    else hearSilence(scene);
    return;
  }
  if (takeAnswer(message, scene, takeCommand)) return;
  say(scene, 'engine.filesKept');
  if (topFrame(scene) === undefined) askAboutPhotos(scene);
  else askAgain(scene);
}

function setLanguage(message: Message, scene: Scene): void {
  const { state } = scene.draft;
  const { text, own = text } = message;
  const written = detectLanguage(own, scene) ?? (own === text ? null : detectLanguage(text, scene));
  if (written !== null) state.language = written;
}

/** The law, fraud, safety or anger: a person, at once. A story that is being told for a ticket is not cut short. */
function takeAlarm(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  const step = topStep(scene);
  if ((step?.kind === 'ask' && step.expect === 'text') || storyQuestion(scene) !== null) return false;
  const alarm = findAlarm(message.text, scene.library.lexicon);
  if (alarm === null || frame?.flow === PERSON_FLOW) return false;
  note(scene, `alarm:${alarm}`);
  const named = entitiesIn(message.text, scene).get('order-number');
  startFlow(PERSON_FLOW, { reason: alarm, ...(named === undefined ? {} : { [ORDER_SLOT]: named }) }, scene);
  return true;
}

/**
 * "👍", "ok thanks bye" in writing, where nothing is open: no failure to understand, and no yes to the offer of a person.
 * A mere "ok" or thumb is a courtesy only after a good-bye of ours.
 */
function takeCourtesy({ text, choiceId, files }: Message, scene: Scene): boolean {
  const { library, facts, draft } = scene;
  const isIdle = topFrame(scene) === undefined && facts.form !== 'spoken' && choiceId === null && files === 0;
  if (!isIdle || !isCourtesy(text, library.lexicon)) return false;
  const before = draft.state.last.at(-1)?.text;
  if (before === undefined && isMereYes(text, library.lexicon)) {
    runCommand('greeting', scene);
    return true;
  }
  if (isMereYes(text, library.lexicon) && !CLOSINGS.some((closing) => closing === before)) return false;
  runCommand(readCommand(text, library.lexicon) === 'done' ? 'done' : 'thanks', scene);
  draft.state.unrecognised = 0;
  return true;
}
const CLOSINGS = ['engine.closing', 'engine.closingLetter', 'engine.thanks', 'engine.goodbye'];

function takeOffer(offered: readonly string[], asked: string | undefined, message: Message, scene: Scene): boolean {
  const flowPressed = message.choiceId !== null && scene.library.flows.has(message.choiceId) ? message.choiceId : null;
  const chosen = flowPressed ?? chosenOffer(offered, message, scene);
  if (chosen === null) return false;
  note(scene, 'offered');
  if (chosen.startsWith(LANGUAGE_OPTION)) takeCallLanguage(chosen, scene);
  else if (chosen === CONTINUE) askAgain(scene);
  else if (chosen === MENU) runCommand('menu', scene);
  else if (asked !== undefined) startAsked(chosen, asked, orderNamed(message, scene), scene);
  else startFlow(chosen, chosen === PERSON_FLOW ? personSlots(scene) : orderNamed(message, scene), scene);
  return true;
}

/** "Where is my refund, KH-10250", where the menu was shown: the order comes with the choice. */
function orderNamed({ text }: Message, scene: Scene): Slots {
  const number = entitiesIn(text, scene).get('order-number');
  return number === undefined ? {} : { [ORDER_SLOT]: number, opening: text };
}

/** Whoever was not understood and takes the person is not asked again what for. */
function personSlots(scene: Scene): { reason?: string } {
  const asked = scene.draft.state.last.at(-1)?.text;
  return asked === 'engine.offerPerson' || asked === 'engine.voiceKept' ? { reason: 'not-understood' } : {};
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
  // "Shall I bring in a colleague?", "shall I do that?": there is one thing to say yes to.
  if (chosen !== null || offered.length !== 2 || !(offered[1] === MENU || offered[1] === CONTINUE)) return chosen;
  const wants = namesOrderFor(offered[0], message, scene) || readYesNo(message.text, lexicon);
  return wants === null ? null : (offered[wants ? 0 : 1] ?? null);
}

/** "KH-10234, the lamp": the order that it is to be done for. */
function namesOrderFor(id: string | undefined, { text }: Message, scene: Scene): boolean {
  const flow = scene.library.flows.get(id ?? '');
  if (flow === undefined || !startsWithOrder(flow)) return false;
  const number = entitiesIn(text, scene).get('order-number');
  return typeof number === 'string' && wordsBeside(number, text, scene).length <= MAX_ORDER_WORDS;
}
const MAX_ORDER_WORDS = 1;

function takeOptionInWords(message: Message, minWords: number, scene: Scene): boolean {
  const chosen = optionInWords(message, minWords, scene);
  return chosen !== null && takeAnswer(chosen, scene, takeCommand);
}

/** A word alone may be part of another wish. */
const PHRASE_WORDS = 2;

/** What is open already is asked for once more: that was understood, and what was said last still holds. */
function takeSameRequest({ text }: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  if (frame === undefined || frame.misses > 0 || scene.facts.form === 'spoken') return false;
  const intent = readIntent(text, scene.library, scene.judge);
  if (intent.kind !== 'clear' || intent.first.flow !== frame.flow) return false;
  note(scene, `same:${frame.flow}`, intent.score);
  repeatLast(scene);
  frame.misses = 1;
  return true;
}

/** On a phone some keys mean the same whatever is asked. */
function takeKey({ digits }: Message, scene: Scene): boolean {
  const shown = scene.draft.state.last.at(-1)?.options.length ?? 0;
  const command = readKey(digits, shown);
  if (command === null) return false;
  runCommand(command, scene);
  return true;
}

function takeCommand(message: Message, scene: Scene): boolean {
  const { library, facts } = scene;
  const command = readCommand(message.text, library.lexicon);
  if (command === 'news') {
    if (takeNews(message, scene)) return true;
  } else if (command !== null) {
    // Where nothing is open, "cancel" means an order; where one is being cancelled, it is no wish to stop that.
    if (command === 'cancel' && asksClearly(message, scene)) return takeIntent(message, scene);
    if (command === 'cancel' && !refuses(message, scene) && takeSameRequest(message, scene)) return true;
    runCommand(command, scene);
    return true;
  }
  const language = readLanguage(message.text, facts.languages, library.lexicon);
  if (language !== null) {
    note(scene, 'command:language');
    chooseLanguage(scene, language);
    if (isAskingLanguage(scene)) {
      openCall(scene);
      return true;
    }
    say(scene, 'engine.languageChanged');
    askAgain(scene);
    return true;
  }
  if (topFrame(scene) === undefined && isPlainNo(message.text, library.lexicon)) {
    note(scene, 'command:done');
    sayGoodbye(scene);
    return true;
  }
  return false;
}

/** "I don't want to return it" names what is open, and asks for it no more. */
function refuses({ text }: Message, { library: { lexicon } }: Scene): boolean {
  return wordsOf(text).some((word) => lexicon.no.has(word));
}

function asksClearly(message: Message, scene: Scene): boolean {
  const present = topFrame(scene)?.flow;
  if (present !== undefined) return ![undefined, present].includes(calledOff(message, scene)?.id);
  return readIntent(message.text, scene.library, scene.judge).kind === 'clear';
}
