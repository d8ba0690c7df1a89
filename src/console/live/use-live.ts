import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setConnected } from './connection.ts';

/** Many changes in one moment are one look at the server, milliseconds. */
const GATHER_MS = 250;

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
    const source = new EventSource('/api/events');
    const refresh = gathered(queries);
    // What happened before the line stood, also after it was cut, was not heard.
    source.addEventListener('ready', () => {
      setConnected(true);
      void queries.invalidateQueries();
    });
    source.addEventListener('error', () => setConnected(false));
    for (const [kind, keys] of Object.entries(TOUCHED)) source.addEventListener(kind, () => refresh(keys));
    return () => source.close();
  }, [queries]);
}

function gathered(queries: QueryClient): (keys: readonly string[]) => void {
  const waiting = new Set<string>();
  const flush = (): void => {
    for (const key of waiting) void queries.invalidateQueries({ queryKey: [key] });
    waiting.clear();
  };
  return (keys) => {
    if (waiting.size === 0) setTimeout(flush, GATHER_MS);
    for (const key of keys) waiting.add(key);
  };
}
