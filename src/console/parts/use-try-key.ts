import { useRef } from 'react';
import { drawKey } from './draw-key.ts';

/** What is sent once more, since nobody heard how it went, is the same; in other words it is another one. */
export function useTryKey(): { of(said: unknown): string; forget(): void } {
  const tried = useRef({ said: '', key: '' });
  return {
    of(said) {
      const written = JSON.stringify(said);
      if (tried.current.said !== written) tried.current = { said: written, key: drawKey() };
      return tried.current.key;
    },
    /** It went. */
    forget() {
      tried.current = { said: '', key: '' };
    },
  };
}
