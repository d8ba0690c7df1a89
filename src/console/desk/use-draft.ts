import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { useMe } from '../session/use-me.ts';

const TELL_SERVER_AFTER_MS = 1_200;

/**
 * What was begun survives: a reload and a lost session here in the browser, another device on the server. `kind` `note`
 * is kept in the browser only.
 */
export function useDraft(ticketId: string, kind: 'reply' | 'note') {
  const me = useMe();
  const key = draftKey(me.data?.id, ticketId, kind);
  /** What the server has of it. */
  const toldKey = `${key}.told`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  /** As it stood when the server was asked: its answer knows nothing of what it is told meanwhile. */
  const [told] = useState(() => localStorage.getItem(toldKey));
  const isTouched = useRef(false);
  const isShared = kind === 'reply';
  const server = useQuery({
    // A note has no part in it: it neither shows the answer's draft nor keeps an old one.
    queryKey: ['draft', ticketId, kind],
    queryFn: () => ticketApi.draft(ticketId),
    enabled: isShared,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
  });
  // Out of reach, the browser's own copy is enough.
  const tellServer = useDebouncedCallback(
    (draft: string) => {
      if (!isShared) return;
      ticketApi.setDraft(ticketId, draft).then(
        () => keep(toldKey, draft),
        () => {},
      );
    },
    // Whoever goes on to the next ticket at once leaves nothing behind.
    { delay: TELL_SERVER_AFTER_MS, flushOnUnmount: true },
  );
  const { data } = server;
  useEffect(() => {
    if (data === undefined || isTouched.current) return;
    const found = localStorage.getItem(key) ?? '';
    // What the server has not heard of is newer; what it has may have been sent, or written on, elsewhere.
    if (found !== '' && found !== told) return;
    const theirs = data?.text ?? '';
    setText(theirs);
    keep(key, theirs);
    keep(toldKey, theirs);
  }, [data, key, told, toldKey]);

  const change = (draft: string): void => {
    isTouched.current = true;
    setText(draft);
    keep(key, draft);
    tellServer(draft);
  };
  return { text, setText: change };
}

/** Each person's own, also where several share a browser. */
export function draftKey(userId: string | undefined, ticketId: string, kind: 'reply' | 'note' | 'template'): string {
  return `redress.draft.${userId ?? ''}.${ticketId}.${kind}`;
}

/** Nothing is kept of an empty one. */
export function keep(key: string, draft: string): void {
  try {
    if (draft === '') localStorage.removeItem(key);
    else localStorage.setItem(key, draft);
  } catch {
    // A full or forbidden storage must not stop the writing; the server keeps its copy.
  }
}
