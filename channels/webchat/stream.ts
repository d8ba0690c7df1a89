import type { ChannelDeps } from '../../src/core/channel.ts';

/** How often the database is looked at where nobody wakes the stream: the sender may be another process. Milliseconds. */
const LOOK_EVERY_MS = 300;
const HEARTBEAT_MS = 15_000;
/** Pages open at once, each of which looks: of one visitor, and from one address, which many may share. */
const MAX_OF_SESSION = 10;
const MAX_FROM_ADDRESS = 300;

/** `client`: the address or network that the request came from; null: unknown. */
export interface Visitor {
  session: string;
  client: string | null;
}

export interface Streams {
  /** Server-sent events (HTML Standard, 9.2): the thread's messages after a place in it, then each new one. Null: too many are open. */
  open(visitor: Visitor, afterSeq: number): Response | null;
  /** Something was sent to this session: look now. */
  wake(session: string): void;
  closeAll(): void;
}

/** One loop per open page; the database is the truth, waking only saves waiting. */
export function createStreams(deps: Pick<ChannelDeps, 'thread' | 'log'>): Streams {
  const open = new Map<AbortController, Visitor & { wake: () => void }>();

  async function* events(visitor: Visitor, afterSeq: number, ended: AbortController): AsyncGenerator<string> {
    let after = afterSeq;
    let quietSince = performance.now();
    yield ': open\n\n';
    while (!ended.signal.aborted) {
      const entries = await deps.thread(visitor.session, after);
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
        open.set(ended, { ...visitor, wake });
      });
    }
  }

  function isFull({ session, client }: Visitor): boolean {
    let ofSession = 0;
    let fromAddress = 0;
    for (const one of open.values()) {
      if (one.session === session) ofSession += 1;
      if (client !== null && one.client === client) fromAddress += 1;
    }
    return ofSession >= MAX_OF_SESSION || fromAddress >= MAX_FROM_ADDRESS;
  }

  return {
    open(visitor, afterSeq) {
      if (isFull(visitor)) return null;
      const ended = new AbortController();
      open.set(ended, { ...visitor, wake: () => {} });
      const source = events(visitor, afterSeq, ended);
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
