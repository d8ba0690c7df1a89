import type { Message } from './message.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { namesOwnNumber } from './understand/own-number.ts';

/** "Same number" in a web chat or a mail, where nobody sees one. */
export function takeOwnNumber({ text, choiceId }: Message, scene: Scene): boolean {
  const { library, facts } = scene;
  const frame = topFrame(scene);
  const step = frame === undefined ? undefined : library.flows.get(frame.flow)?.steps[frame.step];
  const isAsked = step?.kind === 'ask' && step.expect === 'phone' && choiceId === null;
  if (!isAsked || facts.writesFrom !== undefined || !namesOwnNumber(text, library.lexicon)) return false;
  note(scene, 'nothing');
  say(scene, 'engine.numberUnseen');
  askAgain(scene);
  return true;
}
