import type { Flow, Slots } from '../core/flow.ts';
import { ADVISED } from './advised-flows.ts';
import { isFilled } from './conditions.ts';
import { isQuestionText } from './elsewhere.ts';
import { keepLetter } from './letter.ts';
import { flowOf } from './library.ts';
import { offerTwo } from './menu.ts';
import { entitiesIn, type Message } from './message.ts';
import { readWishes, readWishesIn } from './read-wishes.ts';
import { runCommand } from './repair.ts';
import { note, type Scene, topFrame } from './scene.ts';
import { pushFlow } from './stack.ts';
import { resolveArguments } from './steps/arguments.ts';
import { readAsk } from './steps/ask.ts';
import { TICKET_FLOW } from './texts.ts';
import { ORDER_SLOT } from './told.ts';
import { orderNumbersIn, withoutPinCode } from './understand/about-order.ts';
import { beginsWithThanks, isCourtesy } from './understand/courtesy.ts';
import { isMereDay } from './understand/days.ts';
import { CORRECTABLE, orderNumberForm, slotsFrom, withOrderNumber } from './understand/entities.ts';
import { type Intent, MAX_WISHES, type Request } from './understand/intent.ts';
import type { Lexicon } from './understand/lexicon.ts';
import { normalise, wordsOf } from './understand/normalise.ts';
import { isTelling, tellsInClause } from './understand/opening.ts';
import { isPlainNo } from './understand/yes-no.ts';
import { walk } from './walk.ts';

/** What the message asks for: one flow, several in turn, or the question which of two. */
export function takeIntent(message: Message, scene: Scene): boolean {
  return takeRequest(message, topFrame(scene)?.flow, scene);
}

/** The same for what has nothing to do with the flow that is open: that one waits below, and gets none of its words. */
export function takeNewMatter(message: Message, scene: Scene): boolean {
  return takeRequest(message, undefined, scene);
}

function takeRequest(message: Message, present: string | undefined, scene: Scene): boolean {
  // "Tomorrow", "ok" and "no" ask for nothing by themselves.
  if (asksForNothing(message.text, scene.library.lexicon)) return false;
  const intent = ofTicket(
    readOfOtherOrder(message, present, scene) ?? readWishesIn(message, present, scene),
    message,
    scene,
  );
  if (intent.kind === 'clear') {
    const { first, further, score } = intent;
    note(scene, `intent:${first.flow}`, score);
    queue(
      further.filter(({ flow }) => flow !== present),
      message,
      scene,
    );
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
    const [one, ...others] = orderNumbersIn(message.text, orderNumberForm(scene.facts)).slice(0, MAX_WISHES);
    queue(
      others.map((orderNumber) => ({ flow: byEntity, text: message.text, orderNumber })),
      message,
      scene,
    );
    const request = { flow: byEntity, text: message.text, ...(one === undefined ? {} : { orderNumber: one }) };
    startFlow(byEntity, slotsOf(request, message, scene), scene);
    return true;
  }
  if (takeAdvice(message, present, scene)) return true;
  if (beginsWithThanks(message.text, scene.library.lexicon) && present === undefined) {
    runCommand('thanks', scene);
    return true;
  }
  if (intent.kind !== 'close') return false;
  note(scene, 'nothing', intent.score);
  offerTwo(scene, intent.flows);
  scene.draft.state.offeredFor = message.text;
  return true;
}

/** "Where is my refund for ticket 4567890128": how far something is, with a ticket's number, is how far that ticket is. */
function ofTicket(intent: Intent, message: Message, scene: Scene): Intent {
  if (intent.kind !== 'clear' || scene.library.flows.get(intent.first.flow)?.isNews !== true) return intent;
  const entities = entitiesIn(message.text, scene);
  const isMeant =
    entities.get('ticket-number') !== undefined &&
    entities.get('order-number') === undefined &&
    intent.further.length === 0;
  return isMeant ? { ...intent, first: { ...intent.first, flow: TICKET_FLOW } } : intent;
}

function asksForNothing(text: string, lexicon: Lexicon): boolean {
  return isMereDay(text, lexicon) || isCourtesy(text, lexicon) || isPlainNo(text, lexicon);
}

