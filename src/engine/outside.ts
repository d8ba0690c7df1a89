import { offerAnswerer } from './menu.ts';
import type { Message } from './message.ts';
import { note, type Scene, say } from './scene.ts';
import { aboutOrder, withoutPinCode } from './understand/about-order.ts';
import { type IntentScore, OUTSIDE } from './understand/classify.ts';
import { orderNumberForm } from './understand/entities.ts';
import { wordsOf } from './understand/normalise.ts';

/** From this probability on it is said to be a matter for others. */
const SURE = 0.8;
const MIN_WORDS = 2;

/**
 * "Do you deliver to 110017?", "is EMI possible?": it was understood, and nothing here answers it. That is said, with a
 * person for it, instead of "I did not understand". On a phone the ladder goes on.
 */
export function takeOutside(message: Message, scene: Scene): boolean {
  const { library, facts, judge } = scene;
  const { text, choiceId } = message;
  if (choiceId !== null || facts.form === 'spoken') return false;
  const bare = withoutPinCode(text);
  // "Order", or a PIN code by itself, asks for nothing.
  if (wordsOf(bare).length < MIN_WORDS) return false;
  const heard = [text, bare, aboutOrder(text, orderNumberForm(facts)) ?? text].flatMap(
    (said) => judge(said).outside ?? [],
  );
  const topic = heard.find((one) => one.score >= SURE && library.labels(answerTo(one)).length > 0);
  if (topic === undefined) return false;
  note(scene, 'nothing', topic.score);
  say(scene, answerTo(topic));
  offerAnswerer(scene);
  return true;
}

function answerTo({ flow: topic }: IntentScore): string {
  return `outside.${topic.slice(OUTSIDE.length)}`;
}
