import type { ChannelDeps } from '../../src/core/channel.ts';

/** How often the database is looked at where nobody wakes the stream: the sender may be another process. Milliseconds. */
const LOOK_EVERY_MS = 300;
const HEARTBEAT_MS = 15_000;

export interface Streams {
  /** Server-sent events (HTML Standard, 9.2): the thread's messages after a place in it, then each new one. */
  open(session: string, afterSeq: number): Response;
  /** Something was sent to this session: look now. */
  wake(session: string): void;
  closeAll(): void;
}

/** One loop per open page; the database is the truth, waking only saves waiting. */
export function createStreams(deps: Pick<ChannelDeps, 'thread' | 'log'>): Streams {
  const open = new Map<AbortController, { session: string; wake: () => void }>();

  async function* events(session: string, afterSeq: number, ended: AbortController): AsyncGenerator<string> {
    let after = afterSeq;
    let quietSince = performance.now();
    yield ': open\n\n';
    while (!ended.signal.aborted) {
      const entries = await deps.thread(session, after);
      // The page may have left while the database was asked.
      if (ended.signal.aborted) return;
      for (const entry of entries) {
        after = entry.seq;
        yield `id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`;
      }
      if (entries.length > 0 || performance.now() - quietSince > HEARTBEAT_MS) {
        quietSince = performance.now();
        yield ': beat\n\n';
      }
      if (ended.signal.aborted) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        const wake = (): void => {
          clearTimeout(timer);
          resolve();
        };
        open.set(ended, { session, wake });
      });
    }
  }

  return {
    open(session, afterSeq) {
      const ended = new AbortController();
      open.set(ended, { session, wake: () => {} });
      const source = events(session, afterSeq, ended);
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          try {
            const next = await source.next();
            if (next.done === true) {
              // Where the page left, the stream is closed already.
              if (open.delete(ended)) controller.close();
            } else controller.enqueue(encoder.encode(next.value));
          } catch (error) {
            // The page comes back by itself and goes on from where it was.
            open.delete(ended);
            deps.log.warn('webchat.stream-failed', { err: error });
            controller.error(error);
          }
        },
        cancel() {
          ended.abort();
          open.get(ended)?.wake();
          open.delete(ended);
        },
      });
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
      return new Response(body, { headers });
    },
    wake(session) {
      for (const stream of open.values()) if (stream.session === session) stream.wake();
    },
    closeAll() {
      for (const [ended, stream] of open) {
        ended.abort();
        stream.wake();
      }
    },
  };
}
