import { eq } from 'drizzle-orm';
import type { Holder } from '../../src/core/conversation.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow.ts';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';

/** The fence moves on, so that a turn which was begun under the other holder is `stale` at its commit. */
export function setHolder(tx: Tx, conversationId: string, holder: Holder, at: Date): 'done' | 'already' | 'not-found' {
  const row = tx.select().from(conversations).where(eq(conversations.id, conversationId)).get();
  if (row === undefined) return 'not-found';
  if (row.holder === holder) return 'already';
  const { language, isLanguageChosen, proofs } = row.state;
  const fresh = { ...INITIAL_FLOW_STATE, language, proofs };
  const state = isLanguageChosen === undefined ? fresh : { ...fresh, isLanguageChosen };
  tx.update(conversations)
    .set({ holder, state, fence: row.fence + 1, leaseOwner: null, leaseUntil: null, updatedAt: at })
    .where(eq(conversations.id, conversationId))
    .run();
  return 'done';
}
