import { Anchor, type AnchorProps } from '@mantine/core';
import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

const BASE = '/console';
const listeners = new Set<() => void>();

/** The path below /console; five pages need no more of a router than this. */
export function usePath(): string {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      window.addEventListener('popstate', changed);
      return () => {
        listeners.delete(changed);
        window.removeEventListener('popstate', changed);
      };
    },
    () => window.location.pathname.slice(BASE.length) || '/',
  );
}

export function goTo(path: string): void {
  // A link inside a row that is a link too is followed once.
  if (window.location.pathname === `${BASE}${path}`) return;
  window.history.pushState(null, '', `${BASE}${path}`);
  for (const changed of listeners) changed();
}

export function Link({ to, children, ...props }: { to: string; children: ReactNode } & AnchorProps) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <Anchor href={`${BASE}${to}`} onClick={follow} {...props}>
      {children}
    </Anchor>
  );
}
