import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import {
  type AuthenticationCreds,
  addTransactionCapability,
  aesEncryptGCM,
  type BinaryNode,
  BufferJSON,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeBigEndian,
  generateSignalPubKey,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  getMediaKeys,
  hkdf,
  initAuthCreds,
  jidNormalizedUser,
  KEY_BUNDLE_TYPE,
  type KeyPair,
  proto,
  type SignalKeyStore,
  unpadRandomMax16,
  writeRandomPadMax16,
  xmppPreKey,
  xmppSignedPreKey,
} from '@whiskeysockets/baileys';
import { mendLibsignal } from '../../channels/whatsapp-baileys/mend-libsignal.ts';
import { silentLogger } from '../../channels/whatsapp-baileys/silent-logger.ts';
import type { ChannelState } from '../../src/core/channel.ts';

/** A customer's phone: encrypts for the shop with real Signal sessions. */
export async function createCustomerPhone(jid: string, shop: { jid: string; state: ChannelState }) {
  // Phones have Signal's own library, which does what ours is made to do.
  mendLibsignal();
  const creds = initAuthCreds();
  const keys = addTransactionCapability(memoryKeys(), silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 1 });
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, silentLogger);
  const bytes = (await shop.state.get(['creds'])).get('creds');
  const shopCreds = JSON.parse(Buffer.from(bytes ?? []).toString(), BufferJSON.reviver) as typeof creds;
  await repository.injectE2ESession({
    jid: shop.jid,
    session: {
      registrationId: shopCreds.registrationId,
      identityKey: generateSignalPubKey(shopCreds.signedIdentityKey.public),
      signedPreKey: {
        keyId: shopCreds.signedPreKey.keyId,
        publicKey: generateSignalPubKey(shopCreds.signedPreKey.keyPair.public),
        signature: shopCreds.signedPreKey.signature,
      },
      // The shop has no one-time key at the server; the library's types want one.
      preKey: undefined as never,
    },
  });
  const lid = jid.replace(/@.*/, '@lid');
  let preKeyId = 0;
  return {
    jid,
    lid,
    /** What WhatsApp hands out of it to those who want to write: each time another one-time key. */
    async bundle(asked: string): Promise<BinaryNode> {
      preKeyId += 1;
      const pair = Curve.generateKeyPair();
      await keys.set({ 'pre-key': { [preKeyId]: pair } });
      return keysOf(asked, creds, { pair, id: preKeyId });
    },
    /** A message for the shop, as it comes over the wire. */
    async write(message: proto.IMessage, id: string, attrs: Record<string, string> = {}): Promise<BinaryNode> {
      const data = writeRandomPadMax16(proto.Message.encode(message).finish());
      const { type, ciphertext } = await repository.encryptMessage({ jid: shop.jid, data });
      return {
        tag: 'message',
        attrs: {
          from: jid,
          // WhatsApp names both: the sessions of today are kept under the LID.
          sender_lid: lid,
          id,
          type: 'text',
          notify: 'Asha Rao',
          t: String(Math.floor(Date.now() / 1000)),
          ...attrs,
        },
        content: [{ tag: 'enc', attrs: { v: '2', type }, content: ciphertext }],
      };
    },
    /** A message of the shop, opened. */
    async read(node: BinaryNode): Promise<proto.IMessage> {
      const enc = encIn(node, [jid, lid]);
      const { type } = enc.attrs;
      if ((type !== 'msg' && type !== 'pkmsg') || !(enc.content instanceof Uint8Array)) throw new Error('no cipher');
      const padded = await repository.decryptMessage({ jid: shop.jid, type, ciphertext: enc.content });
      return proto.Message.decode(unpadRandomMax16(padded));
    },
  };
}

/** A device's keys as WhatsApp hands them out. */
function keysOf(jid: string, creds: AuthenticationCreds, oneTime: { pair: KeyPair; id: number }): BinaryNode {
  return {
    tag: 'user',
    attrs: { jid },
    content: [
      { tag: 'registration', attrs: {}, content: encodeBigEndian(creds.registrationId) },
      { tag: 'type', attrs: {}, content: KEY_BUNDLE_TYPE },
      { tag: 'identity', attrs: {}, content: creds.signedIdentityKey.public },
      xmppSignedPreKey(creds.signedPreKey),
      xmppPreKey(oneTime.pair, oneTime.id),
    ],
  };
}

