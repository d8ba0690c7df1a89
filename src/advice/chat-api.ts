import { z } from 'zod';
import { anySignal } from '../lib/any-signal.ts';
import { outgoing } from '../lib/outgoing.ts';
import { readTextUpTo } from '../lib/read-up-to.ts';

export interface ModelSettings {
  /** Up to and without `/chat/completions`, e.g. `http://localhost:11434/v1`. */
  url: string;
  /** Sent as a bearer token; null: none. */
  key: string | null;
  model: string;
  /** What one question may take, milliseconds. */
  timeoutMs: number;
}

/** Of an answer no more than this is read: a name and a few words are all that is asked for. Bytes. */
const MAX_ANSWER = 32_768;
const MAX_TOKENS = 200;

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** One question to an OpenAI-compatible chat API; its words. @throws Error on every fault, without what was sent */
export async function complete(
  settings: ModelSettings,
  { system, user }: { system: string; user: string },
  signal: AbortSignal,
): Promise<string> {
  const response = await outgoing(`${settings.url}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(settings.key === null ? {} : { authorization: `Bearer ${settings.key}` }),
    },
    body: JSON.stringify({
      model: settings.model,
      temperature: 0,
      max_tokens: MAX_TOKENS,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
    }),
    signal: anySignal(signal, AbortSignal.timeout(settings.timeoutMs)),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the model's server answered ${response.status}`);
  }
  const completion = completionSchema.parse(JSON.parse(await readTextUpTo(MAX_ANSWER, response)));
  return completion.choices[0]?.message.content ?? '';
}
