import type { Flow } from '../core/flow.ts';
import { withoutSignature } from './letter-parts.ts';
import { flowOf, type Library } from './library.ts';
import type { Message } from './message.ts';
import type { Scene } from './scene.ts';
import { isQuestion } from './steps/step-kinds.ts';
import { ORDER_SLOT } from './told.ts';
import {
  aboutOrder,
  betweenOrders,
  eachOrder,
  headedByOrders,
  ORDER_WORDS,
  type OrderPart,
  orderNumbersIn,
  withoutAccounts,
  withoutPinCode,
} from './understand/about-order.ts';
import { partsBetweenJoins } from './understand/clauses.ts';
import { orderNumberForm } from './understand/entities.ts';
import { asInterruption, type Intent, isOwnWish, MAX_WISHES, type Request, readIntent } from './understand/intent.ts';
import { wordsOf } from './understand/normalise.ts';
import type { OrderNumberForm } from './understand/order-number.ts';
import { meaningsIn } from './understand/phrase-index.ts';

type Read = (said: string) => Intent;
type Clear = Extract<Intent, { kind: 'clear' }>;
/** A flow with the order that it is about, and how clearly it was asked for. */
type Wish = Required<Omit<Request, 'among'>> & Pick<Clear, 'score' | 'own'>;

/** A text longer than this is a story, whose orders are not each asked about. Words. */
const STORY = 40;
/** A word by itself asks for nothing beside others. */
const MIN_WORDS = 2;
/** What is shorter only points at what is passed on. Words. */
const MIN_OWN = 4;

/** What the writer of a message asks for; what he passes on may say it where he hardly does ("pls see below"). */
export function readWishesIn({ text, own }: Message, present: string | undefined, scene: Scene): Intent {
  const said = own === undefined ? null : readWishes(own, present, scene);
  const isSaid = said?.kind === 'clear' || (said?.kind === 'close' && wordsOf(own ?? '').length >= MIN_OWN);
  return said !== null && isSaid ? said : readWishes(text, present, scene);
}

/** What a message asks for, each request with its own order. `present`: the flow that is open, which it may leave. */
export function readWishes(written: string, present: string | undefined, { library, facts, judge }: Scene): Intent {
  const text = facts.form === 'letter' ? withoutSignature(written) : written;
  const read: Read = (said) => {
    const intent = readIntent(said, library, judge);
    return present === undefined ? intent : asInterruption(intent, present);
  };
  const form = orderNumberForm(facts);
  const one = readOne(text, read, { library, form });
  const isStory = wordsOf(text).length > STORY;
  if (isStory || orderNumbersIn(text, form).length < 2) return one;
  const wishes = severalWishes(text, read, { library, form });
  // "I ordered A and B, and B has not come": no list of what is wanted of each, unless each is asked for.
  const repeated = repeatedIn(text, form);
  if (repeated.length === 0 && isOfOne(one, text, { library, form }))
    return { ...one, first: { ...one.first, orderNumber: null, among: orderNumbersIn(text, form) } };
  if (repeated.length > 0 && !areAsked(wishes, library)) return aboutRepeated(one, repeated);
  const [first, ...further] = wishes;
  if (first === undefined || (further.length === 0 && one.kind === 'clear' && one.first.flow !== first.flow))
    return one;
  return { kind: 'clear', first, score: first.score, own: first.own, further };
}

/** "KH-10236 and KH-10237, cancel one": which of them has to be asked, before anything is done about any. */
function isOfOne(
  intent: Intent,
  text: string,
  { library, form }: { library: Library; form: OrderNumberForm },
): intent is Clear {
  if (intent.kind !== 'clear' || flowOf(library, intent.first.flow).isCase !== true) return false;
  const { oneOf, alternatives } = library.lexicon;
  const isEither = betweenOrders(text, form).some(
    (words) => words.length > 0 && words.every((word) => alternatives.has(word)),
  );
  return isEither || meaningsIn(aboutOrder(text, form) ?? text, oneOf).length > 0;
}

function repeatedIn(text: string, form: OrderNumberForm): string[] {
  const named = eachOrder(text, form).flatMap(({ number }) => number ?? []);
  return [...new Set(named.filter((number, index) => named.indexOf(number) < index))];
}

/** "Where are A and B, and I want to return B": several flows, none of which is asked for by telling what happened. */
function areAsked(wishes: readonly Wish[], { flows }: Library): boolean {
  return (
    new Set(wishes.map(({ flow }) => flow)).size > 1 && wishes.every(({ flow }) => flows.get(flow)?.isTold !== true)
  );
}

/** Of several orders the one that is named again is what it is about. */
function aboutRepeated(intent: Intent, repeated: readonly string[]): Intent {
  const [orderNumber] = repeated;
  const isOne = intent.kind === 'clear' && intent.further.length === 0 && repeated.length === 1;
  return isOne && orderNumber !== undefined ? { ...intent, first: { ...intent.first, orderNumber } } : intent;
}

