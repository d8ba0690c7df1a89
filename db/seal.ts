import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../src/core/errors.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a random nonce (NIST SP 800-38D): nonce, tag, ciphertext. `context` binds it to its place, so that rows cannot be swapped. */
export function seal(key: Buffer, context: string, value: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws AppError `config.invalid` where it was sealed with another secret, or for another place */
export function unseal(key: Buffer, context: string, value: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(value.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(value.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new AppError(
      'config.invalid',
      'what is kept encrypted cannot be decrypted: REDRESS_SECRET is not the one that it was encrypted with; set the old one',
      { cause: error },
    );
  }
}

/** The same for texts. A null key keeps them as they are (tests). */
export function textSeal(key: Buffer | null) {
  return {
    close: (context: string, value: string): string =>
      key === null ? value : seal(key, context, Buffer.from(value)).toString('base64'),
    open: (context: string, value: string): string =>
      key === null ? value : unseal(key, context, Buffer.from(value, 'base64')).toString(),
  };
}
