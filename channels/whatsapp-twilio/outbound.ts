import type { OutboundMessage } from '../../src/core/message.ts';
import type { WhatsappTwilioOptions } from './options.ts';

/** The form of Twilio's "create message" (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource). */
export function toForm(
  message: OutboundMessage,
  options: WhatsappTwilioOptions,
  statusCallback: string,
): URLSearchParams {
  return new URLSearchParams({
    From: `whatsapp:${options.number}`,
    To: message.to,
    Body: message.content.text,
    StatusCallback: statusCallback,
  });
}
