import { alikeIn, wordsBeside } from './correct.ts';
import { flowOf } from './library.ts';
import { entitiesIn, type Message } from './message.ts';
import { orderToldLast } from './present-order.ts';
import { startFlow } from './read-request.ts';
import { note, type Scene } from './scene.ts';
import { ORDER_SLOT } from './told.ts';

/** "Sorry, I meant": with more words it is a sentence of its own. */
const MAX_WORDS = 3;

/**
 * Nothing is open, something was told of one order just now, and another is named: the same of that one. What books or
 * cancels something is not done again for a number alone, since that may ask where the order is.
 */
export function takeOtherOrder(message: Message, scene: Scene, { isBare }: { isBare: boolean }): boolean {
  const told = orderToldLast(scene);
  if (told === null) return false;
  const named = entitiesIn(message.text, scene).get('order-number');
  const number = named ?? alikeIn(message.text, told.orderNumber, scene);
  if (typeof number !== 'string' || number === told.orderNumber) return false;
  const words = wordsBeside(number, message.text, scene);
  const isMeant = isBare
    ? words.length === 0 && flowOf(scene.library, told.flow).isCase !== true
    : words.length <= MAX_WORDS;
  if (!isMeant) return false;
  note(scene, `intent:${told.flow}`);
  startFlow(told.flow, { [ORDER_SLOT]: number, opening: message.text }, scene, message);
  return true;
}
