import type { Config } from '../config.ts';
import type { ChannelAccount } from '../core/brand.ts';
import { AppError } from '../core/errors.ts';

/** The named account of that channel, or the first. @throws AppError `not-found` */
export function accountOf(config: Config, channel: string, id: string | undefined): ChannelAccount {
  const accounts = config.brands.flatMap((brand) => brand.accounts).filter((account) => account.channel === channel);
  const account = id === undefined ? accounts[0] : accounts.find((one) => one.id === id);
  if (account === undefined) throw new AppError('not-found', `the configuration has no ${channel} account ${id ?? ''}`);
  return account;
}

/** Where Redress answers: as named, as configured, or on this machine. */
export function addressOf(config: Config, url?: string): string {
  return url ?? config.publicUrl ?? `http://localhost:${config.port}`;
}
