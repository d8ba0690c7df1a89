import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { AppError, fromUnknown } from '../core/errors.ts';
import { isMissing } from '../lib/is-missing.ts';

/*
 * A sealed file: mark, salt, nonce, AES-256-GCM of the content, tag. The key comes from a passphrase by scrypt
 * (RFC 7914; OWASP's parameters of 2023: N 2^17, r 8, p 1), so that a stolen backup is worth nothing.
 */

const MARK = Buffer.from('REDRESS1');
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = MARK.length + SALT_BYTES + NONCE_BYTES;
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
/** A shorter passphrase is guessed. */
const MIN_PASSPHRASE = 12;

/** Writes a stream to a new file, sealed. The file is not there before all of it is. */
export async function seal(content: Readable, file: string, passphrase: string): Promise<void> {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce);
  cipher.setAAD(MARK);
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  target.write(Buffer.concat([MARK, salt, nonce]));
  await pipeline(content, cipher, target, { end: false });
  const done = new Promise<void>((resolve, reject) => target.once('error', reject).end(cipher.getAuthTag(), resolve));
  await done;
  const written = await open(file, 'r');
  await written.sync();
  await written.close();
}

/**
 * Reads a sealed file into a stream. The tag stands at the end: only when this resolves was the content genuine.
 * @throws AppError `input.invalid` where it is not there or no backup, the passphrase is another one, or a byte was changed
 */
export async function unseal(file: string, content: Writable, passphrase: string): Promise<void> {
  const { size } = await stat(file).catch((cause: unknown) => {
    const why = isMissing(cause) ? 'there is no such file' : String(cause);
    throw new AppError('input.invalid', `${file} cannot be read: ${why}`, { cause });
  });
  if (size < HEADER_BYTES + TAG_BYTES) throw notABackup(file);
  const source = await open(file, 'r');
  const header = Buffer.alloc(HEADER_BYTES);
  const tag = Buffer.alloc(TAG_BYTES);
  await source.read(header, 0, HEADER_BYTES, 0);
  await source.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
  await source.close();
  if (!header.subarray(0, MARK.length).equals(MARK)) throw notABackup(file);
  const salt = header.subarray(MARK.length, MARK.length + SALT_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, salt), header.subarray(-NONCE_BYTES));
  decipher.setAAD(MARK).setAuthTag(tag);
  const body = createReadStream(file, { start: HEADER_BYTES, end: size - TAG_BYTES - 1 });
  try {
    await pipeline(body, decipher, content);
  } catch (error) {
    const { message } = fromUnknown(error);
    if (!/unable to authenticate/i.test(message))
      throw new AppError('store.failed', `${file} could not be unpacked: ${message}`, { cause: error });
    throw new AppError('input.invalid', `${file} cannot be read: another passphrase, or the file was damaged`, {
      cause: error,
    });
  }
}

async function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  if (passphrase.length < MIN_PASSPHRASE)
    throw new AppError('config.invalid', `the passphrase needs ${MIN_PASSPHRASE} characters or more`);
  return derive(passphrase.normalize('NFC'), salt);
}

const derive = promisify((passphrase: string, salt: Buffer, done: (error: Error | null, key: Buffer) => void) =>
  scrypt(passphrase, salt, 32, SCRYPT, done),
);

function notABackup(file: string): AppError {
  return new AppError('input.invalid', `${file} is not a backup of Redress`);
}
