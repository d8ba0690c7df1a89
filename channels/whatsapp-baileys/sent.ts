import { BufferJSON, type proto } from '@whiskeysockets/baileys';
import type { ChannelDeps } from '../../src/core/channel.ts';

/** WhatsApp asks for a message again for up to 14 days. */
const KEEP_MS = 14 * 24 * 60 * 60_000;

/** What we sent, for phones that could not decrypt it the first time: without it the customer sees "waiting for this message". */
export function createSent({ state, clock }: Pick<ChannelDeps, 'state' | 'clock'>) {
  const keyOf = (id: string): string => `sent/${id}`;
  return {
    async keep(id: string, message: proto.IMessage): Promise<void> {
      const value = JSON.stringify({ at: clock.now().getTime(), message }, BufferJSON.replacer);
      await state.set(new Map([[keyOf(id), Buffer.from(value)]]));
    },
    async find(id: string): Promise<proto.IMessage | undefined> {
      const bytes = (await state.get([keyOf(id)])).get(keyOf(id));
      return bytes === undefined
        ? undefined
        : JSON.parse(Buffer.from(bytes).toString('utf8'), BufferJSON.reviver).message;
    },
    async prune(): Promise<void> {
      const keys = await state.keys('sent/');
      const found = await state.get(keys);
      const old = [...found].filter(
        ([, bytes]) => JSON.parse(Buffer.from(bytes).toString('utf8')).at < clock.now().getTime() - KEEP_MS,
      );
      if (old.length > 0) await state.set(new Map(old.map(([key]) => [key, null])));
    },
  };
}
