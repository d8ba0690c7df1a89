import { useSyncExternalStore } from 'react';

let isConnected = true;
const listeners = new Set<() => void>();

export function setConnected(connected: boolean): void {
  isConnected = connected;
  for (const changed of listeners) changed();
}

/** Whether the line on which the server tells of changes stands. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => isConnected,
  );
}
