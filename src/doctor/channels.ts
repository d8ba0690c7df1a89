import { z } from 'zod';
import type { Channel, ChannelCheck } from '../core/channel.ts';
import type { Claims } from '../core/reach.ts';
import { readTwilioTime } from '../lib/twilio-check.ts';
import type { Account } from '../services/deps.ts';
import { type Check, reasonOf, verdicts } from './check.ts';
import type { Reading } from './clock.ts';

const TIMEOUT_MS = 20_000;
const twilioSchema = z.object({ accountSid: z.string(), authToken: z.string(), apiBaseUrl: z.string() });

export interface AccountParts {
  accounts: ReadonlyMap<string, Account>;
  channels: ReadonlyMap<string, Channel>;
  claims: Claims;
  now: Date;
}

/** Each account as its channel tries it: signing in, sender, webhook, session. Nothing is changed or written to anybody. */
export async function checkAccounts({
  accounts,
  channels,
  claims,
  now,
}: AccountParts): Promise<{ checks: Check[]; readings: Reading[] }> {
  const found = await Promise.all(
    [...accounts.keys()].map(async (id) => {
      const channel = channels.get(id);
      if (channel === undefined) return [];
      return [...(await tried(id, channel)), ...(await owned({ id, channel, claims, now }))];
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
        // Of a session that another process holds this one knows nothing: who holds it is asked below.
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

/** A session lives in one process: whether one holds it. */
async function owned({
  id,
  channel,
  claims,
  now,
}: {
  id: string;
  channel: Channel;
  claims: Claims;
  now: Date;
}): Promise<Check[]> {
  if (channel.pairing === undefined) return [];
  const { ok, warning } = verdicts(id);
  const owner = await claims.owner(`account-${id}`, now);
  return [
    owner === null
      ? warning(
          'session',
          'no process holds it',
          'start Redress; with several processes, the one with the role channels',
        )
      : ok('session', `held by ${owner}`),
  ];
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
