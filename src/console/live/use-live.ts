import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setConnected } from './connection.ts';
import { gather } from './gather.ts';

const GATHERING = { gatherMs: 250, restMs: 2_000 };
/** While nobody is signed in, or a proxy stands there without its server, milliseconds. */
const CONNECT_AGAIN_MS = 3_000;

/** What is asked for again when something of a kind has changed; the id narrows it where the key has one. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  'ticket.changed': ['tickets', 'ticket', 'counts', 'people', 'undelivered'],
  'conversation.changed': [
    'conversations',
    'conversation',
    'ticket',
    'tickets',
    'counts',
    'undelivered',
    'quarantine',
    'calls',
  ],
  'presence.changed': ['presence'],
  'notification.added': ['notifications'],
};

/** Something changed on the server: what is shown is asked for again. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const changes = gather((keys) => {
      for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
    }, GATHERING);
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connect = (): void => {
      source = new EventSource('/api/events');
      // What happened before the line stood, also after it was cut, was not heard.
      source.addEventListener('ready', () => {
        setConnected(true);
        void queries.invalidateQueries();
      });
      source.addEventListener('error', () => {
        setConnected(false);
        // The browser takes up again a line that was cut, but not one that was answered with an error.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, CONNECT_AGAIN_MS);
      });
      for (const [kind, keys] of Object.entries(TOUCHED)) source.addEventListener(kind, () => changes.add(keys));
    };
    connect();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [queries]);
}
