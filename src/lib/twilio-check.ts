import { z } from 'zod';
import type { ChannelCheck } from '../core/channel.ts';
import { outgoing } from './outgoing.ts';
import { ask, type TwilioAccount, UNAUTHORIZED } from './twilio-api.ts';

export type TwilioRead<T> = { outcome: 'read'; data: T } | { outcome: 'refused' | 'unreachable'; detail: string };

const accountSchema = z.object({ status: z.string() });
const numbersSchema = z.object({
  incoming_phone_numbers: z.array(z.object({ phone_number: z.string(), voice_url: z.string().nullish() })),
});

/** Reads something of the account at Twilio; changes nothing. */
export async function readTwilio<T>(
  url: string,
  schema: z.ZodType<T>,
  account: TwilioAccount,
  signal: AbortSignal,
): Promise<TwilioRead<T>> {
  const answer = await ask({ url, method: 'GET' }, account, signal);
  if (answer.outcome !== 'answered') return { outcome: 'unreachable', detail: answer.code ?? 'no answer in time' };
  if (!answer.isOk) return { outcome: 'refused', detail: `Twilio answers ${answer.status}` };
  const parsed = schema.safeParse(answer.body);
  return parsed.success
    ? { outcome: 'read', data: parsed.data }
    : { outcome: 'refused', detail: 'Twilio answers something else than its API says' };
}

/** What Twilio's clock shows; null where it does not answer. Refusals have the time too. */
export async function readTwilioTime({ apiBaseUrl }: TwilioAccount, signal: AbortSignal): Promise<Date | null> {
  const response = await outgoing(`${apiBaseUrl}/2010-04-01.json`, { redirect: 'manual', signal }).catch(() => null);
  await response?.body?.cancel();
  const date = response?.headers.get('date') ?? null;
  return date === null ? null : new Date(date);
}

/** Whether account and token belong together and the account may be used. */
export async function checkAccount(account: TwilioAccount, signal: AbortSignal): Promise<ChannelCheck> {
  const url = `${account.apiBaseUrl}/2010-04-01/Accounts/${account.accountSid}.json`;
  const answer = await readTwilio(url, accountSchema, account, signal);
  const name = 'credentials';
  if (answer.outcome !== 'read') {
    if (answer.outcome === 'unreachable') return unreachable(name, answer.detail);
    const isWrong = answer.detail.endsWith(String(UNAUTHORIZED));
    const cure = isWrong
      ? 'compare accountSid and authToken with Account → API keys & tokens in Twilio’s console'
      : 'try again later; look at status.twilio.com';
    return { name, isOk: false, detail: answer.detail, cure };
  }
  const { status } = answer.data;
  return status === 'active'
    ? { name, isOk: true, detail: 'the account is active' }
    : { name, isOk: false, detail: `the account is ${status}`, cure: 'Twilio’s console says why it was stopped' };
}

/** The numbers of the account, each with where its calls go. */
export function readNumbers(account: TwilioAccount, signal: AbortSignal) {
  const url = `${account.apiBaseUrl}/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers.json?PageSize=1000`;
  return readTwilio(url, numbersSchema, account, signal);
}

export function unreachable(name: string, detail: string): ChannelCheck {
  return { name, isOk: false, detail, cure: 'Twilio cannot be reached from here: look at the firewall and the proxy' };
}

/** Providers call us: an address of this machine alone is called by nobody. */
export function checkPublicUrl(publicUrl: string): ChannelCheck {
  const { protocol, hostname } = new URL(publicUrl);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const name = 'public address';
  return protocol === 'https:' && !isHere
    ? { name, isOk: true, detail: publicUrl }
    : {
        name,
        isOk: false,
        detail: `${publicUrl} cannot be called from outside`,
        cure: 'set REDRESS_PUBLIC_URL to the https address that the world reaches this server by',
      };
}
