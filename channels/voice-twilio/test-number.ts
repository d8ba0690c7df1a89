import type { ChannelCheck, ChannelDeps } from '../../src/core/channel.ts';
import { checkAccount, checkPublicUrl, readNumbers, unreachable } from '../../src/lib/twilio-check.ts';
import type { VoiceTwilioOptions } from './options.ts';

/** Account, and whether the calls of one of its numbers come to us. */
export async function testNumber(
  options: VoiceTwilioOptions,
  { publicUrl, accountId }: Pick<ChannelDeps, 'publicUrl' | 'accountId'>,
  signal: AbortSignal,
): Promise<ChannelCheck[]> {
  const account = await checkAccount(options, signal);
  const address = checkPublicUrl(publicUrl);
  if (!account.isOk) return [account, address];
  const list = await readNumbers(options, signal);
  if (list.outcome !== 'read') return [account, address, unreachable('webhook', list.detail)];
  const wanted = `${publicUrl}/channels/${accountId}/call`;
  const numbers = list.data.incoming_phone_numbers;
  const own = numbers.filter(({ voice_url: url }) => url?.split('#')[0] === wanted);
  if (own.length > 0) {
    const detail = `calls of ${own.map(({ phone_number: number }) => number).join(', ')} come here`;
    return [account, address, { name: 'webhook', isOk: true, detail }];
  }
  const others = numbers.map(({ phone_number: number, voice_url: url }) => `${number}: ${url || 'none'}`).join('; ');
  const detail = numbers.length === 0 ? 'the account has no number' : `no number calls us (${others})`;
  const cure = numbers.length === 0 ? 'buy a number at Twilio' : `set the number’s voice webhook to ${wanted}`;
  return [account, address, { name: 'webhook', isOk: false, detail, cure }];
}
