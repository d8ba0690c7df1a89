import { isOtherSubject } from '../lib/bare-subject.ts';
import type { TurnContext } from './turn-context.ts';

/** Lines looked back for the subject before. */
const LOOK_BACK = 50;

/**
 * Waiting mails that go on in a thread under another subject, with that subject: they ask for themselves and answer
 * nothing that is still open in the thread. Asked only while something is open, which they could be mixed up with.
 */
export async function findNewMatters({ deps, account, turn }: TurnContext): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (account.type.capabilities.form !== 'letter' || turn.state.stack.length === 0) return found;
  const waiting = new Set(turn.waiting.map(({ id }) => id));
  const lines = await deps.store.desk.lines([turn.conversation.id], LOOK_BACK);
  let subject = lines.findLast(({ id, subject: one }) => !waiting.has(id) && (one ?? '') !== '')?.subject ?? '';
  for (const { id, message } of turn.waiting) {
    const own = message.replyContext['subject'] ?? '';
    if (message.kind !== 'message' || own === '') continue;
    if (isOtherSubject(own, subject)) found.set(id, own);
    subject = own;
  }
  return found;
}
