import { entitiesIn, type Message } from './message.ts';
import { newsToldLast } from './present-order.ts';
import { isTicketMeant } from './present-ticket.ts';
import { startFlow } from './read-request.ts';
import { askAgain, runCommand } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { ORDER_SLOT } from './told.ts';
import { readIntent } from './understand/intent.ts';
import { wordsOf } from './understand/normalise.ts';
import { meaningsIn } from './understand/phrase-index.ts';

/** Longer messages tell something. Words. */
const MAX_WORDS = 10;

/**
 * "Any update?", "why so long?" of a ticket, or of what was told last (a refund, an order); while something is recorded
 * or booked, how long it takes is said at its end.
 */
export function takeNews(message: Message, scene: Scene): boolean {
  if (isTicketMeant(scene)) {
    runCommand('news', scene);
    return true;
  }
  if (tellAgain(message, scene)) return true;
  const frame = topFrame(scene);
  if (frame === undefined || scene.library.flows.get(frame.flow)?.isCase !== true) return false;
  note(scene, 'command:news');
  say(scene, 'engine.newsLater');
  askAgain(scene);
  return true;
}

/** "When do I get it" right after "your refund is on its way", where the words name nothing else. */
export function takeHowLong(message: Message, scene: Scene): boolean {
  const { library, judge } = scene;
  const { text, choiceId } = message;
  if (choiceId !== null || wordsOf(text).length > MAX_WORDS) return false;
  if (meaningsIn(text, library.lexicon.howLong).length === 0) return false;
  return readIntent(text, library, judge).kind !== 'clear' && tellAgain(message, scene);
}

function tellAgain(message: Message, scene: Scene): boolean {
  const told = newsToldLast(scene);
  if (told === null || entitiesIn(message.text, scene).get('order-number') !== undefined) return false;
  note(scene, `intent:${told.flow}`);
  startFlow(told.flow, { [ORDER_SLOT]: told.orderNumber, opening: message.text }, scene, message);
  return true;
}
