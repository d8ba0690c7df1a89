import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ChannelDeps, ChannelState } from '../../src/core/channel.ts';

const KEY = 'mark-key';
/** Base 32 in small letters (RFC 4648, 6): some mail systems change the case of local parts. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const MAC_BYTES = 10;
const REPLY_TOKEN = /\+r[a-z2-7]{42}@/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Our marks on outgoing mail. They are keyed, so that nobody makes one up; they tell which message or conversation is
 * meant, and nothing about who writes: mails are passed on.
 */
export interface Marks {
  /** The same for each try of a message. */
  messageId(outboundId: string): string;
  outboundOf(messageId: string): string | null;
  /** Where answers to a conversation go: `care+r<token>@shop.example`. The plain address for ids that fit in no local part. */
  replyAddress(conversationId: string): string;
  conversationOf(address: string): string | null;
  /** Envelope sender of a message (VERP): a bounce to it says by itself which one it is about. The plain address as above. */
  bounceAddress(outboundId: string): string;
  bouncedOf(address: string): string | null;
  /** Our address, with whatever stands behind a plus sign. */
  isOwn(address: string): boolean;
}

interface MarkOptions {
  address: string;
  replyToken: boolean;
  bounceToken: boolean;
}

/** The account's own key; made when it is first asked for. */
export async function markKey(state: ChannelState): Promise<Buffer> {
  const kept = (await state.get([KEY])).get(KEY);
  if (kept !== undefined) return Buffer.from(kept);
  const made = randomBytes(32);
  await state.set(new Map([[KEY, made]]));
  return made;
}

/** A reply to all is read in each mailbox that it came to, and its address may be a token of another one of the brand. */
export async function knowingSiblings(
  marks: Marks,
  addressees: readonly string[],
  { options, deps }: { options: MarkOptions; deps: Pick<ChannelDeps, 'siblingState'> },
): Promise<Marks> {
  const isForeign = (address: string): boolean => REPLY_TOKEN.test(address) && marks.conversationOf(address) === null;
  if (!addressees.some(isForeign)) return marks;
  const siblings = (await deps.siblingState(KEY)).map((key) => createMarks(Buffer.from(key), options));
  return {
    ...marks,
    conversationOf: (address) =>
      [marks, ...siblings].map((one) => one.conversationOf(address)).find((id) => id !== null) ?? null,
  };
}

export function createMarks(key: Buffer, options: MarkOptions): Marks {
  const [local = '', domain = ''] = options.address.split('@');
  const mac = (kind: string, value: string): string =>
    toBase32(createHmac('sha256', key).update(`${kind} ${value}`).digest().subarray(0, MAC_BYTES));
  const isRight = (kind: string, value: string, given: string): boolean => {
    const wanted = Buffer.from(mac(kind, value));
    const got = Buffer.from(given.toLowerCase());
    return wanted.length === got.length && timingSafeEqual(wanted, got);
  };

  /** `care+r<id><key>@shop.example`. */
  const addressFor = (letter: string, kind: string, id: string): string => {
    if (!UUID.test(id)) return options.address;
    const token = `${local}+${letter}${toBase32(Buffer.from(id.replaceAll('-', ''), 'hex'))}${mac(kind, id)}`;
    // RFC 5321, 4.5.3.1.1.
    return token.length > 64 ? options.address : `${token}@${domain}`;
  };
  const idIn = (letter: string, kind: string, address: string): string | null => {
    const [, given, key] = new RegExp(`\\+${letter}([a-z2-7]{26})([a-z2-7]{16})@`, 'i').exec(address) ?? [];
    const bytes = given === undefined ? null : fromBase32(given.toLowerCase());
    if (bytes === null || key === undefined) return null;
    const id = uuidOf(bytes);
    return isRight(kind, id, key) ? id : null;
  };

  return {
    messageId: (outboundId) => `<redress.${outboundId}.${mac('message', outboundId)}@${domain}>`,
    outboundOf(messageId) {
      const [, id, given] = /^<redress\.([\w-]{1,80})\.([a-z2-7]{16})@([^>]+)>$/i.exec(messageId) ?? [];
      return id !== undefined && given !== undefined && isRight('message', id, given) ? id : null;
    },
    replyAddress: (conversationId) =>
      options.replyToken ? addressFor('r', 'conversation', conversationId) : options.address,
    conversationOf: (address) => idIn('r', 'conversation', address),
    bounceAddress: (outboundId) => (options.bounceToken ? addressFor('b', 'bounce', outboundId) : options.address),
    bouncedOf: (address) => idIn('b', 'bounce', address),
    isOwn(address) {
      const [itsLocal = '', itsDomain] = address.toLowerCase().split('@');
      return itsDomain === domain && (itsLocal === local || itsLocal.startsWith(`${local}+`));
    },
  };
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.slice(0, 16).map((eight) => Number.parseInt(eight, 2)));
}
