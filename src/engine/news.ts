import { entitiesIn, type Message } from './message.ts';
import { newsToldLast } from './present-order.ts';
import { isTicketMeant } from './present-ticket.ts';
import { startFlow } from './read-request.ts';
import { askAgain, runCommand } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { ORDER_SLOT } from './told.ts';
import { readIntent } from './understand/intent.ts';
import { saysBriefly } from './understand/phrase-index.ts';

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

/**
 * "When do I get it" right after "your refund is on its way" or the refund's ticket, where the words name nothing else: how
 * far that is, and no second look for the same.
 */
export function takeHowLong(message: Message, scene: Scene): boolean {
  const { library, judge } = scene;
  const { text, choiceId } = message;
  if (choiceId !== null || topFrame(scene) !== undefined || !saysBriefly(text, library.lexicon.howLong)) return false;
  const intent = readIntent(text, library, judge);
  const isInTicket = intent.kind !== 'clear' || library.flows.get(intent.first.flow)?.isInTicket === true;
  if (isInTicket && isTicketMeant(scene) && entitiesIn(text, scene).get('order-number') === undefined) {
    runCommand('news', scene);
    return true;
  }
  return intent.kind !== 'clear' && tellAgain(message, scene);
}

function tellAgain(message: Message, scene: Scene): boolean {
  const told = newsToldLast(scene);
  if (told === null || entitiesIn(message.text, scene).get('order-number') !== undefined) return false;
  note(scene, `intent:${told.flow}`);
  startFlow(told.flow, { [ORDER_SLOT]: told.orderNumber, opening: message.text }, scene, message);
  return true;
}
