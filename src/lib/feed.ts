import type { EventFeed, FeedEvent } from '../core/feed.ts';

/** The feed of one process. A listener that throws does not keep the others from hearing. */
export function createFeed(onError: (error: unknown) => void): EventFeed {
  const listeners = new Set<(event: FeedEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
