import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  hkdf,
  hmacSign,
  type KeyPair,
  proto,
} from '@whiskeysockets/baileys';

/** What the shop's phone sends to WhatsApp when it scans the code: the answer that links the device. */
export function scan(qr: string, jid: string): BinaryNode {
  const [, , identityKey = '', advSecret = ''] = (qr.split('#').at(-1) ?? qr).split(',');
  const shop = { identityKey: Buffer.from(identityKey, 'base64'), advSecret: Buffer.from(advSecret, 'base64') };
  return pairSuccess(jid, shop, Curve.generateKeyPair());
}

/**
 * The shop's phone while a code is typed into it: WhatsApp's second way of linking, where both sides prove that they know
 * the code. @param hello the shop's first node, with its key sealed under the code
 */
export async function typeCode(code: string, hello: BinaryNode) {
  const { salt, iv, sealed } = unwrap(partOf(hello, 'link_code_pairing_wrapped_companion_ephemeral_pub'));
  const shopKey = aesDecryptCTR(sealed, await derivePairingCodeKey(code, salt), iv);
  const [account, ephemeral] = [Curve.generateKeyPair(), Curve.generateKeyPair()];
  const [ownSalt, ownIv] = [randomBytes(32), randomBytes(16)];
  const wrapped = aesEncryptCTR(ephemeral.public, await derivePairingCodeKey(code, ownSalt), ownIv);
  return {
    /** What WhatsApp tells the shop when somebody typed a code. */
    typed: {
      tag: 'notification',
      attrs: { from: 's.whatsapp.net', type: 'link_code_companion_reg', id: 'typed-1' },
      content: [
        {
          tag: 'link_code_companion_reg',
          attrs: { stage: 'primary_hello' },
          content: [
            { tag: 'link_code_pairing_ref', attrs: {}, content: Buffer.from('ref-of-the-code') },
            { tag: 'primary_identity_pub', attrs: {}, content: account.public },
            {
              tag: 'link_code_pairing_wrapped_primary_ephemeral_pub',
              attrs: {},
              content: Buffer.concat([ownSalt, ownIv, wrapped]),
            },
          ],
        },
      ],
    } satisfies BinaryNode,
    /** Links the device, where what the shop sent last shows that it knows the code. @throws where it does not */
    finish(last: BinaryNode, jid: string): BinaryNode {
      const shared = Curve.sharedKey(ephemeral.private, shopKey);
      const bundle = partOf(last, 'link_code_pairing_wrapped_key_bundle');
      const info = 'link_code_pairing_key_bundle_encryption_key';
      const key = hkdf(shared, 32, { salt: bundle.subarray(0, 32), info });
      const open = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0));
      const [identityKey, random] = [open.subarray(0, 32), open.subarray(64)];
      const secret = Buffer.concat([shared, Curve.sharedKey(account.private, identityKey), random]);
      return pairSuccess(jid, { identityKey, advSecret: hkdf(secret, 32, { info: 'adv_secret' }) }, account);
    },
  };
}

function partOf(node: BinaryNode, tag: string): Buffer {
  return Buffer.from(getBinaryNodeChildBuffer(getBinaryNodeChild(node, 'link_code_companion_reg'), tag) ?? []);
}

function unwrap(wrapped: Buffer): { salt: Buffer; iv: Buffer; sealed: Buffer } {
  return { salt: wrapped.subarray(0, 32), iv: wrapped.subarray(32, 48), sealed: wrapped.subarray(48, 80) };
}

/** The device is signed for by the phone's account (WhatsApp's ADV). */
function pairSuccess(
  jid: string,
  { identityKey, advSecret }: { identityKey: Uint8Array; advSecret: Uint8Array },
  account: KeyPair,
): BinaryNode {
  const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: 1, keyIndex: 1 }).finish();
  const accountSignature = Curve.sign(account.private, Buffer.concat([Buffer.from([6, 0]), details, identityKey]));
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: account.public,
    accountSignature,
  }).finish();
  const hmac = hmacSign(signed, advSecret);
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
