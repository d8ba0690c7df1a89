import type { OutboundMessage } from '../../src/core/message.ts';
import type { WhatsappTwilioOptions } from './options.ts';

/** What is said: in words of our own, with a file that Twilio fetches, or in a content with its variables. */
export type Said = { text: string; mediaUrl?: string } | { contentSid: string; variables: Record<string, string> };

/** The form of Twilio's "create message" (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource). */
export function toForm(
  to: string,
  said: Said,
  options: WhatsappTwilioOptions,
  statusCallback: string,
): URLSearchParams {
  return new URLSearchParams({
    From: `whatsapp:${options.number}`,
    To: to,
    ...('text' in said
      ? wordsAndFile(said)
      : { ContentSid: said.contentSid, ContentVariables: JSON.stringify(said.variables) }),
    StatusCallback: statusCallback,
  });
}

function wordsAndFile({ text, mediaUrl }: Extract<Said, { text: string }>): Record<string, string> {
  return { ...(text === '' ? {} : { Body: text }), ...(mediaUrl === undefined ? {} : { MediaUrl: mediaUrl }) };
}

/** Where it goes; a chat as WhatsApp Web names it has the number in it (the account may have come from there). Null: nowhere. */
export function toAddress(to: string): string | null {
  if (/^whatsapp:\S+$/.test(to)) return to;
  if (/^\+[1-9]\d{6,14}$/.test(to)) return `whatsapp:${to}`;
  const number = /^([1-9]\d{6,14})(?::\d+)?@s\.whatsapp\.net$/.exec(to)?.[1];
  return number === undefined ? null : `whatsapp:+${number}`;
}

/** Options that cannot be buttons stand below the text, by number. */
export function written({ content: { text, options } }: OutboundMessage): string {
  return [text, ...options.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n');
}
