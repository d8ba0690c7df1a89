import { useSyncExternalStore } from 'react';

let hasEnded = false;
const listeners = new Set<() => void>();

/** The server no longer knows us. The page stays as it is, with all that is written on it, until somebody signs in again. */
export function setSessionEnded(ended: boolean): void {
  hasEnded = ended;
  for (const changed of listeners) changed();
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => hasEnded,
  );
}
