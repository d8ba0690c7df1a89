import type { ChannelCheck } from '../../src/core/channel.ts';
import { checkAccount, readNumbers, unreachable } from '../../src/lib/twilio-check.ts';
import type { SmsTwilioOptions } from './options.ts';

/** Account and sender. A header of letters stands nowhere that could be asked: the operators know it. */
export async function testAccount(options: SmsTwilioOptions, signal: AbortSignal): Promise<ChannelCheck[]> {
  const { sender } = options;
  const account = await checkAccount(options, signal);
  if (!account.isOk || !sender.startsWith('+')) return [account];
  const list = await readNumbers(options, signal);
  if (list.outcome !== 'read') return [account, unreachable('sender', list.detail)];
  const isOwn = list.data.incoming_phone_numbers.some(({ phone_number: number }) => number === sender);
  return [
    account,
    isOwn
      ? { name: 'sender', isOk: true, detail: `${sender} is a number of the account` }
      : {
          name: 'sender',
          isOk: false,
          detail: `${sender} is no number of the account`,
          cure: 'take one of its numbers, or correct it in the brand file',
        },
  ];
}
