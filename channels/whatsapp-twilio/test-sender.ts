import { z } from 'zod';
import type { ChannelCheck, ChannelDeps } from '../../src/core/channel.ts';
import { RETRIES } from '../../src/lib/twilio-api.ts';
import { checkAccount, checkPublicUrl, readTwilio, unreachable } from '../../src/lib/twilio-check.ts';
import type { WhatsappTwilioOptions } from './options.ts';

const listSchema = z.object({
  senders: z.array(z.object({ sid: z.string(), sender_id: z.string(), status: z.string() })),
});
const senderSchema = z.object({ webhook: z.object({ callback_url: z.string().nullish() }).nullish() });

/** Account, sender, and whether its messages come to us. https://www.twilio.com/docs/whatsapp/api/senders */
export async function testSender(
  options: WhatsappTwilioOptions,
  { publicUrl, accountId }: Pick<ChannelDeps, 'publicUrl' | 'accountId'>,
  signal: AbortSignal,
): Promise<ChannelCheck[]> {
  const account = await checkAccount(options, signal);
  const address = checkPublicUrl(publicUrl);
  if (!account.isOk) return [account, address];
  const senders = `${options.sendersBaseUrl}/v2/Channels/Senders`;
  const list = await readTwilio(`${senders}?Channel=whatsapp&PageSize=100`, listSchema, options, signal);
  if (list.outcome !== 'read') return [account, address, unreachable('sender', list.detail)];
  const own = list.data.senders.find(({ sender_id: id }) => id === `whatsapp:${options.number}`);
  if (own === undefined) {
    const cure = 'register the number under Messaging → Senders → WhatsApp senders, or correct it in the brand file';
    const sender = {
      name: 'sender',
      isOk: false,
      detail: `${options.number} is no WhatsApp sender of the account`,
      cure,
    };
    return [account, address, sender];
  }
  const isOnline = own.status.startsWith('ONLINE');
  const sender: ChannelCheck = {
    name: 'sender',
    isOk: isOnline,
    detail: `${options.number} is ${own.status.toLowerCase()}`,
    ...(isOnline ? {} : { cure: 'finish its registration in Twilio’s console' }),
  };
  const found = await readTwilio(`${senders}/${own.sid}`, senderSchema, options, signal);
  if (found.outcome !== 'read') return [account, address, sender, unreachable('webhook', found.detail)];
  const wanted = `${publicUrl}/channels/${accountId}/message`;
  // What follows the # asks Twilio for its retries and is not part of the address.
  const set = found.data.webhook?.callback_url ?? '';
  const isOurs = set.split('#')[0] === wanted;
  const webhook: ChannelCheck = {
    name: 'webhook',
    isOk: isOurs,
    detail: set === '' ? 'no webhook is set at Twilio' : `messages go to ${set}`,
    ...(isOurs ? {} : { cure: `set the sender’s webhook to ${wanted}${RETRIES}` }),
  };
  return [account, address, sender, webhook];
}
