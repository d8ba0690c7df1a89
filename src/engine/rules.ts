import type { Flow } from '../core/flow.ts';
import { isFilled } from './conditions.ts';
import { offerFlow } from './menu.ts';
import type { Message } from './message.ts';
import { takeIntent } from './read-request.ts';
import { readWishes } from './read-wishes.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { sentencesOf, wordsOf } from './understand/normalise.ts';
import { meaningsIn } from './understand/phrase-index.ts';

/** Longer sentences tell a story in which a rule is named. Words. */
const MAX_WORDS = 12;
/** So short it needs no word of asking: "return policy". */
const FEW_WORDS = 4;

/** "What is your return policy?": the rules are told; then what else was asked for is begun, or it goes on where it was. */
export function takeRulesQuestion(message: Message, scene: Scene): boolean {
  if (message.choiceId !== null) return false;
  const sentences = sentencesOf(message.text);
  const question = sentences.find((sentence) => asksForRules(sentence, scene));
  const flow = question === undefined ? null : flowMeant(question, scene);
  if (flow?.rules === undefined || !isKnown(flow.rules, scene)) return false;
  note(scene, `intent:${flow.id}`);
  say(scene, flow.rules);
  const rest = { ...message, text: sentences.filter((sentence) => sentence !== question).join('\n') };
  const { kind } = readWishes(rest.text, undefined, scene);
  if (kind === 'clear' && takeIntent(rest, scene)) return true;
  if (topFrame(scene) !== undefined) askAgain(scene);
  else if (scene.facts.form === 'letter') scene.draft.flowEnded = true;
  else offerFlow(scene, flow);
  return true;
}

function asksForRules(sentence: string, { library: { lexicon } }: Scene): boolean {
  const words = wordsOf(sentence);
  if (words.length > MAX_WORDS || meaningsIn(sentence, lexicon.rules).length === 0) return false;
  return words.length <= FEW_WORDS || /[?？]\s*$/u.test(sentence) || words.some((word) => lexicon.asking.has(word));
}

/** The flow that is asked about; where that is not clear, the one that is open. */
function flowMeant(text: string, scene: Scene): Flow | null {
  const { flows } = scene.library;
  const intent = readWishes(text, undefined, scene);
  const id = intent.kind === 'clear' ? intent.first.flow : topFrame(scene)?.flow;
  return flows.get(id ?? '') ?? null;
}

/** A brand may not say. */
function isKnown(text: string, { library, facts }: Scene): boolean {
  return [...library.variables(text)].every((name) => isFilled(facts.values[name]));
}
