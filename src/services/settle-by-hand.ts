import { type ReachFacts, SENT_AGAIN } from '../core/reach.ts';
import type { ServiceDeps } from './deps.ts';
import { findNextWay } from './reach.ts';
import { ringAll } from './ways.ts';

/** `arrived`, `lost`: what a person knows of an uncertain message; a lost one takes its next way. `again`: the same once more, the same way. */
export const HAND_WORDS = ['arrived', 'lost', 'again'] as const;
export type HandWord = (typeof HAND_WORDS)[number];

/** `settled`: nothing about it is open. `sent-again`: it was sent again before, or has found another way. */
export type HandOutcome = 'done' | 'not-found' | 'settled' | 'sent-again';

/** A person says what became of a message of which the provider did not, or sends again what did not arrive. */
export async function settleByHand(
  deps: ServiceDeps,
  { outboundId, brandIds, word }: { outboundId: string; brandIds: readonly string[]; word: HandWord },
): Promise<HandOutcome> {
  const facts = await deps.store.reach.facts(outboundId);
  if (facts === null || !brandIds.includes(facts.conversation.brandId)) return 'not-found';
  const { id: conversationId, accountId, brandId } = facts.conversation;
  const isUncertain = facts.status === 'uncertain';
  if (!isUncertain && (word !== 'again' || facts.status !== 'failed')) return 'settled';

  const at = deps.clock.now();
  if (isUncertain) {
    const status = word === 'arrived' ? 'delivered' : 'failed';
    await deps.store.outbox.report({ accountId, outboundId, status, reason: 'a colleague looked' }, at);
  }
  if (word === 'lost') await findNextWay(deps, outboundId);
  if (word === 'again' && !(await sendAgain(deps, facts))) return 'sent-again';
  deps.feed.publish({ kind: 'conversation.changed', id: conversationId, brandId });
  deps.log.info({ outboundId, conversationId, word }, 'delivery.settled-by-hand');
  return 'done';
}

/** False: it was sent again before, or went another way by itself. */
async function sendAgain(deps: ServiceDeps, facts: ReachFacts): Promise<boolean> {
  const { outboundId, conversation, acknowledgesTicketId } = facts;
  const at = deps.clock.now();
  if (facts.hasNext) return false;
  // It has its next way then: no other one is looked for.
  const decided = await deps.store.reach.decide({ outboundId, at });
  if (facts.status === 'uncertain' && decided !== 'done') return false;
  const id = SENT_AGAIN + outboundId;
  const isKnown = (await deps.store.outbox.conversationOf(id)) !== null;
  if (isKnown) return false;
  const { secret: _secret, ...content } = facts.content;
  const message = { id, idempotencyKey: id, turnId: deps.ids.next(), content, acknowledgesTicketId };
  await deps.store.desk.say({ ...message, to: { conversationId: conversation.id } }, at);
  await ringAll(deps, conversation.accountId, [{ id }]);
  return true;
}
