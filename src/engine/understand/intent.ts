import type { Library } from '../library.ts';
import { sentencesOf, wordsOf } from './normalise.ts';

/** Below this likeness a text asks for nothing that we know. */
const THRESHOLD = 0.42;
/** Two flows closer than this are both offered. */
const MARGIN = 0.06;
/** What it takes to leave a question that is open. */
const INTERRUPT = 0.55;
/** A sentence shorter than this says nothing by itself. Words. */
const MIN_WORDS = 2;

export type Intent =
  | {
      kind: 'clear';
      flow: string;
      score: number /** The second request of the message. */;
      second: string | null;
    }
  | { kind: 'close'; flows: [string, string]; score: number }
  | { kind: 'none' };

/** Reads the message as a whole and sentence by sentence: in a long mail one sentence says what is wanted. */
export function readIntent(text: string, library: Library): Intent {
  const sentences = sentencesOf(text);
  const parts = sentences.length > 1 ? sentences.filter((part) => wordsOf(part).length >= MIN_WORDS) : [];
  const rankings = [text, ...parts].map((part) =>
    library.classifier.classify(part).filter(({ flow }) => library.flows.has(flow)),
  );
  const best = rankings.toSorted((one, other) => (other[0]?.score ?? 0) - (one[0]?.score ?? 0))[0];
  const [top, next] = best ?? [];
  if (top === undefined || top.score < THRESHOLD) return { kind: 'none' };
  if (next !== undefined && next.score >= THRESHOLD && top.score - next.score < MARGIN) {
    return { kind: 'close', flows: [top.flow, next.flow], score: top.score };
  }
  const clear = rankings
    .slice(1)
    .flatMap(([first, second]) =>
      first !== undefined && first.score >= INTERRUPT && first.score - (second?.score ?? 0) >= MARGIN
        ? [first.flow]
        : [],
    );
  const requests = [...new Set(clear)];
  if (requests.length === 2 && requests[0] !== undefined && requests[1] !== undefined) {
    return {
      kind: 'clear',
      flow: requests[0],
      score: top.score,
      second: requests[1],
    };
  }
  return { kind: 'clear', flow: top.flow, score: top.score, second: null };
}

/** Another intent that is clear enough to leave the present question for. */
export function readInterruption(text: string, presentFlow: string, library: Library): Intent {
  const intent = readIntent(text, library);
  return intent.kind === 'clear' && intent.flow !== presentFlow && intent.score >= INTERRUPT
    ? intent
    : { kind: 'none' };
}
