import type { Flow } from '../core/flow.ts';
import type { Message } from './message.ts';
import { takeIntent } from './read-request.ts';
import { readWishes } from './read-wishes.ts';
import { runCommand } from './repair.ts';
import { type Scene, topFrame, topStep } from './scene.ts';
import { afterRefusal, readCommand } from './understand/command.ts';
import { readIntent } from './understand/intent.ts';
import { isPlainNo } from './understand/yes-no.ts';

/* What is open is not wanted any more. */

/**
 * "Don't want to cancel anymore, …": it names what is open, and wants it no more. What is asked for after it is begun.
 * A mere "no" to "what happened?" takes it back as well.
 */
export function takeRefusal(message: Message, scene: Scene): boolean {
  const { lexicon } = scene.library;
  const frame = topFrame(scene);
  if (frame === undefined) return false;
  const isUntold = isPlainNo(message.text, lexicon) && asksForStory(scene);
  const rest = afterRefusal(message.text, lexicon);
  if (rest === null && !isUntold) return false;
  runCommand('cancel', scene);
  const isOther = rest !== null && rest !== '' && readWishes(rest, frame.flow, scene).kind === 'clear';
  if (isOther) takeIntent({ ...message, text: rest }, scene);
  return true;
}

/** "Cancel the return, changed my mind" while that is being begun: it stops, and the second half is no answer. */
export function takeCallingOff(message: Message, scene: Scene): boolean {
  const present = topFrame(scene)?.flow;
  if (present === undefined || message.choiceId !== null) return false;
  const part = calledOff(message, scene);
  if (part === null || part.id === present || part.partOf !== scene.library.flows.get(present)?.about) return false;
  runCommand('cancel', scene);
  return true;
}

/** The flow that sees to what is called off: "cancel the return" is a matter of its pickup. */
export function calledOff({ text }: Message, { library, judge }: Scene): Flow | null {
  if (readCommand(text, library.lexicon) !== 'cancel') return null;
  const intent = readIntent(text, library, judge);
  const flow = intent.kind === 'clear' ? library.flows.get(intent.first.flow) : undefined;
  return flow?.partOf === undefined ? null : flow;
}

function asksForStory(scene: Scene): boolean {
  const step = topStep(scene);
  return step?.kind === 'ask' && step.expect === 'text' && step.dontHave === undefined;
}
