import type { Holder } from '../core/conversation.ts';
import { TURNS_LANE } from '../core/queue.ts';
import type { ServiceDeps } from './deps.ts';

/** `not-found` also where the conversation is of a brand that this person does not see. `held`: a colleague has it. */
export type HandOverOutcome = { outcome: 'done' | 'not-found' } | { outcome: 'held'; by: string | null };

/** Who does it, which brands they see, and whom they believe to hold the conversation; `any` takes it from anybody. */
export interface Person {
  userId: string;
  brandIds: readonly string[];
  expected?: string | null;
}

type Deps = Pick<ServiceDeps, 'store' | 'clock' | 'log' | 'feed' | 'queue'>;

/**
 * Between the bot and people: exactly one of them holds a conversation. With `person` the bot says nothing more, not even
 * what it was about to say; with `bot` it answers from the next message on, and begins anew.
 */
export async function handOver(
  deps: Deps,
  conversationId: string,
  holder: Holder,
  { userId, brandIds, expected = 'any' }: Person,
): Promise<HandOverOutcome> {
  const conversation = await deps.store.conversations.get(brandIds, conversationId);
  if (conversation === null) return { outcome: 'not-found' };
  const result = await deps.store.desk.hold({ conversationId, holder, userId, expected, at: deps.clock.now() });
  if (result.outcome !== 'done') return result;
  deps.log.info({ conversationId, holder, userId }, 'conversation.handed-over');
  deps.feed.publish({ kind: 'conversation.changed', id: conversationId, brandId: conversation.brandId });
  // A message whose turn was cut short waits still.
  await deps.queue.ring(TURNS_LANE, conversationId).catch((error: unknown) => {
    deps.log.warn({ conversationId, err: error }, 'ring.failed');
  });
  return { outcome: 'done' };
}
