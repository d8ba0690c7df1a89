/**
 * Work that serves everybody who asked before it began: what is asked for while it runs waits for its end, and is then served
 * by one more run for all. Each hears what became of its own run.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    next = null;
    const begun = work();
    running = begun.catch(() => {});
    return begun;
  };
  return () => {
    next ??= running.then(begin);
    return next;
  };
}
