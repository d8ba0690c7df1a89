import type { Message } from './message.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topStep } from './scene.ts';
import { namesOwnNumber } from './understand/own-number.ts';

/** "Same number" in a web chat or a mail, where nobody sees one. */
export function takeOwnNumber({ text, choiceId }: Message, scene: Scene): boolean {
  const { library, facts } = scene;
  const step = topStep(scene);
  const isAsked = step?.kind === 'ask' && step.expect === 'phone' && choiceId === null;
  if (!isAsked || facts.writesFrom !== undefined || !namesOwnNumber(text, library.lexicon)) return false;
  note(scene, 'nothing');
  say(scene, 'engine.numberUnseen');
  askAgain(scene);
  return true;
}
