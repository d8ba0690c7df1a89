import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { FeedEvent } from '../../core/feed.ts';
import { sleep } from '../../lib/retry.ts';
import type { HttpDeps } from '../deps.ts';
import type { ApiEnv } from './session.ts';

/** Keeps proxies from closing a silent stream, and notices clients that are gone. Milliseconds. */
const BEAT_EVERY_MS = 15_000;
/** A stream outlives the request that was let in: so often it is asked whether its session still stands. Milliseconds. */
const ASK_AGAIN_MS = 10_000;
/** A client that does not read is left behind: it looks again by itself. */
const MAX_WAITING = 1_000;

/** Server-sent events: what changed, by id, within the user's brands. A hint to look again, never the data itself. */
export function liveRoutes({ feed, auth, clock }: HttpDeps) {
  return new Hono<ApiEnv>().get('/', (context) =>
    streamSSE(context, async (stream) => {
      let askedAt = clock.now().getTime();
      /** Signed in as before, and seeing the same brands. */
      const mayGoOn = async (): Promise<boolean> => {
        if (clock.now().getTime() - askedAt < ASK_AGAIN_MS) return true;
        askedAt = clock.now().getTime();
        const user = await auth.signedIn(context.req.raw.headers);
        return user !== null && String(user.brandIds) === String(context.var.user.brandIds);
      };
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
          if (waiting.length === 0) await sleep(BEAT_EVERY_MS, wake.signal);
          if (stream.aborted || !(await mayGoOn())) break;
          await writeAll(stream, waiting);
        }
      } finally {
        unsubscribe();
        closing?.removeEventListener('abort', end);
      }
    }),
  );
}

/** Writes what waits; where nothing does, a beat. */
async function writeAll(stream: SSEStreamingApi, waiting: FeedEvent[]): Promise<void> {
  if (waiting.length === 0) await stream.writeSSE({ event: 'beat', data: '' });
  for (const event of waiting.splice(0)) await stream.writeSSE({ event: event.kind, data: JSON.stringify(event) });
}
