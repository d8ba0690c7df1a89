import { z } from 'zod';
import type { ChannelState } from '../../src/core/channel.ts';

const cursorSchema = z.object({ uidValidity: z.string(), uid: z.number() });

/** How far a mailbox was read: the only pair that stays true (RFC 9051, 2.3.1.1). */
export type Cursor = z.infer<typeof cursorSchema>;

export interface Cursors {
  get(): Promise<Cursor | null>;
  keep(at: Cursor): Promise<void>;
}

/** Kept in the database under a name: the mailbox and the folder of sent mail have one each. */
export function createCursors(state: ChannelState, name: string): Cursors {
  return {
    async get() {
      const kept = (await state.get([name])).get(name);
      return kept === undefined ? null : cursorSchema.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
    },
    keep: (at) => state.set(new Map([[name, Buffer.from(JSON.stringify(at))]])),
  };
}
