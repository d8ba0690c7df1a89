import type { Flow, Slots } from '../core/flow.ts';
import { ADVISED } from './advised-flows.ts';
import { isFilled } from './conditions.ts';
import { isQuestionText } from './elsewhere.ts';
import { keepLetter } from './letter.ts';
import { flowOf } from './library.ts';
import { offerTwo } from './menu.ts';
import { entitiesIn, type Message } from './message.ts';
import { photoSlot } from './read-answer.ts';
import { note, type Scene, topFrame } from './scene.ts';
import { pushFlow } from './stack.ts';
import { resolveArguments } from './steps/arguments.ts';
import { readAsk } from './steps/ask.ts';
import { ORDER_SLOT } from './told.ts';
import { aboutOrder, eachOrder, ORDER, orderNumbersIn, withoutPinCode } from './understand/about-order.ts';
import { isMereDay } from './understand/days.ts';
import { CORRECTABLE, orderNumberForm, slotsFrom } from './understand/entities.ts';
import { asInterruption, createJudge, type Intent, type Request, readIntent } from './understand/intent.ts';
import { wordsOf } from './understand/normalise.ts';
import { isTelling } from './understand/opening.ts';
import { walk } from './walk.ts';

/** What the message asks for: one flow, two in turn, or the question which of two. */
export function takeIntent(message: Message, scene: Scene): boolean {
  return takeRequest(message, topFrame(scene)?.flow, scene);
}

/** The same for what has nothing to do with the flow that is open: that one waits below, and gets none of its words. */
export function takeNewMatter(message: Message, scene: Scene): boolean {
  return takeRequest(message, undefined, scene);
}

function takeRequest(message: Message, present: string | undefined, scene: Scene): boolean {
  const { draft } = scene;
  // "Tomorrow" asks for nothing by itself.
  if (isMereDay(message.text, scene.library.lexicon)) return false;
  const intent = intentOf(message.text, present, scene);
  if (intent.kind === 'clear') {
    const { first, second, score } = intent;
    note(scene, `intent:${first.flow}`, score);
    if (second !== null && second.flow !== present) {
      note(scene, `queued:${second.flow}`);
      draft.state.queued.push({ flow: second.flow, slots: slotsOf(second, message, scene) });
    }
    const asked = slotsOf(first, message, scene);
    startFlow(
      first.flow,
      present === undefined ? asked : { ...takeOptionTo(first.flow, scene), ...asked },
      scene,
      message,
    );
    return true;
  }
  const byEntity = present === undefined ? flowForEntity(message, scene) : null;
  if (byEntity !== null) {
    note(scene, `entity:${byEntity}`);
    startFlow(byEntity, slotsOf({ flow: byEntity, text: message.text }, message, scene), scene);
    return true;
  }
  if (takeAdvice(message, present, scene)) return true;
  if (intent.kind !== 'close') return false;
  note(scene, 'nothing', intent.score);
  offerTwo(scene, intent.flows);
  return true;
}

/**
 * "Shall I record a complaint?" answered by "mujhe complaint karni hai": the option that leads there is taken, so that
 * its question is not asked again afterwards. What it would have handed over.
 */
function takeOptionTo(id: string, { library, draft }: Scene): Slots {
  const frame = draft.state.stack.at(-1);
  const steps = frame === undefined ? {} : flowOf(library, frame.flow).steps;
  const step = steps[frame?.step ?? ''];
  if (frame === undefined || step?.kind !== 'choose') return {};
  const ways = step.options.flatMap(({ next }) => {
    const way = steps[next];
    return way?.kind === 'go' && way.flow === id ? [way] : [];
  });
  const [way] = ways;
  if (way === undefined) return {};
  draft.state.stack.pop();
  const handed = Object.entries(resolveArguments(way.with, frame.slots));
  return Object.fromEntries(handed.filter(([, value]) => isFilled(value)));
}

/** With the numbers as they stand, and without a PIN code and the word "order" for orders: what is clearer. */
function intentOf(text: string, present: string | undefined, { library, facts }: Scene): Intent {
  const judge = createJudge(library);
  const read = (said: string): Intent => {
    const intent = readIntent(said, library, judge);
    return present === undefined ? intent : asInterruption(intent, present);
  };
  const plain = read(text);
  const form = orderNumberForm(facts);
  // Some brands' order numbers have six digits too.
  const bare = withoutPinCode(aboutOrder(text, form) ?? text);
  const spoken = bare === text ? null : bare;
  const intent = spoken === null ? plain : clearer(plain, read(spoken), text);
  const [one, other, third] = orderNumbersIn(text, form);
  if (one === undefined || other === undefined || third !== undefined) return intent;
  const parts = (eachOrder(text, form) ?? []).filter((part) => saysSomething(part, library));
  const both = intent.kind === 'clear' && intent.second !== null ? intent : bothOrders(parts, read);
  // "Where is A, and I want my money for B": each request has its own order.
  if (both?.kind !== 'clear' || both.second === null) return intent;
  return { ...both, first: { ...both.first, orderNumber: one }, second: { ...both.second, orderNumber: other } };
}

