import type { Holder } from '../core/conversation.ts';
import { TURNS_LANE } from '../core/queue.ts';
import type { ServiceDeps } from './deps.ts';

/** `not-found` also where the conversation is of a brand that this person does not see. */
export type HandOverOutcome = 'done' | 'already' | 'not-found';

export interface HandOver {
  /** A person answers from now on; the bot says nothing more, not even what it was about to say. */
  takeOver(conversationId: string, by: Person): Promise<HandOverOutcome>;
  /** The bot answers from the next message on, and begins anew. */
  giveBack(conversationId: string, by: Person): Promise<HandOverOutcome>;
}

/** Who does it, and which brands they see. */
export interface Person {
  userId: string;
  brandIds: readonly string[];
}

type Deps = Pick<ServiceDeps, 'store' | 'clock' | 'log' | 'feed' | 'queue'>;

/** Between the bot and people: exactly one of them holds a conversation. */
export function createHandOver(deps: Deps): HandOver {
  async function hand(conversationId: string, holder: Holder, by: Person): Promise<HandOverOutcome> {
    const conversation = await deps.store.conversations.get(by.brandIds, conversationId);
    if (conversation === null) return 'not-found';
    const outcome = await deps.store.conversations.setHolder(conversationId, holder, deps.clock.now());
    if (outcome !== 'done') return outcome;
    deps.log.info({ conversationId, holder, userId: by.userId }, 'conversation.handed-over');
    deps.feed.publish({ kind: 'conversation.changed', id: conversationId, brandId: conversation.brandId });
    // A message whose turn was cut short waits still.
    await deps.queue.ring(TURNS_LANE, conversationId).catch((error: unknown) => {
      deps.log.warn({ conversationId, err: error }, 'ring.failed');
    });
    return 'done';
  }

  return {
    takeOver: (conversationId, by) => hand(conversationId, 'person', by),
    giveBack: (conversationId, by) => hand(conversationId, 'bot', by),
  };
}
