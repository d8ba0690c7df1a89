import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { createMessage } from '../../src/lib/twilio-api.ts';
import { receiptOf } from '../../src/lib/twilio-errors.ts';
import type { SmsTwilioOptions } from './options.ts';
import { registeredText, toForm } from './outbound.ts';

/** Creates the message. A request whose answer was lost stays uncertain. */
export async function sendMessage(
  message: OutboundMessage,
  options: SmsTwilioOptions,
  statusCallback: string,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const registered = registeredText(message, options);
  if ('missing' in registered) return { status: 'failed', reason: registered.missing };
  return receiptOf(await createMessage(toForm(message.to, registered.text, options, statusCallback), options, signal));
}
