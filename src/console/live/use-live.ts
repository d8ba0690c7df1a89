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

/**
 * Something changed on the server: what is shown is asked for again. A tab that nobody sees holds no line: over HTTP/1.1 a
 * browser has six to one server for all of its tabs (https://developer.mozilla.org/docs/Web/API/EventSource).
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const changes = gather((keys) => {
      for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
    }, GATHERING);
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connect = (): void => {
      const line = new EventSource('/api/events');
      source = line;
      // What happened before the line stood, also after it was cut, was not heard.
      line.addEventListener('ready', () => {
        setConnected(true);
        void queries.invalidateQueries();
      });
      line.addEventListener('error', () => {
        setConnected(false);
        // The browser takes up again a line that was cut, but not one that was answered with an error.
        if (line.readyState === EventSource.CLOSED) again = setTimeout(connect, CONNECT_AGAIN_MS);
      });
      for (const [kind, keys] of Object.entries(TOUCHED)) line.addEventListener(kind, () => changes.add(keys));
    };
    const hangUp = (): void => {
      clearTimeout(again);
      source?.close();
      source = null;
    };
    const follow = (): void => {
      if (document.visibilityState !== 'visible') hangUp();
      else if (source === null) connect();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      hangUp();
    };
  }, [queries]);
}
