import type { TicketPriority, TicketState } from '../../core/ticket.ts';
import { post } from '../api/call.ts';
import { type BulkAnswer, inboxApi } from '../api/inbox.ts';
import { MAX_TICKETS } from '../limits.ts';
import { texts, wordFor } from '../texts/index.ts';

export interface BulkResult {
  done: number;
  failed: { id: string; reason: string }[];
}

export type BulkAction =
  | { type: 'reply'; text: string; key: string }
  | { type: 'assign'; to: string | null }
  | { type: 'tag'; tag: string }
  | { type: 'state'; to: TicketState }
  | { type: 'priority'; priority: TicketPriority };

export type BulkKind = BulkAction['type'];

/** One refusal stops none of the others, and each is named. Files go with an answer alone. Of very many, so many are sent at a time. */
export async function runBulk(
  ids: readonly string[],
  action: BulkAction,
  files: readonly File[] = [],
): Promise<BulkResult> {
  const all: BulkResult = { done: 0, failed: [] };
  for (let from = 0; from < ids.length; from += MAX_TICKETS) {
    const some = ids.slice(from, from + MAX_TICKETS);
    // What was done already must be told, whatever becomes of the rest.
    const { done, failed } = await runSome(some, action, files).catch((error: unknown) => {
      if (from === 0) throw error;
      return { done: 0, failed: some.map((id) => ({ id, reason: texts.inbox.unsure })) };
    });
    all.done += done;
    all.failed.push(...failed);
  }
  return all;
}

async function runSome(ids: readonly string[], action: BulkAction, files: readonly File[]): Promise<BulkResult> {
  const { done, results } =
    action.type === 'reply' && files.length > 0
      ? await inboxApi.answerMany(ids, action, files)
      : await post<BulkAnswer>('/api/tickets/bulk', { ids, action });
  const failed = results
    .filter(({ outcome }) => outcome !== 'done')
    .map(({ id, outcome, reason }) => ({
      id,
      reason: outcome === 'failed' ? texts.inbox.unsure : wordFor(texts.faults.refusals, reason ?? outcome),
    }));
  return { done, failed };
}
