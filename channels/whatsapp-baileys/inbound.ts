import {
  extractMessageContent,
  getContentType,
  isLidUser,
  isPnUser,
  proto,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { Revision } from '../../src/core/channel-outcome.ts';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage } from '../../src/core/message.ts';

const MEDIA_KINDS: ReadonlySet<string> = new Set([
  'imageMessage',
  'videoMessage',
  'audioMessage',
  'documentMessage',
  'stickerMessage',
]);
/** What is no message to anybody: reactions, keys, votes. */
const SILENT_KINDS: ReadonlySet<string> = new Set([
  'reactionMessage',
  'senderKeyDistributionMessage',
  'pollUpdateMessage',
]);

export type Converted =
  | { take: 'message'; message: InboundMessage; hasMedia: boolean }
  /** Its sender changed or took back an earlier message. `message`: the new words as one of their own, if it was read already. */
  | { take: 'revision'; revision: Omit<Revision, 'accountId'>; message: InboundMessage | null }
  /** Sent in our name: by us, or by somebody at the shop's phone. */
  | { take: 'own'; id: string; threadKey: string; text: string; sentAt: Date | null }
  /** Not for us, and nothing is lost by it. */
  | { take: 'nothing'; why: string }
  /** From a person, but nothing that we can read. */
  | { take: 'aside'; why: string };

/** A message of WhatsApp Web as ours. The chat is named by the phone number where it is known: a LID may change. */
export function toInbound(received: WAMessage, accountId: string): Converted {
  const { key } = received;
  const jid = key.remoteJid ?? '';
  if (isPnUser(jid) !== true && isLidUser(jid) !== true) return nothing('a group, a status or a channel');
  const from = identitiesOf(key);
  const [first] = from;
  const content = extractMessageContent(received.message);
  const kind = content === undefined ? undefined : getContentType(content);
  if (first === undefined || typeof key.id !== 'string') return aside('a message without sender or id');
  if (content?.protocolMessage) return fromProtocol(content.protocolMessage, received, { accountId, from, first });
  if (kind !== undefined && SILENT_KINDS.has(kind)) return nothing(kind);
  if (content === undefined || kind === undefined)
    return key.fromMe === true
      ? nothing('our own, unreadable')
      : aside('a message that could not be decrypted or is empty');
  if (key.fromMe === true) {
    const text = textOf(content) || FILE_SIGN;
    return { take: 'own', id: key.id, threadKey: first.value, text, sentAt: timeOf(received) };
  }
  return fromContent(content, kind, received, { accountId, from, first });
}

function fromContent(content: Content, kind: keyof Content, received: WAMessage, sender: Sender): Converted {
  const text = textOf(content);
  const hasMedia = MEDIA_KINDS.has(kind);
  if (text === '' && !hasMedia) return aside(`a message of the kind ${kind}`);
  return {
    take: 'message',
    hasMedia,
    message: {
      ...messageFrom(received, sender),
      // Message ids are the sender's own: only with the chat they are unique.
      providerId: `${sender.first.value}/${received.key.id}`,
      references: answeredIds(content[kind]),
      text,
      ...choiceOf(content),
    },
  };
}

/** Stands for a file in a line that has no words. */
const FILE_SIGN = '\u{1f4ce}';

interface Sender {
  accountId: string;
  from: Identity[];
  first: Identity;
}

function nothing(why: string): Converted {
  return { take: 'nothing', why };
}

function aside(why: string): Converted {
  return { take: 'aside', why };
}

function messageFrom(
  received: WAMessage,
  { accountId, from, first }: Sender,
): Omit<InboundMessage, 'providerId' | 'text' | 'references'> {
  const sentAt = timeOf(received);
  return {
    accountId,
    kind: 'message',
    from,
    // WhatsApp proves the number; a LID alone says only that it is the same person as before.
    proven: first.kind === 'phone',
    ...(received.pushName ? { displayName: received.pushName.slice(0, 200) } : {}),
    replyAddress: received.key.remoteJid ?? '',
    threadKey: first.value,
    ...(sentAt === null ? {} : { sentAt }),
    replyContext: {},
  };
}

/** An edit or a deletion names a message of the same chat: nobody can reach into another's. */
function fromProtocol(protocol: proto.Message.IProtocolMessage, received: WAMessage, sender: Sender): Converted {
  const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
  const { type, key: changed, editedMessage } = protocol;
  const { key } = received;
  if (key.fromMe === true || typeof changed?.id !== 'string') return nothing('protocolMessage');
  const providerId = `${sender.first.value}/${changed.id}`;
  const at = timeOf(received) ?? new Date(0);
  if (type === REVOKE)
    return { take: 'revision', revision: { providerId, kind: 'deleted', text: '', at }, message: null };
  if (type !== MESSAGE_EDIT) return nothing('protocolMessage');
  const content = extractMessageContent(editedMessage);
  const text = content === undefined ? '' : textOf(content);
  if (text === '') return nothing('an edit without words');
  const message = {
    ...messageFrom(received, sender),
    providerId: `${sender.first.value}/${key.id}`,
    references: [providerId],
    text,
  };
  return { take: 'revision', revision: { providerId, kind: 'edited', text, at }, message };
}

export type Content = NonNullable<ReturnType<typeof extractMessageContent>>;

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

export function textOf(content: Content): string {
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

export function identitiesOf({ remoteJid, remoteJidAlt, remoteJidUsername }: WAMessage['key']): Identity[] {
  const jids = [remoteJid, remoteJidAlt].filter((jid): jid is string => typeof jid === 'string');
  const phones = jids
    .filter((one) => isPnUser(one) === true)
    .map((one): Identity => ({ kind: 'phone', value: `+${userOf(one)}` }));
  // The digits of a LID are not a phone number.
  const lids = jids
    .filter((one) => isLidUser(one) === true)
    .map((one): Identity => ({ kind: 'whatsapp-lid', value: `${userOf(one)}@lid` }));
  const names: Identity[] =
    typeof remoteJidUsername === 'string' && remoteJidUsername !== ''
      ? [{ kind: 'whatsapp-user', value: remoteJidUsername }]
      : [];
  return [...phones.slice(0, 1), ...lids.slice(0, 1), ...names];
}

/** `919845012301:12@s.whatsapp.net` -> `919845012301`: the part after the colon names a device. */
function userOf(jid: string): string {
  return (jid.split('@')[0] ?? '').split(':')[0] ?? '';
}

export function timeOf({ messageTimestamp }: WAMessage): Date | null {
  const seconds = Number(messageTimestamp ?? 0);
  return seconds > 0 ? new Date(seconds * 1000) : null;
}
