import type { Library } from './library.ts';
import { COMPLAINT_FLOW } from './texts.ts';
import { INTERRUPTS, readIntent } from './understand/intent.ts';

/** A question about complaints announces none, nor does a refusal: these go to other flows, or are less clear. */
export function announcesComplaint(text: string, library: Library): boolean {
  if (/[?？]\s*$/u.test(text)) return false;
  const intent = readIntent(text, library);
  if (intent.kind !== 'clear' || intent.score < INTERRUPTS) return false;
  return [intent.first, ...intent.further].some(({ flow }) => flow === COMPLAINT_FLOW);
}