/** "Actually, first tell me where KH-10234 is": with an order of its own it need not be as sure to be another wish. */
function readOfOtherOrder(message: Message, present: string | undefined, scene: Scene): Intent | null {
  const known = topFrame(scene)?.slots[ORDER_SLOT];
  if (present === undefined || !isFilled(known)) return null;
  const named = entitiesIn(message.text, scene).get('order-number');
  if (named === undefined || named === known) return null;
  const { library } = scene;
  const intent = readWishes(withoutOpeners(message.text, library.lexicon), undefined, scene);
  if (intent.kind !== 'clear' || intent.first.flow === present) return null;
  const about = library.flows.get(intent.first.flow)?.about;
  return about !== undefined && about === library.flows.get(present)?.about ? null : intent;
}

function withoutOpeners(text: string, { openers, fillers }: Lexicon): string {
  const words = text.split(/\s+/);
  const start = words.findIndex((word) => !openers.has(normalise(word)) && !fillers.has(normalise(word)));
  return words.slice(Math.max(0, start)).join(' ');
}

/** Keeps further requests for their turn. */
function queue(requests: readonly Request[], message: Message, scene: Scene): void {
  for (const request of requests) {
    note(scene, `queued:${request.flow}`);
    const { queued, stack } = scene.draft.state;
    const own = withOwnOrder(request, message, scene);
    queued.push({ flow: request.flow, slots: slotsOf(own, message, scene), above: stack.length });
  }
}

/** "Where are A and B, and I want to return B": of several orders the first is not that of a further request. */
function withOwnOrder(request: Request, { text }: Message, { facts }: Scene): Request {
  const form = orderNumberForm(facts);
  if (request.orderNumber !== undefined || orderNumbersIn(text, form).length < 2) return request;
  const [own, second] = orderNumbersIn(request.text, form);
  return { ...request, orderNumber: second === undefined ? (own ?? null) : null };
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

/** What was said before it was asked which of two is meant, for the one that was chosen; with what the choice adds. */
export function startAsked(id: string, text: string, more: Slots, scene: Scene): void {
  const message = { text, choiceId: null, digits: null, files: 0, voice: 0, advice: null };
  startFlow(id, { ...slotsOf({ flow: id, text }, message, scene), ...more }, scene, message);
}

export function startFlow(id: string, slots: Slots, scene: Scene, message: Message | null = null): void {
  pushFlow(scene, id, slots);
  if (message !== null) keepLetter(message, scene);
  walk(scene);
}

/** A number and hardly more: the first flow of the menu that asks for such a one. Not "return DM-10234". */
function flowForEntity(message: Message, scene: Scene): string | null {
  const { library } = scene;
  const entities = entitiesIn(message.text, scene);
  const kinds = CORRECTABLE.filter((kind) => kind !== 'pin-code' && entities.get(kind) !== undefined);
  if (kinds.length === 0) return null;
  const words = wordsOf(withoutPinCode(message.text)).filter(
    (word) => !/\d/.test(word) && !library.lexicon.fillers.has(word),
  );
  const found = library.menu.find((flow) => {
    const asked = firstQuestion(flow);
    return asked !== null && kinds.some((kind) => asked === kind);
  });
  if (found === undefined) return null;
  const letters = wordsOf(String(entities.get('order-number') ?? ''));
  const common = library.vocabulary(found.id);
  return words.every((word) => common.has(word) || letters.includes(word)) ? found.id : null;
}

/** The part that asks for the flow, where it tells something; a long message tells it in its other sentences. */
function storyOf({ flow, text }: Request, message: Message, { library, facts }: Scene): string | null {
  // A letter is recorded as it was written, heading and all.
  if (facts.form === 'letter' && isTelling(message.text, flow, library)) return message.text;
  if (isTelling(text, flow, library) || tellsInClause(text, flow, library)) return text;
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
  const flow = flowOf(scene.library, request.flow);
  const entities = entitiesIn(message.text, scene);
  const about = request.orderNumber === undefined ? (entities.get('order-number') ?? null) : request.orderNumber;
  const slots = slotsFrom(withOrderNumber(entities, about), flow);
  slots['opening'] = message.text;
  // Whoever names orders for other requests and none for this one is asked which.
  if (about !== null || request.orderNumber === null) slots[ORDER_SLOT] = about;
  if (request.among !== undefined) slots['among'] = request.among.join(' ');
  const told = storyOf(request, message, scene) ?? storyBefore(request, message, scene);
  for (const step of Object.values(flow.steps)) {
    if (step.kind === 'ask' && step.takesOpening === true && told !== null) {
      slots[step.slot] = told;
    }
  }
  return slots;
}
