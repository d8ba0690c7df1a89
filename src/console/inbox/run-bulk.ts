import { post } from '../api/call.ts';
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

interface Answer {
  done: number;
  results: { id: string; outcome: string; reason: string | null }[];
}

/** All of them in one request; one refusal stops none of the others, and each is named. */
export async function runBulk(ids: readonly string[], action: BulkAction): Promise<BulkResult> {
  const { done, results } = await post<Answer>('/api/tickets/bulk', { ids, action });
  const failed = results
    .filter(({ outcome }) => outcome !== 'done')
    .map(({ id, outcome, reason }) => ({ id, reason: wordFor(texts.inbox.refusals, reason ?? outcome) }));
  return { done, failed };
}
