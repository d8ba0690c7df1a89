import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { FeedEvent } from '../../core/feed.ts';
import { sleep } from '../../lib/retry.ts';
import type { HttpDeps } from '../deps.ts';
import type { ApiEnv } from './session.ts';

/** Keeps proxies from closing a silent stream, and notices clients that are gone. Milliseconds. */
const BEAT_EVERY_MS = 15_000;
/** A client that does not read is left behind: it looks again by itself. */
const MAX_WAITING = 1_000;

/** Server-sent events: what changed, by id, within the user's brands. A hint to look again, never the data itself. */
export function liveRoutes({ feed }: HttpDeps) {
  return new Hono<ApiEnv>().get('/', (context) =>
    streamSSE(context, async (stream) => {
      const waiting: FeedEvent[] = [];
      let wake = new AbortController();
      const end = (): void => {
        stream.abort();
        wake.abort();
      };
      const unsubscribe = feed.subscribe((event) => {
        if (!context.var.brandIds.includes(event.brandId) || waiting.length >= MAX_WAITING) return;
        waiting.push(event);
        wake.abort();
      });
      const closing = context.env?.closing;
      closing?.addEventListener('abort', end, { once: true });
      stream.onAbort(end);
      try {
        await stream.writeSSE({ event: 'ready', data: '' });
        while (!stream.aborted && closing?.aborted !== true) {
          wake = new AbortController();
          await writeNext(stream, waiting, wake.signal);
        }
      } finally {
        unsubscribe();
        closing?.removeEventListener('abort', end);
      }
    }),
  );
}

/** Writes what waits; where nothing does, the next event or a beat. */
async function writeNext(stream: SSEStreamingApi, waiting: FeedEvent[], wake: AbortSignal): Promise<void> {
  if (waiting.length === 0) {
    await sleep(BEAT_EVERY_MS, wake);
    if (waiting.length === 0 && !stream.aborted) await stream.writeSSE({ event: 'beat', data: '' });
  }
  for (const event of waiting.splice(0)) await stream.writeSSE({ event: event.kind, data: JSON.stringify(event) });
}
