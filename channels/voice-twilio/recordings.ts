import { z } from 'zod';
import type { InboundFile } from '../../src/core/message.ts';
import { outgoing } from '../../src/lib/outgoing.ts';
import { readUpTo } from '../../src/lib/read-up-to.ts';
import { basicAuth } from '../../src/lib/twilio-api.ts';
import type { VoiceTwilioOptions } from './options.ts';

const FETCH_TIMEOUT_MS = 10_000;
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * The recording's bytes, or null where Twilio does not give them. Its address is made from its SID, never taken from
 * the request (https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file).
 */
export async function fetchRecording(recordingSid: string, options: VoiceTwilioOptions): Promise<InboundFile | null> {
  if (!/^RE[0-9a-f]{32}$/i.test(recordingSid)) return null;
  const response = await get(`/Recordings/${recordingSid}.mp3`, options);
  if (response === null) return null;
  // Null where the line breaks on the way, too.
  const bytes = await readUpTo(MAX_BYTES, response).catch(() => null);
  return bytes === null ? null : { fileName: `${recordingSid}.mp3`, declaredType: 'audio/mpeg', bytes };
}

/** Who made a call, by Twilio's own record of it; null where it does not say. */
export async function fetchCaller(callSid: string, options: VoiceTwilioOptions): Promise<string | null> {
  if (!/^CA[0-9a-f]{32}$/i.test(callSid)) return null;
  const response = await get(`/Calls/${callSid}.json`, options);
  const call = callSchema.safeParse(await response?.json().catch(() => null));
  return call.success ? call.data.from : null;
}
const callSchema = z.object({ from: z.string() });

async function get(path: string, options: VoiceTwilioOptions): Promise<Response | null> {
  const { apiBaseUrl, accountSid, authToken } = options;
  const authorization = basicAuth(options, authToken);
  try {
    const response = await outgoing(`${apiBaseUrl}/2010-04-01/Accounts/${accountSid}${path}`, {
      headers: { authorization },
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    if (response.ok) return response;
    await response.body?.cancel();
    return null;
  } catch {
    return null;
  }
}
