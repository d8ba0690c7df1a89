import type { Message } from './message.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topStep } from './scene.ts';
import { saysBriefly } from './understand/phrase-index.ts';

/** "Why do you need my PIN code?" is told the reason, and asked again. */
export function takeWhy({ text, choiceId }: Message, scene: Scene): boolean {
  const { library, facts } = scene;
  const step = topStep(scene);
  if (step?.kind !== 'ask' || choiceId !== null || facts.form === 'spoken') return false;
  if (!saysBriefly(text, library.lexicon.why)) return false;
  const reason = `why.${step.expect}`;
  if (library.labels(reason).length === 0) return false;
  note(scene, 'why');
  say(scene, reason);
  askAgain(scene);
  return true;
}
