import type { Effect } from '../../src/core/effect.ts';
import type { effects } from '../schema/effects.ts';

export function toEffect(row: typeof effects.$inferSelect): Effect {
  const { id, brandId, conversationId, call, action, attempts, createdAt, followUpAt } = row;
  const outcome = row.outcome?.outcome ?? null;
  return {
    id,
    brandId,
    conversationId,
    call,
    arguments: row.arguments,
    action,
    attempts,
    createdAt,
    followUpAt,
    outcome,
  };
}
