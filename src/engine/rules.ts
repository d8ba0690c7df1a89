import type { Flow, RulesText } from '../core/flow.ts';
import { RULES_TOPICS, type RulesTopic } from '../core/phrase-book.ts';
import { isFilled } from './conditions.ts';
import { offerAnswerer, offerFlow } from './menu.ts';
import { entitiesIn, type Message } from './message.ts';
import { orderAtHand } from './present-order.ts';
import { takeIntent } from './read-request.ts';
import { readWishes } from './read-wishes.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { partsBetweenJoins } from './understand/clauses.ts';
import { MAX_WISHES } from './understand/intent.ts';
import { sentencesOf, wordsOf } from './understand/normalise.ts';
import { meaningsIn, phrasesIn } from './understand/phrase-index.ts';
import { asksSomething } from './understand/question.ts';

/** Longer sentences tell a story in which a rule is named. Words. */
const MAX_WORDS = 12;
/** So short it needs no word of asking: "return policy". */
const FEW_WORDS = 4;
/** A part of a sentence that is a wish of its own has more words than "return" in "return and refund policy". */
const MIN_WORDS = 2;

/** "Is there a warranty" has as many words, and asks without another. */
const MIN_ASKING = 3;

/** A question for rules: which flow's, the texts that answer it (none: the brand does not say), and what else was said. */
interface RulesQuestion {
  flow: Flow;
  texts: readonly string[];
  /** What its flow does is offered after it. */
  leadsOn: boolean;
  rest: string;
}

/** "What is your return policy?": the rules are told; then what else was asked for is begun, or it goes on where it was. */
export function takeRulesQuestion(message: Message, scene: Scene): boolean {
  const asked = message.choiceId === null ? findQuestions(message, scene) : [];
  if (asked.length === 0) return false;
  for (const { flow } of asked) note(scene, `intent:${flow.id}`);
  for (const text of new Set(asked.flatMap(({ texts }) => texts))) say(scene, text);
  const isKnown = asked.every(({ texts }) => texts.length > 0);
  if (!isKnown) say(scene, 'engine.noRule');
  const leading = asked.find(({ leadsOn }) => leadsOn);
  const rest = { ...message, text: asked.at(-1)?.rest ?? '' };
  const { kind } = readWishes(rest.text, undefined, scene);
  if (kind === 'clear' && takeIntent(rest, scene)) return true;
  if (!isKnown) offerAnswerer(scene);
  else if (topFrame(scene) !== undefined) askAgain(scene);
  else if (leading === undefined || scene.facts.form === 'letter') scene.draft.flowEnded = true;
  else offerFlow(scene, leading.flow);
  return true;
}

/** "Cancellation policy and delivery charges": one after the other, each in what was left by those before. */
function findQuestions(message: Message, scene: Scene): RulesQuestion[] {
  const found: RulesQuestion[] = [];
  let rest = message.text;
  while (rest !== '' && found.length < MAX_WISHES) {
    const next = findQuestion(rest, scene);
    if (next === null) break;
    found.push(next);
    rest = next.rest;
  }
  return found;
}

function findQuestion(text: string, scene: Scene): RulesQuestion | null {
  const sentences = sentencesOf(text);
  for (const [place, sentence] of sentences.entries()) {
    const others = sentences.filter((_other, index) => index !== place);
    for (const { question, rest } of waysToRead(sentence, scene)) {
      const found = ofTopics(question, scene) ?? ofFlow(question, scene);
      if (found !== null) return { ...found, rest: [...rest, ...others].join('\n') };
    }
  }
  return null;
}

/** "Cancel A and tell me your return policy" holds a wish beside the question; otherwise a sentence is one. */
function waysToRead(sentence: string, { library }: Scene): { question: string; rest: string[] }[] {
  const parts = partsBetweenJoins(sentence, library.lexicon);
  const { fillers, asking } = library.lexicon;
  const isWish = (part: string): boolean =>
    wordsOf(part).filter((word) => !fillers.has(word) && !asking.has(word)).length >= MIN_WORDS;
  const split = parts.flatMap((question, at) => {
    const rest = parts.filter((_part, index) => index !== at);
    return rest.length > 0 && rest.some(isWish) ? [{ question, rest }] : [];
  });
  return [...split, { question: sentence, rest: [] }];
}