/** With the numbers as they stand, and without a PIN code and the word "order" for orders: what is clearer. */
function readOne(text: string, read: Read, { library, form }: { library: Library; form: OrderNumberForm }): Intent {
  const plain = read(text);
  // Some brands' order numbers have six digits too.
  const bare = withoutPinCode(withoutAccounts(aboutOrder(text, form) ?? text));
  return bare === text ? plain : clearer(plain, read(bare), { text, library });
}

/** Several requests before one, then the surer one. What is kept of it is what was said. */
function clearer(plain: Intent, spoken: Intent, { text, library }: { text: string; library: Library }): Intent {
  if (spoken.kind !== 'clear') return plain;
  const isPlain =
    plain.kind === 'clear' &&
    (plain.further.length > 0 ||
      !isOwnWish(spoken.first.flow, { isStory: false, first: plain.first.flow }, library) ||
      (spoken.further.length === 0 && plain.own >= spoken.own));
  if (isPlain) return plain;
  return spoken.further.length === 0 ? { ...spoken, first: { ...spoken.first, text } } : spoken;
}

/**
 * "Where is A, and I want my money for B" has two; so has "where are A and B". What is said without an order of its own
 * ("and send me the bill") is about none of them.
 */
function severalWishes(
  text: string,
  read: Read,
  { library, form }: { library: Library; form: OrderNumberForm },
): readonly Wish[] {
  const headed = headedByOrders(text, form);
  const listed = headed === null ? [] : distinct(wishesIn(headed, text, { read, library }), library);
  if (listed.length > 1) return listed.slice(0, MAX_WISHES);
  const parts = partsBetweenJoins(text, library.lexicon)
    .flatMap((part) => eachOrder(part, form))
    // A name below a letter.
    .filter(({ number, text: said }) => number !== null || wordsOf(said).length >= MIN_WORDS);
  const wishes = distinct(wishesIn(parts, text, { read, library }), library);
  if (wishes.length > 1) return wishes.slice(0, MAX_WISHES);
  // Its joining word may be what makes a part clear: then each part has to be.
  const whole = eachOrder(text, form);
  const areClear = whole.every(({ text: said }) => saysSomething(said, library) && read(said).kind === 'clear');
  const others = areClear ? distinct(wishesIn(whole, text, { read, library }), library) : [];
  return others.length > 1 ? others.slice(0, MAX_WISHES) : wishes;
}

function wishesIn(
  parts: readonly OrderPart[],
  text: string,
  { read, library }: { read: Read; library: Library },
): Wish[] {
  const wishes: Wish[] = [];
  /** Orders that were named before what is wanted of them. */
  let waiting: string[] = [];
  for (const { number, text: said } of parts) {
    const intent = read(withoutPinCode(said));
    const isBare = !saysSomething(said, library);
    if (intent.kind === 'clear' && !isBare) {
      const orders = number === null && waiting.length > 0 ? waiting : [...waiting, number];
      wishes.push(...orders.flatMap((order) => wishesOf(intent, order, text)));
      waiting = [];
    } else if (number !== null && isBare) {
      const before = wishes.at(-1);
      if (before === undefined) waiting.push(number);
      else wishes.push({ ...before, orderNumber: number });
    }
  }
  return wishes;
}

function wishesOf({ first, further, score, own }: Clear, orderNumber: string | null, text: string): Wish[] {
  return [
    { flow: first.flow, text, orderNumber, score, own },
    ...further.map(({ flow }) => ({ flow, text, orderNumber, score, own })),
  ];
}

/**
 * Each wish once. A flow that does not begin with an order tells of all of them at once, and "I want my money back" beside
 * "A is broken" is said of A.
 */
function distinct(wishes: readonly Wish[], library: Library): Wish[] {
  const isCovered = (one: Wish, other: Wish): boolean => {
    const [flow, known] = [flowOf(library, one.flow), flowOf(library, other.flow)];
    const isSameOrder = one.orderNumber === other.orderNumber || one.orderNumber === null;
    if (flow.id === known.id) return isSameOrder || !startsWithOrder(flow);
    return flow.general === true && flow.about !== undefined && flow.about === known.about && isSameOrder;
  };
  return wishes.filter(
    (one, index) =>
      !wishes.some(
        (other, place) => place !== index && isCovered(one, other) && !(isCovered(other, one) && place > index),
      ),
  );
}

/** Whether the first thing that it asks for is an order. */
export function startsWithOrder({ steps }: Flow): boolean {
  return Object.values(steps).find(isQuestion)?.slot === ORDER_SLOT;
}

/** More than "my order". */
function saysSomething(part: string, { lexicon }: Library): boolean {
  return wordsOf(part).some(
    (word) => !lexicon.fillers.has(word) && !lexicon.joins.has(word) && !ORDER_WORDS.includes(word),
  );
}
