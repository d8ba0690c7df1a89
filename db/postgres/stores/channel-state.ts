import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ChannelState } from '../../../src/core/channel.ts';
import { AppError } from '../../../src/core/errors.ts';
import type { Client } from '../client.ts';
import { channelState } from '../schema/channels.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param key 32 bytes for AES-256-GCM, or null to keep values as they are (tests) */
export function createChannelState({ read, write }: Client, accountId: string, key: Buffer | null): ChannelState {
  const seal = (name: string, value: Uint8Array): Buffer =>
    key === null ? Buffer.from(value) : encrypt(key, context(name), value);
  const open = (name: string, value: Buffer): Uint8Array => (key === null ? value : decrypt(key, context(name), value));
  /** Binds a value to its place, so that rows cannot be swapped. */
  const context = (name: string): Buffer => Buffer.from(`${accountId}\u0000${name}`);
  const own = eq(channelState.accountId, accountId);

  return {
    get: (keys) =>
      read(async (db) => {
        const rows = await db
          .select()
          .from(channelState)
          .where(and(own, inArray(channelState.key, [...keys])));
        return new Map(rows.map((row) => [row.key, open(row.key, row.value)]));
      }),
    set: (entries) =>
      write(async (tx) => {
        for (const [name, value] of entries) {
          if (value === null) {
            await tx.delete(channelState).where(and(own, eq(channelState.key, name)));
            continue;
          }
          const sealed = seal(name, value);
          await tx
            .insert(channelState)
            .values({ accountId, key: name, value: sealed })
            .onConflictDoUpdate({ target: [channelState.accountId, channelState.key], set: { value: sealed } });
        }
      }),
    keys: (prefix) =>
      read(async (db) =>
        (
          await db
            .select({ key: channelState.key })
            .from(channelState)
            .where(and(own, sql`starts_with(${channelState.key}, ${prefix})`))
        ).map((row) => row.key),
      ),
  };
}

/** AES-256-GCM with a random nonce (NIST SP 800-38D): nonce, tag, ciphertext. */
function encrypt(key: Buffer, context: Buffer, value: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
  const sealed = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Buffer, context: Buffer, value: Buffer): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(0, NONCE_BYTES)).setAAD(context);
    decipher.setAuthTag(value.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(value.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new AppError(
      'config.invalid',
      'what a channel kept cannot be decrypted: REDRESS_SECRET is not the one that it was encrypted with; set the old one',
      { cause: error },
    );
  }
}
