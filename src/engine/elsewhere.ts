import type { Message } from './message.ts';
import type { Scene } from './scene.ts';
import { readInterruption } from './understand/intent.ts';
import { wordsOf } from './understand/normalise.ts';
import { isTelling } from './understand/opening.ts';
import { endsWithMark } from './understand/question.ts';

/** A question about something else while a story is waited for: "where is my refund?". A story itself is never one. */
export function asksElsewhere({ text }: Message, present: string, scene: Scene): boolean {
  if (!isQuestionText(text, scene)) return false;
  const { library } = scene;
  const intent = readInterruption(text, present, scene);
  if (intent.kind !== 'clear' || isTelling(text, intent.first.flow, library)) return false;
  return library.flows.get(intent.first.flow)?.about !== library.flows.get(present)?.about;
}

/** "What is…?", "and what is…" */
export function isQuestionText(text: string, { library: { lexicon } }: Scene): boolean {
  const first = wordsOf(text).find((word) => !lexicon.joins.has(word));
  return endsWithMark(text) || lexicon.asking.has(first ?? '');
}
