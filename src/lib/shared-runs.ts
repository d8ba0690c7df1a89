/**
 * Work that serves everybody who asked before it began, in at most `most` runs at once: what is asked for while so many run
 * waits for an end, and is then served by one more run for all. Each hears what became of its own run.
 */
export function sharedRuns(most: number, work: () => Promise<void>): () => Promise<void> {
  const running = new Set<Promise<unknown>>();
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    const begun = work();
    const run: Promise<unknown> = begun.catch(() => {}).then(() => running.delete(run));
    running.add(run);
    return begun;
  };
  return () => {
    if (running.size < most && next === null) return begin();
    next ??= Promise.race(running).then(begin);
    return next;
  };
}
