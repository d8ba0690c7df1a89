import type { ApiKey } from '../../src/core/integration.ts';
import type { apiKeys } from '../schema/integrations.ts';

/** What a secret is bound to when it is encrypted, so that rows cannot be swapped. */
export const placeOf = {
  webhook: (id: string): string => `webhook\u0000${id}`,
  source: (id: string): string => `source\u0000${id}`,
};

export function toKey({ hash: _hash, secret, ...key }: typeof apiKeys.$inferSelect): ApiKey {
  return { ...key, isSigned: secret !== null };
}
