import { z } from 'zod';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { InboundFile } from '../../src/core/message.ts';
import { toNote } from './inbound.ts';
import type { VoiceTwilioOptions } from './options.ts';
import { fetchRecording } from './recordings.ts';

const PREFIX = 'recording-';
/** Twilio keeps recordings until they are deleted; after two days a person has to look. */
const GIVE_UP_AFTER_MS = 48 * 60 * 60 * 1000;

const owedSchema = z.object({
  callSid: z.string(),
  from: z.string(),
  note: z.enum(['recording', 'voicemail']),
  since: z.coerce.date(),
});
export type Owed = Omit<z.infer<typeof owedSchema>, 'since'>;

export interface Recordings {
  /** Puts a recording onto the call's ticket; one that Twilio does not give is noted there and owed. */
  take(sid: string, owed: Owed): Promise<void>;
  /** Asks again for those that are owed. */
  fetchOwed(): Promise<void>;
}

/** Recordings that Twilio announced. What could not be fetched is kept as a debt of the account, which outlives a restart. */
export function createRecordings(options: VoiceTwilioOptions, deps: ChannelDeps): Recordings {
  const attach = async (id: string, { callSid, from, note }: Owed, text: string, files: InboundFile[]) => {
    const about = toNote({ CallSid: callSid, From: from }, deps.accountId, { note, id });
    await deps.receive({ ...about, text }, files);
  };

  return {
    async take(sid, owed) {
      const file = await fetchRecording(sid, options);
      if (file !== null) return attach(sid, owed, '', [file]);
      deps.log.warn('recording.missing', { callSid: owed.callSid, recordingSid: sid });
      const debt = Buffer.from(JSON.stringify({ ...owed, since: deps.clock.now() }));
      await deps.state.set(new Map([[PREFIX + sid, debt]]));
      // The ticket and its clock do not wait for the recording.
      await attach(sid, owed, `[recording ${sid} could not be fetched from Twilio yet]`, []);
    },
    async fetchOwed() {
      const keys = await deps.state.keys(PREFIX);
      for (const [key, bytes] of await deps.state.get(keys)) {
        const { since, ...owed } = owedSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
        const sid = key.slice(PREFIX.length);
        const file = await fetchRecording(sid, options);
        const isTooOld = deps.clock.now().getTime() - since.getTime() > GIVE_UP_AFTER_MS;
        if (file === null && !isTooOld) continue;
        if (file !== null) await attach(`${sid}-file`, owed, '', [file]);
        await deps.state.set(new Map([[key, null]]));
      }
    },
  };
}
