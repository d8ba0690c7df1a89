import type { Account, ServiceDeps } from './deps.ts';

/** The other accounts of its brand on the same channel: one mail may be written to several of them. */
export function siblingsOf({ accounts }: Pick<ServiceDeps, 'accounts'>, { brand, type, config }: Account): string[] {
  return [...accounts.values()]
    .filter((other) => other.brand.id === brand.id && other.type.name === type.name && other.config.id !== config.id)
    .map((other) => other.config.id);
}
