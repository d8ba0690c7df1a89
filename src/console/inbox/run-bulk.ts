import { post } from '../api/call.ts';
import { type BulkAnswer, inboxApi } from '../api/inbox.ts';
import { texts, wordFor } from '../texts/index.ts';

export interface BulkResult {
  done: number;
  failed: { id: string; reason: string }[];
}

export type BulkAction =
  | { type: 'reply'; text: string }
  | { type: 'assign'; to: string | null }
  | { type: 'tag'; tag: string };

export type BulkKind = BulkAction['type'];

/** All of them in one request; one refusal stops none of the others, and each is named. Files go with an answer alone. */
export async function runBulk(
  ids: readonly string[],
  action: BulkAction,
  files: readonly File[] = [],
): Promise<BulkResult> {
  const { done, results } =
    action.type === 'reply' && files.length > 0
      ? await inboxApi.answerMany(ids, action.text, files)
      : await post<BulkAnswer>('/api/tickets/bulk', { ids, action });
  const failed = results
    .filter(({ outcome }) => outcome !== 'done')
    .map(({ id, outcome, reason }) => ({ id, reason: wordFor(texts.faults.refusals, reason ?? outcome) }));
  return { done, failed };
}
