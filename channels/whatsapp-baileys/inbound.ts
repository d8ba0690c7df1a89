import {
  extractMessageContent,
  getContentType,
  isJidGroup,
  isLidUser,
  isPnUser,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage } from '../../src/core/message.ts';

const MEDIA_KINDS: ReadonlySet<string> = new Set([
  'imageMessage',
  'videoMessage',
  'audioMessage',
  'documentMessage',
  'stickerMessage',
]);
/** What is no message to anybody: reactions, keys, edits of history. */
const SILENT_KINDS: ReadonlySet<string> = new Set([
  'protocolMessage',
  'reactionMessage',
  'senderKeyDistributionMessage',
  'pollUpdateMessage',
]);

export type Converted =
  | { take: 'message'; message: InboundMessage; hasMedia: boolean }
  /** Not for us, and nothing is lost by it. */
  | { take: 'nothing'; why: string }
  /** From a person, but nothing that we can read. */
  | { take: 'aside'; why: string };

/** A message of WhatsApp Web as ours. The chat is named by the phone number where it is known: a LID may change. */
export function toInbound(received: WAMessage, accountId: string): Converted {
  const { key } = received;
  const jid = key.remoteJid ?? '';
  const foreign = whyNotForUs(received);
  if (foreign !== null) return { take: 'nothing', why: foreign };
  const content = extractMessageContent(received.message);
  const kind = content === undefined ? undefined : getContentType(content);
  if (kind !== undefined && SILENT_KINDS.has(kind)) return { take: 'nothing', why: kind };
  if (content === undefined || kind === undefined)
    return { take: 'aside', why: 'a message that could not be decrypted or is empty' };

  const from = identitiesOf(jid, key.remoteJidAlt ?? undefined);
  const [first] = from;
  if (first === undefined || typeof key.id !== 'string')
    return { take: 'aside', why: 'a message without sender or id' };
  const text = textOf(content);
  const hasMedia = MEDIA_KINDS.has(kind);
  if (text === '' && !hasMedia) return { take: 'aside', why: `a message of the kind ${kind}` };

  const sentAt = timeOf(received);
  return {
    take: 'message',
    hasMedia,
    message: {
      accountId,
      // Message ids are the sender's own: only with the chat they are unique.
      providerId: `${first.value}/${key.id}`,
      kind: 'message',
      from,
      // WhatsApp proves the number; a LID alone says only that it is the same person as before.
      proven: first.kind === 'phone',
      ...(received.pushName ? { displayName: received.pushName.slice(0, 200) } : {}),
      replyAddress: jid,
      threadKey: first.value,
      references: answeredIds(content[kind]),
      text,
      ...choiceOf(content),
      ...(sentAt === null ? {} : { sentAt }),
      replyContext: {},
    },
  };
}

function whyNotForUs({ key }: WAMessage): string | null {
  const jid = key.remoteJid ?? '';
  if (key.fromMe === true) return 'our own message';
  const isChat = isPnUser(jid) === true || isLidUser(jid) === true;
  return isJidGroup(jid) === true || !isChat ? 'a group, a status or a channel' : null;
}

type Content = NonNullable<ReturnType<typeof extractMessageContent>>;

/** The message that this one quotes. */
function answeredIds(part: Content[keyof Content]): string[] {
  if (part === null || typeof part !== 'object' || !('contextInfo' in part)) return [];
  const id = part.contextInfo?.stanzaId;
  return typeof id === 'string' ? [id] : [];
}

function choiceOf(content: Content): { choiceId?: string } {
  const id =
    content.buttonsResponseMessage?.selectedButtonId ?? content.listResponseMessage?.singleSelectReply?.selectedRowId;
  return typeof id === 'string' ? { choiceId: id } : {};
}

function textOf(content: Content): string {
  const location = content.locationMessage;
  return (
    content.conversation ||
    content.extendedTextMessage?.text ||
    content.imageMessage?.caption ||
    content.videoMessage?.caption ||
    content.documentMessage?.caption ||
    content.buttonsResponseMessage?.selectedDisplayText ||
    content.listResponseMessage?.title ||
    (location ? `https://maps.google.com/?q=${location.degreesLatitude},${location.degreesLongitude}` : '') ||
    ''
  );
}

function identitiesOf(jid: string, alternative: string | undefined): Identity[] {
  const jids = [jid, ...(alternative === undefined ? [] : [alternative])];
  const phones = jids
    .filter((one) => isPnUser(one) === true)
    .map((one): Identity => ({ kind: 'phone', value: `+${userOf(one)}` }));
  // The digits of a LID are not a phone number.
  const lids = jids
    .filter((one) => isLidUser(one) === true)
    .map((one): Identity => ({ kind: 'whatsapp-lid', value: `${userOf(one)}@lid` }));
  return [...phones.slice(0, 1), ...lids.slice(0, 1)];
}

/** `919845012301:12@s.whatsapp.net` -> `919845012301`: the part after the colon names a device. */
function userOf(jid: string): string {
  return (jid.split('@')[0] ?? '').split(':')[0] ?? '';
}

function timeOf({ messageTimestamp }: WAMessage): Date | null {
  const seconds = Number(messageTimestamp ?? 0);
  return seconds > 0 ? new Date(seconds * 1000) : null;
}
