import type { InboundMessage } from '../../src/core/message.ts';

/** Twilio's form fields as our message (https://www.twilio.com/docs/messaging/guides/webhook-request). New fields are ignored. */
export function toInbound(params: Record<string, string>, accountId: string, token: string | null): InboundMessage {
  const from = (params['From'] ?? '').replace(/^whatsapp:/, '');
  // Whoever keeps the number from shops shows as a name of WhatsApp's own.
  const isPhone = /^\+[1-9]\d{6,14}$/.test(from);
  const choiceId = params['ButtonPayload'] ?? params['ListId'];
  const answered = params['OriginalRepliedMessageSid'];
  const name = params['ProfileName'];
  return {
    accountId,
    // The same request again has the same token; only some requests have no id of a message.
    providerId: params['MessageSid'] ?? params['SmsMessageSid'] ?? (token === null ? '' : `token-${token}`),
    kind: 'message',
    // WhatsApp proves the number that it delivers from.
    from: [{ kind: isPhone ? 'phone' : 'whatsapp-user', value: from }],
    proven: isPhone,
    ...(name === undefined || name === '' ? {} : { displayName: name.slice(0, 200) }),
    replyAddress: `whatsapp:${from}`,
    threadKey: from,
    references: answered === undefined ? [] : [answered],
    text: textOf(params),
    ...(choiceId === undefined ? {} : { choiceId }),
    ...optOutOf(params),
    replyContext: {},
  };
}

/**
 * With Advanced Opt-Out of a Messaging Service Twilio says which of its words it was, and answers it itself
 * (https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out). HELP is read as any other message.
 */
function optOutOf({ OptOutType: type }: Record<string, string>): Pick<InboundMessage, 'optOut'> {
  return type === 'STOP' ? { optOut: 'stop' } : type === 'START' ? { optOut: 'start' } : {};
}

function textOf(params: Record<string, string>): string {
  const body = params['Body'] ?? '';
  const { Latitude: latitude, Longitude: longitude, Address: address } = params;
  if (latitude === undefined || longitude === undefined) return body;
  const place = `https://maps.google.com/?q=${latitude},${longitude}`;
  return [body, address ?? '', place].filter((part) => part !== '').join('\n');
}

export interface MediaReference {
  url: string;
  contentType: string;
}

export function mediaOf(params: Record<string, string>): MediaReference[] {
  const count = Math.min(Number(params['NumMedia'] ?? 0) || 0, 100);
  return Array.from({ length: count }, (_, index) => ({
    url: params[`MediaUrl${index}`] ?? '',
    contentType: params[`MediaContentType${index}`] ?? 'application/octet-stream',
  })).filter(({ url }) => url !== '');
}
