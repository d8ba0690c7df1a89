type Errand = () => Promise<unknown>;

const errands = new Set<Errand>();

/** What has to be told while the session still stands. The result takes it back. */
export function beforeSignOut(errand: Errand): () => void {
  errands.add(errand);
  return () => void errands.delete(errand);
}

/** One that fails keeps nobody from leaving. */
export async function runErrands(): Promise<void> {
  await Promise.allSettled([...errands].map((errand) => errand()));
}
