import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ChannelState } from '../../../src/core/channel.ts';
import { seal as close, unseal } from '../../seal.ts';
import type { ChannelStateOf } from '../../shared/channel-state.ts';
import type { Client } from '../client.ts';
import { channelState } from '../schema/channels.ts';
import { insistOn, insistOnReading } from './owners.ts';

export function createChannelState({ read, write }: Client, { accountId, tenure, key }: ChannelStateOf): ChannelState {
  const seal = (name: string, value: Uint8Array): Buffer =>
    key === null ? Buffer.from(value) : close(key, context(name), value);
  const open = (name: string, value: Buffer): Uint8Array => (key === null ? value : unseal(key, context(name), value));
  /** Binds a value to its place, so that rows cannot be swapped. */
  const context = (name: string): string => `${accountId}\u0000${name}`;
  const own = eq(channelState.accountId, accountId);

  return {
    get: (keys) =>
      read(async (db) => {
        await insistOnReading(db, tenure);
        const rows = await db
          .select()
          .from(channelState)
          .where(and(own, inArray(channelState.key, [...keys])));
        return new Map(rows.map((row) => [row.key, open(row.key, row.value)]));
      }),
    set: (entries) =>
      write(async (tx) => {
        await insistOn(tx, tenure);
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
      read(async (db) => {
        await insistOnReading(db, tenure);
        const rows = await db
          .select({ key: channelState.key })
          .from(channelState)
          .where(and(own, sql`starts_with(${channelState.key}, ${prefix})`));
        return rows.map((row) => row.key);
      }),
  };
}
