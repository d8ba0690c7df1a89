import type { Message } from './message.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topStep } from './scene.ts';
import { wordsOf } from './understand/normalise.ts';
import { meaningsIn } from './understand/phrase-index.ts';

/** Longer messages tell something beside. Words. */
const MAX_WORDS = 10;

/** "Why do you need my PIN code?" is told the reason, and asked again. */
export function takeWhy({ text, choiceId }: Message, scene: Scene): boolean {
  const { library, facts } = scene;
  const step = topStep(scene);
  if (step?.kind !== 'ask' || choiceId !== null || facts.form === 'spoken') return false;
  if (wordsOf(text).length > MAX_WORDS || meaningsIn(text, library.lexicon.why).length === 0) return false;
  const reason = `why.${step.expect}`;
  if (library.labels(reason).length === 0) return false;
  note(scene, 'why');
  say(scene, reason);
  askAgain(scene);
  return true;
}