/** Keys of a device that is never looked at: the shop's own phone, which gets a copy of each answer. */
export function someKeys(jid: string): BinaryNode {
  return keysOf(jid, initAuthCreds(), { pair: Curve.generateKeyPair(), id: 1 });
}

export type CustomerPhone = Awaited<ReturnType<typeof createCustomerPhone>>;

/** The part of a message that is for this phone. */
function encIn(node: BinaryNode, jids: readonly string[]): BinaryNode {
  const direct = getBinaryNodeChild(node, 'enc');
  const [own] = getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to').filter(({ attrs }) =>
    jids.includes(jidNormalizedUser(attrs['jid'])),
  );
  const enc = own === undefined ? direct : getBinaryNodeChild(own, 'enc');
  if (enc === undefined) throw new Error(`nothing in it for ${jids.join()}`);
  return enc;
}

function memoryKeys(): SignalKeyStore {
  const kept = new Map<string, unknown>();
  return {
    get: async (type, ids) =>
      Object.fromEntries(
        ids.flatMap((id) => (kept.has(`${type}/${id}`) ? [[id, kept.get(`${type}/${id}`) as never]] : [])),
      ),
    set: async (data) => {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values ?? {})) kept.set(`${type}/${id}`, value);
    },
  };
}

/** A photo as WhatsApp keeps it: encrypted, beside the key that goes with the message. */
export async function sealPhoto(bytes: Uint8Array) {
  const mediaKey = randomBytes(32);
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, 'image');
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const mac = createHmac('sha256', macKey ?? Buffer.alloc(0))
    .update(iv)
    .update(body)
    .digest()
    .subarray(0, 10);
  const sealed = Buffer.concat([body, mac]);
  return {
    sealed,
    message: {
      mimetype: 'image/png',
      mediaKey,
      fileLength: bytes.byteLength,
      fileSha256: createHash('sha256').update(bytes).digest(),
      fileEncSha256: createHash('sha256').update(sealed).digest(),
    },
  };
}

/** A file that a message named, opened with the message's key. @throws where it was changed on its way */
export async function openMedia(sealed: Buffer, mediaKey: Uint8Array, kind: 'document' | 'image'): Promise<Buffer> {
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, kind);
  const body = sealed.subarray(0, -10);
  const mac = createHmac('sha256', macKey ?? Buffer.alloc(0))
    .update(iv)
    .update(body)
    .digest()
    .subarray(0, 10);
  if (!mac.equals(sealed.subarray(-10))) throw new Error('the file was changed');
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** A phone could not open a message of the shop, and asks for it once more. */
export function askAgain({ jid, id }: { jid: string; id: string }): BinaryNode {
  return {
    tag: 'receipt',
    attrs: { from: jid, id, type: 'retry', t: '1' },
    content: [{ tag: 'retry', attrs: { v: '1', count: '1', id, t: '1' } }],
  };
}

/** The sender's phone has uploaded it again, and says where. @param asked what the shop asked with */
export function uploadedAgain(asked: BinaryNode, from: string, mediaKey: Uint8Array, directPath: string): BinaryNode {
  const id = asked.attrs['id'] ?? '';
  const { SUCCESS } = proto.MediaRetryNotification.ResultType;
  const plain = proto.MediaRetryNotification.encode({ stanzaId: id, directPath, result: SUCCESS }).finish();
  const iv = randomBytes(12);
  const key = hkdf(mediaKey, 32, { info: 'WhatsApp Media Retry Notification' });
  return {
    tag: 'notification',
    attrs: { type: 'mediaretry', from, id, t: '1' },
    content: [
      {
        tag: 'encrypt',
        attrs: {},
        content: [
          { tag: 'enc_p', attrs: {}, content: aesEncryptGCM(plain, key, iv, Buffer.from(id)) },
          { tag: 'enc_iv', attrs: {}, content: iv },
        ],
      },
      { tag: 'rmr', attrs: { jid: from, from_me: 'false' } },
    ],
  };
}
