import type { DealOutcome } from '../core/outbox.ts';
import { type ReachFacts, SENT_AGAIN } from '../core/reach.ts';
import type { ServiceDeps } from './deps.ts';
import { findNextWay } from './reach.ts';
import { ringAll } from './ways.ts';

/**
 * `arrived`, `lost`: what a person knows of an uncertain message; a lost one takes its next way. `again`: the same once more,
 * the same way. `dealt-with`: they have seen to it another way, and nobody has to look at it any more; `reopen` takes that back.
 */
export const HAND_WORDS = ['arrived', 'lost', 'again', 'dealt-with', 'reopen'] as const;
export type HandWord = (typeof HAND_WORDS)[number];

export type HandOutcome = DealOutcome | 'not-found';

interface ByHand {
  outboundId: string;
  brandIds: readonly string[];
  word: HandWord;
  /** Who says it. */
  userId: string;
}

/** A person says what became of a message of which the provider did not, sends again what did not arrive, or has seen to it. */
export async function settleByHand(deps: ServiceDeps, said: ByHand): Promise<HandOutcome> {
  const { outboundId, brandIds, word, userId } = said;
  const facts = await deps.store.reach.facts(outboundId);
  if (facts === null || !brandIds.includes(facts.conversation.brandId)) return 'not-found';
  const outcome = await heed(deps, facts, said);
  if (outcome !== 'done') return outcome;
  const { id: conversationId, brandId } = facts.conversation;
  deps.feed.publish({ kind: 'conversation.changed', id: conversationId, brandId });
  deps.log.info({ outboundId, conversationId, word, userId }, 'delivery.settled-by-hand');
  return 'done';
}

async function heed(deps: ServiceDeps, facts: ReachFacts, { word, userId }: ByHand): Promise<DealOutcome> {
  const { outboundId, conversation } = facts;
  const at = deps.clock.now();
  if (word === 'dealt-with') return deps.store.outbox.dealWith(outboundId, userId, at);
  if (word === 'reopen') return deps.store.outbox.reopen(outboundId, userId);
  // Who looked at the list before a colleague saw to it would have the customer hear the same twice.
  if (facts.isDealtWith) return 'dealt-with';
  const isUncertain = facts.status === 'uncertain';
  if (!isUncertain && (word !== 'again' || facts.status !== 'failed')) return 'settled';

  if (isUncertain) {
    const status = word === 'arrived' ? 'delivered' : 'failed';
    const report = { accountId: conversation.accountId, outboundId, status, reason: 'a colleague looked' } as const;
    await deps.store.outbox.report(report, at);
  }
  if (word === 'lost') await findNextWay(deps, outboundId);
  if (word === 'again' && !(await sendAgain(deps, facts))) return 'sent-again';
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
