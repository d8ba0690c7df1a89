import { z } from 'zod';
import type { Channel, ChannelCheck } from '../core/channel.ts';
import { readTwilioTime } from '../lib/twilio-check.ts';
import { standingOf } from '../services/account-health.ts';
import type { Account, ServiceDeps } from '../services/deps.ts';
import { type Check, reasonOf, verdicts } from './check.ts';
import type { Reading } from './clock.ts';

const TIMEOUT_MS = 20_000;
const twilioSchema = z.object({ accountSid: z.string(), authToken: z.string(), apiBaseUrl: z.string() });

export interface AccountParts {
  accounts: ReadonlyMap<string, Account>;
  channels: ReadonlyMap<string, Channel>;
  deps: Pick<ServiceDeps, 'store' | 'clock'>;
}

/** Each account as its channel tries it: signing in, sender, webhook, session. Nothing is changed or written to anybody. */
export async function checkAccounts({
  accounts,
  channels,
  deps,
}: AccountParts): Promise<{ checks: Check[]; readings: Reading[] }> {
  const found = await Promise.all(
    [...accounts.keys()].map(async (id) => {
      const channel = channels.get(id);
      if (channel === undefined) return [];
      return [...(await tried(id, channel)), ...(await owned(id, channel, deps))];
    }),
  );
  return { checks: found.flat(), readings: await readTwilioClocks([...accounts.values()]) };
}

async function tried(id: string, channel: Channel): Promise<Check[]> {
  const { judge, warning, fault } = verdicts(id);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const checks: ChannelCheck[] = (await channel.test?.(signal)) ?? [];
    return (
      checks
        // How the session stands is asked below: that nobody runs it is no fault before Redress is started.
        .filter(({ name }) => channel.pairing === undefined || name !== 'session')
        .map(({ name, isOk, detail, cure }) =>
          isOk || name !== 'proof of senders'
            ? judge(isOk, { name, detail, ...(cure === undefined ? {} : { cure }) })
            : warning(name, detail, cure ?? ''),
        )
    );
  } catch (error) {
    return [fault('test', reasonOf(error), 'this is a fault of Redress: please report it')];
  }
}

/** A session lives in one process: whether one runs it, and how it stands by that one's word. */
async function owned(id: string, channel: Channel, deps: AccountParts['deps']): Promise<Check[]> {
  if (channel.pairing === undefined) return [];
  const { ok, warning } = verdicts(id);
  const { state, detail, process } = await standingOf(deps, id);
  const cure =
    'start Redress, with several processes the one with the role channels; what it says itself stands in the console';
  return [state === 'ok' ? ok('session', `held by ${process}`) : warning('session', detail, cure)];
}

/** One reading per account at Twilio. */
async function readTwilioClocks(accounts: readonly Account[]): Promise<Reading[]> {
  const all = accounts.flatMap(
    ({ config, type }) => twilioSchema.safeParse(type.options.safeParse(config.options).data).data ?? [],
  );
  const apart = [...new Map(all.map((one) => [one.accountSid, one])).values()];
  const readings = await Promise.all(
    apart.map(async (account) => {
      const started = performance.now();
      const at = await readTwilioTime(account, AbortSignal.timeout(TIMEOUT_MS));
      return at === null ? [] : [{ who: 'Twilio', at, readAt: new Date(), tookMs: performance.now() - started }];
    }),
  );
  return readings.flat();
}
