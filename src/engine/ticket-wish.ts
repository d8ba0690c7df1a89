import type { Flow, Step } from '../core/flow.ts';
import { partsOf } from './letter-parts.ts';
import { entitiesIn, type Message } from './message.ts';
import { isTicketMeant } from './present-ticket.ts';
import { startFlow } from './read-request.ts';
import { note, type Scene } from './scene.ts';
import { PERSON_LABEL, TICKET_FLOW } from './texts.ts';
import { numberWithin, TICKET_SLOT } from './told.ts';
import { withoutFillers } from './understand/lexicon.ts';
import { wordsOf } from './understand/normalise.ts';

/** Later it is more likely about something else that was bought. */
const FRESH_MS = 7 * 24 * 60 * 60_000;

/** "Replacement", "refund chahiye" right after the complaint that it came broken: what they would like, and no second one. */
export function takeTicketWish(message: Message, scene: Scene): boolean {
  const { library, draft, facts } = scene;
  const { ticket, order } = draft.state;
  const number = numberWithin(ticket, FRESH_MS, facts);
  if (number === null || message.choiceId !== null || message.files > 0 || !isTicketMeant(scene)) return false;
  const named = entitiesIn(message.text, scene).get('order-number');
  if (named !== undefined && named !== order?.number) return false;
  const step = wishesOf(library.flows.get(ticket?.flow ?? ''));
  const wish = step?.options.find(({ label }) => label !== PERSON_LABEL && isSaid(message, label, scene));
  if (wish === undefined) return false;
  note(scene, `intent:${TICKET_FLOW}`);
  startFlow(TICKET_FLOW, { [TICKET_SLOT]: number, wish: wish.id, opening: message.text }, scene);
  return true;
}

function wishesOf(flow: Flow | undefined): Extract<Step, { kind: 'choose' }> | null {
  const step = flow?.steps[flow.wishes ?? ''];
  return step?.kind === 'choose' ? step : null;
}

/** That and no more, but for the greeting and the name of a letter: "I got the replacement, it is broken too" is another matter. */
function isSaid(message: Message, label: string, { library, facts }: Scene): boolean {
  const bare = (text: string): string => withoutFillers(wordsOf(text), library.lexicon).join(' ');
  const wishes = new Set([...library.labels(label), ...library.saidFor(label)].map(bare));
  const lines = facts.form === 'letter' ? partsOf(message).map(({ text }) => text) : [];
  const parts = lines.length === 0 ? [message.text] : lines;
  const isWish = (text: string): boolean => wishes.has(bare(text));
  return parts.some(isWish) && parts.every((text) => isWish(text) || wordsOf(text).length <= MAX_GREETING);
}
/** Words. */
const MAX_GREETING = 2;
