interface Options {
  /** Many changes in one moment are one look, milliseconds. */
  gatherMs: number;
  /** After a look the next one waits so long, milliseconds: two hundred tickets that change one after the other are not two hundred looks. */
  restMs: number;
}

/** Collects keys, and hands them over together: the first ones soon, those of a storm now and then. */
export function gather(look: (keys: ReadonlySet<string>) => void, { gatherMs, restMs }: Options) {
  const waiting = new Set<string>();
  let isQuiet = true;
  const flush = (): void => {
    isQuiet = waiting.size === 0;
    if (isQuiet) return;
    look(new Set(waiting));
    waiting.clear();
    setTimeout(flush, restMs);
  };
  return {
    add(keys: readonly string[]): void {
      for (const key of keys) waiting.add(key);
      if (isQuiet) setTimeout(flush, gatherMs);
      isQuiet = false;
    },
  };
}
