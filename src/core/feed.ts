export interface FeedEvent {
  kind: 'ticket.changed' | 'conversation.changed' | 'presence.changed' | 'notification.added';
  id: string;
  brandId: string;
}

/** Tells open consoles that something changed. A hint within one process, never the truth: readers look again anyway. */
export interface EventFeed {
  publish(event: FeedEvent): void;
  /** Returns the way to stop listening. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
}
