import { useState } from 'react';

/** A state that outlives its page, by key, as long as the console is open: nobody loses what they began to a click elsewhere. */
export function useKept<T>(kept: Map<string, T>, key: string, initial: T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState(() => kept.get(key) ?? initial);
  const set = (next: T): void => {
    if (next === initial) kept.delete(key);
    else kept.set(key, next);
    setValue(next);
  };
  return [value, set];
}
