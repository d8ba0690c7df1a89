import type { Library } from './library.ts';
import { COMPLAINT_FLOW } from './texts.ts';
import { readInterruption } from './understand/intent.ts';
import { endsWithMark } from './understand/question.ts';

/** A question about complaints announces none, nor does a refusal: these go to other flows, or are less clear. */
export function announcesComplaint(text: string, library: Library): boolean {
  const intent = endsWithMark(text) ? null : readInterruption(text, undefined, { library });
  if (intent?.kind !== 'clear') return false;
  return [intent.first, ...intent.further].some(({ flow }) => flow === COMPLAINT_FLOW);
}