/** Two requests before one, then the surer one. What is kept of it is what was said. */
function clearer(plain: Intent, spoken: Intent, text: string): Intent {
  if (spoken.kind !== 'clear') return plain;
  const isPlain =
    plain.kind === 'clear' && (plain.second !== null || (spoken.second === null && plain.score >= spoken.score));
  if (isPlain) return plain;
  return spoken.second === null ? { ...spoken, first: { ...spoken.first, text } } : spoken;
}

/** More than "my order". */
function saysSomething(part: string, { lexicon }: Scene['library']): boolean {
  return wordsOf(part).some((word) => !lexicon.fillers.has(word) && !lexicon.joins.has(word) && word !== ORDER);
}

function bothOrders(parts: readonly string[], read: (said: string) => Intent): Intent | null {
  const [one, other] = parts.map(read);
  if (one?.kind !== 'clear' || other?.kind !== 'clear' || one.first.flow === other.first.flow) return null;
  return { ...one, second: other.first };
}

/** Another reader's opinion, where the engine had none of its own. What it picked up is read as an answer would be. */
function takeAdvice(message: Message, present: string | undefined, scene: Scene): boolean {
  const { advice } = message;
  const flow = advice === null ? undefined : scene.library.flows.get(advice.flow);
  if (advice === null || flow === undefined || flow.id === present) return false;
  note(scene, `advised:${flow.id}`);
  const slots = {
    ...advisedSlots(flow, message, scene),
    ...slotsOf({ flow: flow.id, text: message.text }, message, scene),
  };
  startFlow(flow.id, slots, scene, message);
  return true;
}

function advisedSlots(flow: Flow, message: Message, scene: Scene): Slots {
  const slots: Slots = {};
  for (const [id, step] of Object.entries(flow.steps)) {
    if (step.kind !== 'ask' || step.always === true || !ADVISED.includes(step.expect)) continue;
    const text = message.advice?.slots[step.slot];
    if (text === undefined || !message.text.includes(text)) continue;
    const frame = { flow: flow.id, step: id, slots: {}, trail: [], misses: 0 };
    const answer = readAsk(
      step,
      frame,
      { text, choiceId: null, digits: null, files: 0, voice: 0, advice: null },
      scene,
    );
    if (answer?.kind === 'value') slots[step.slot] = answer.value;
  }
  return slots;
}

export function startFlow(id: string, slots: Slots, scene: Scene, message: Message | null = null): void {
  pushFlow(scene, id, slots);
  if (message !== null) keepLetter(message, scene);
  walk(scene);
}

/** A number and hardly more: the first flow of the menu that asks for such a one. Not "return DM-10234". */
function flowForEntity(message: Message, scene: Scene): string | null {
  const { library } = scene;
  const entities = entitiesIn(message, scene);
  const kinds = CORRECTABLE.filter((kind) => kind !== 'pin-code' && entities[kind] !== undefined);
  const words = wordsOf(message.text).filter((word) => !/\d/.test(word) && !library.lexicon.fillers.has(word));
  const found = library.menu.find((flow) => {
    const asked = firstQuestion(flow);
    return asked !== null && kinds.some((kind) => asked === kind);
  });
  if (found === undefined) return null;
  const letters = wordsOf(String(entities['order-number'] ?? ''));
  const common = library.vocabulary(found.id);
  return words.every((word) => common.has(word) || letters.includes(word)) ? found.id : null;
}

/** The part that asks for the flow, where it tells something; a long message tells it in its other sentences. */
function storyOf({ flow, text }: Request, message: Message, { library }: Scene): string | null {
  if (isTelling(text, flow, library)) return text;
  return wordsOf(message.text).length >= LONG_STORY ? message.text : null;
}
/** Words. */
const LONG_STORY = 14;

/** "The boy was rude to my mother", and then "I want to complain": what happened was told to the flow that is open. */
function storyBefore({ flow }: Request, { isNewMatter }: Message, scene: Scene): string | null {
  const frame = isNewMatter === true ? undefined : topFrame(scene);
  const opening = frame?.slots['opening'];
  if (frame === undefined || typeof opening !== 'string' || isQuestionText(opening, scene)) return null;
  return [flow, frame.flow].every((id) => isTelling(opening, id, scene.library)) ? opening : null;
}

function firstQuestion(flow: Flow): string | null {
  const step = Object.values(flow.steps).find(({ kind }) => kind === 'ask');
  return step?.kind === 'ask' ? step.expect : null;
}

/** What the opening message already answers: numbers from all of it, the story from the part that asks for the flow. */
function slotsOf(request: Request, message: Message, scene: Scene): Slots {
  const { orderNumber } = request;
  const flow = flowOf(scene.library, request.flow);
  const entities = entitiesIn(message, scene);
  const slots = slotsFrom(orderNumber === undefined ? entities : { ...entities, 'order-number': orderNumber }, flow);
  slots['opening'] = message.text;
  const about = orderNumber ?? entities['order-number'];
  if (about !== undefined) slots[ORDER_SLOT] = about;
  const told = storyOf(request, message, scene) ?? storyBefore(request, message, scene);
  for (const step of Object.values(flow.steps)) {
    if (step.kind === 'ask' && step.takesOpening === true && told !== null) {
      slots[step.slot] = told;
    }
  }
  const photos = photoSlot(flow.id, scene);
  if (photos !== null && message.files > 0) slots[photos] = message.files;
  return slots;
}
