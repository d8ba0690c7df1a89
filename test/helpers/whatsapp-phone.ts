import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import {
  addTransactionCapability,
  type BinaryNode,
  BufferJSON,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  generateSignalPubKey,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  getMediaKeys,
  hmacSign,
  initAuthCreds,
  jidNormalizedUser,
  proto,
  type SignalKeyStore,
  unpadRandomMax16,
  writeRandomPadMax16,
} from '@whiskeysockets/baileys';
import { silentLogger } from '../../channels/whatsapp-baileys/silent-logger.ts';
import type { ChannelState } from '../../src/core/channel.ts';

/** A customer's phone: encrypts for the shop with real Signal sessions. */
export async function createCustomerPhone(jid: string, shop: { jid: string; state: ChannelState }) {
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
  return {
    /** A message for the shop, as it comes over the wire. */
    async write(message: proto.IMessage, id: string, attrs: Record<string, string> = {}): Promise<BinaryNode> {
      const data = writeRandomPadMax16(proto.Message.encode(message).finish());
      const { type, ciphertext } = await repository.encryptMessage({ jid: shop.jid, data });
      return {
        tag: 'message',
        attrs: {
          from: jid,
          // WhatsApp names both: the sessions of today are kept under the LID.
          sender_lid: jid.replace(/@.*/, '@lid'),
          id,
          type: 'text',
          notify: 'Asha Rao',
          t: String(Math.floor(Date.now() / 1000)),
          ...attrs,
        },
        content: [{ tag: 'enc', attrs: { v: '2', type }, content: ciphertext }],
      };
    },
    /** What it shows of a message of the shop: its words. */
    async read(node: BinaryNode): Promise<string> {
      const enc = encIn(node, jid);
      const { type } = enc.attrs;
      if ((type !== 'msg' && type !== 'pkmsg') || !(enc.content instanceof Uint8Array)) throw new Error('no cipher');
      const padded = await repository.decryptMessage({ jid: shop.jid, type, ciphertext: enc.content });
      const message = proto.Message.decode(unpadRandomMax16(padded));
      return message.conversation || message.extendedTextMessage?.text || '';
    },
  };
}

export type CustomerPhone = Awaited<ReturnType<typeof createCustomerPhone>>;

/** The part of a message that is for this phone. */
function encIn(node: BinaryNode, jid: string): BinaryNode {
  const direct = getBinaryNodeChild(node, 'enc');
  const [own] = getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to').filter(
    ({ attrs }) => jidNormalizedUser(attrs['jid']) === jid,
  );
  const enc = own === undefined ? direct : getBinaryNodeChild(own, 'enc');
  if (enc === undefined) throw new Error(`nothing in it for ${jid}`);
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

/** What the shop's phone sends to WhatsApp when it scans the code: the answer that links the device (WhatsApp's ADV). */
export function scan(qr: string, jid: string): BinaryNode {
  const [, , identityKey = '', advSecret = ''] = (qr.split('#').at(-1) ?? qr).split(',');
  const account = Curve.generateKeyPair();
  const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: 1, keyIndex: 1 }).finish();
  const identity = Buffer.from(identityKey, 'base64');
  const accountSignature = Curve.sign(account.private, Buffer.concat([Buffer.from([6, 0]), details, identity]));
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: account.public,
    accountSignature,
  }).finish();
  const hmac = hmacSign(signed, Buffer.from(advSecret, 'base64'));
  const sealed = proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
  return {
    tag: 'iq',
    attrs: { from: 's.whatsapp.net', type: 'set', id: 'pair-2', xmlns: 'md' },
    content: [
      {
        tag: 'pair-success',
        attrs: {},
        content: [
          { tag: 'device-identity', attrs: {}, content: Buffer.from(sealed) },
          { tag: 'device', attrs: { jid, lid: jid.replace(/@.*/, '@lid') } },
          { tag: 'platform', attrs: { name: 'android' } },
        ],
      },
    ],
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
