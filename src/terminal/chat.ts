import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';

const sessionSchema = z.object({ token: z.string() });
const entrySchema = z.object({
  seq: z.number(),
  id: z.string(),
  direction: z.enum(['in', 'out']),
  text: z.string(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
});
type Entry = z.infer<typeof entrySchema>;

export interface ChatOptions {
  /** Address of a web chat account: `http://localhost:3000/channels/demo-webchat`. */
  url: string;
  input: Readable;
  output: Writable;
}

/** A chat in the terminal: a client of the web chat channel, so that what is typed takes the whole road. Ends with the input. */
export async function runChat({ url, input, output }: ChatOptions): Promise<void> {
  const token = await openSession(url);
  const ended = new AbortController();
  let offered: Entry['options'] = [];

  const listening = listen(url, token, ended.signal, (entry) => {
    if (entry.direction === 'in') return;
    offered = entry.options;
    const options = entry.options.map(({ label }, index) => `\n  ${index + 1}. ${label}`).join('');
    output.write(`\nbot> ${entry.text.replaceAll('\n', '\n     ')}${options}\nyou> `);
  });
  await send(url, token, { started: 'true' });

  const lines = createInterface({ input, terminal: false });
  for await (const line of lines) {
    const chosen = offered[Number(line.trim()) - 1];
    await send(url, token, chosen === undefined ? { text: line } : { text: chosen.label, choiceId: chosen.id });
    offered = [];
  }
  // Answers to what was piped in may still be on their way.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  ended.abort();
  await listening;
}

async function openSession(url: string): Promise<string> {
  const response = await fetch(`${url}/session`, { method: 'POST', signal: AbortSignal.timeout(5000) }).catch(
    (cause: unknown) => {
      throw new AppError('input.invalid', `nothing answers at ${url}; start Redress first (npm start)`, { cause });
    },
  );
  if (!response.ok)
    throw new AppError('input.invalid', `${url} answered ${response.status}; is it a web chat account?`);
  return sessionSchema.parse(await response.json()).token;
}

async function send(url: string, token: string, fields: Record<string, string>): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ id: randomUUID(), ...fields })) body.append(name, value);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/messages`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok)
    throw new AppError('provider.transient', `the message was refused with status ${response.status}; try again`);
}

/** Follows the event stream and comes back after a break, from where it was. */
async function listen(url: string, token: string, signal: AbortSignal, show: (entry: Entry) => void): Promise<void> {
  let after = 0;
  while (!signal.aborted) {
    try {
      const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
      const response = await fetch(`${url}/events?after=${after}`, { headers, signal });
      for await (const entry of entriesOf(response)) {
        after = entry.seq;
        show(entry);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The messages of an event stream, one after the other; what is no message is passed over. */
async function* entriesOf(response: Response): AsyncGenerator<Entry> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let buffered = '';
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    buffered += decoder.decode(part.value, { stream: true });
    const events = buffered.split('\n\n');
    buffered = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data:'));
      const entry = entrySchema.safeParse(data === undefined ? null : JSON.parse(data.slice(5)));
      if (entry.success) yield entry.data;
    }
  }
}