/** By the word "policy" and the like: the flow that is asked about; where that is not clear, the one that is open. */
function ofFlow(question: string, scene: Scene): Omit<RulesQuestion, 'rest'> | null {
  const { flows, lexicon } = scene.library;
  const words = wordsOf(question);
  if (meaningsIn(question, lexicon.rules).length === 0 || !asks(question, words.length <= FEW_WORDS, scene))
    return null;
  const intent = readWishes(question, undefined, scene);
  const flow = flows.get((intent.kind === 'clear' ? intent.first.flow : topFrame(scene)?.flow) ?? '');
  if (flow?.rules === undefined) return null;
  return { flow, texts: isTold(flow.rules, scene) ? [flow.rules] : [], leadsOn: true };
}

/** "Is shipping free?" Not of an order of one's own, nor where something else is clearly wanted. */
function ofTopics(question: string, scene: Scene): Omit<RulesQuestion, 'rest'> | null {
  const { flows, lexicon } = scene.library;
  const topics = new Set(meaningsIn(question, lexicon.rulesTopics));
  if (topics.size === 0 || !asks(question, isNothingElse(question, scene), scene)) return null;
  if (entitiesIn(question, scene).get('order-number') !== undefined) return null;
  const meant = RULES_TOPICS.filter((topic) => topics.has(topic) && !isOfOwnOrder(topic, scene));
  const owners = meant.flatMap((topic) => [...flows.values()].filter((flow) => flow.topics?.[topic] !== undefined));
  const [flow] = owners;
  const intent = readWishes(question, undefined, scene);
  const isElsewhere = intent.kind === 'clear' && !owners.some((owner) => isAbout(intent.first.flow, owner, scene));
  if (flow === undefined || isElsewhere) return null;
  const told = meant.flatMap((topic) => textFor(topic, flows, scene) ?? []);
  return { flow, texts: told.map(({ text }) => text), leadsOn: told.some(({ leadsOn }) => leadsOn === true) };
}

/** Whoever talks about an order asks for the day of that one. */
function isOfOwnOrder(topic: RulesTopic, scene: Scene): boolean {
  return topic === 'delivery-time' && orderAtHand(scene) !== null;
}

function isAbout(flow: string, { id, about }: Flow, { library }: Scene): boolean {
  return flow === id || (about !== undefined && library.flows.get(flow)?.about === about);
}

function textFor(topic: RulesTopic, flows: ReadonlyMap<string, Flow>, scene: Scene): RulesText<string> | undefined {
  const texts = [...flows.values()].flatMap((flow) => flow.topics?.[topic] ?? []);
  return texts.find(({ text, needs }) => isFilled(scene.facts.values[needs]) && isTold(text, scene));
}

function asks(question: string, isPlain: boolean, { library: { lexicon } }: Scene): boolean {
  if (wordsOf(question).length > MAX_WORDS) return false;
  // "Is there a warranty", "do you have a return policy" ask by themselves.
  const said = [lexicon.rules, lexicon.rulesTopics].flatMap((index) => phrasesIn<unknown>(question, index));
  const isAsking = said.some((phrase) => wordsOf(phrase).length >= MIN_ASKING);
  return isPlain || isAsking || asksSomething(question, lexicon);
}

/** "Shipping charges" and no word more: no "refund my shipping charges". */
function isNothingElse(question: string, { library: { lexicon } }: Scene): boolean {
  const named = phrasesIn(question, lexicon.rulesTopics).flatMap((phrase) => phrase.split(' '));
  return wordsOf(question).every((word) => named.includes(word) || lexicon.fillers.has(word));
}

/** A brand may not say. */
export function isTold(text: string, { library, facts }: Scene): boolean {
  return [...library.variables(text)].every((name) => isFilled(facts.values[name]));
}
