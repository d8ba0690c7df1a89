import { channelTypes } from '../channels/index.ts';
import type { Config } from './config.ts';
import type { Brand } from './core/brand.ts';
import { AppError } from './core/errors.ts';
import { faultsOf } from './lib/faults.ts';
import { suggest } from './lib/suggest.ts';
import { createAnswerInline } from './services/answer-inline.ts';
import type { BrandSettings } from './services/brand-settings.ts';
import { createChannelDeps } from './services/channel-deps.ts';
import type { Account, ServiceDeps } from './services/deps.ts';
import { createReceive } from './services/receive.ts';
import type { OpenChannel } from './services/run-accounts.ts';
import type { createTakeTurn } from './services/take-turn.ts';

/** Every account with its channel. @throws AppError `config.invalid` that names all that is wrong with them */
export function accountsOf(config: Config, brandSettings: Pick<BrandSettings, 'of'>): Map<string, Account> {
  const faults = accountFaults(config);
  if (faults.length > 0) {
    throw new AppError('config.invalid', `the accounts have something wrong:\n  ${faults.join('\n  ')}`);
  }
  const accounts = new Map<string, Account>();
  for (const brand of config.brands) {
    for (const account of brand.accounts) {
      const type = channelTypes.get(account.channel);
      if (type === undefined) continue;
      accounts.set(account.id, {
        config: account,
        type,
        get brand() {
          return brandSettings.of(brand.id);
        },
      });
    }
  }
  return accounts;
}

/** One line for each thing that is wrong: channels that there are not, options, and what two accounts both claim. */
export function accountFaults({ brands, isDemo }: Pick<Config, 'brands' | 'isDemo'>): string[] {
  const offered = new Map([...channelTypes].filter(([, { demoOnly }]) => isDemo || demoOnly !== true));
  const faults: string[] = [];
  const owners = new Map<string, string>();
  for (const { id, channel, options } of brands.flatMap((brand) => brand.accounts)) {
    const type = offered.get(channel);
    if (type === undefined) {
      const known = [...offered.keys()];
      const near = suggest(channel, known);
      const cure = near === null ? `use one of ${known.join(', ')}` : `did you mean ${near}?`;
      faults.push(`account ${id}: no channel is called ${channel}; ${cure}`);
      continue;
    }
    const wrong = faultsOf(type.options, options);
    faults.push(
      ...wrong.map(({ path, message }) => `account ${id} (${channel}): ${['options', ...path].join('.')}: ${message}`),
    );
    const owned = wrong.length > 0 ? undefined : type.owns?.(type.options.parse(options));
    if (owned === undefined) continue;
    const owner = owners.get(owned);
    if (owner !== undefined)
      faults.push(`account ${id}: ${owned} is account ${owner}'s already; remove one of the two`);
    owners.set(owned, id);
  }
  return [...faults, ...brands.flatMap(templateFaults)];
}

/** Templates that could never be sent, and those of which only the first would be. */
function templateFaults({ templates, accounts }: Brand): string[] {
  const taking = accounts.filter(({ channel }) => channelTypes.get(channel)?.window?.templates === true);
  const seen = new Set<string>();
  return templates.flatMap(({ name, language, account }) => {
    const called = `template ${name} (${language})`;
    const key = [name, language, account].join(' ');
    const isDoubled = seen.has(key);
    seen.add(key);
    if (isDoubled) return [`${called}: account ${account} has two of this name and language; remove one of them`];
    if (taking.some(({ id }) => id === account)) return [];
    const near = suggest(
      account,
      taking.map(({ id }) => id),
    );
    const cure = near === null ? 'name one with the channel whatsapp-twilio' : `did you mean ${near}?`;
    return [`${called}: ${account} is no account of this brand that takes templates; ${cure}`];
  });
}

/** Makes the channel of an account, not started; with a tenure as its owner runs it. */
export function channelOpener(
  deps: ServiceDeps,
  takeTurn: ReturnType<typeof createTakeTurn>,
  publicUrl: string,
): OpenChannel {
  const receive = createReceive(deps);
  const receiveAndWait = createAnswerInline(deps, receive, takeTurn);
  return (id, tenure) => {
    const account = deps.accounts.get(id);
    if (account === undefined) throw new AppError('internal', `account ${id} is not in the configuration`);
    const options = account.type.options.parse(account.config.options);
    const outside = createChannelDeps(account, { deps, publicUrl, receive, receiveAndWait, tenure });
    return account.type.create(options, outside);
  };
}
