/**
 * Aborted as soon as one of these is, with its reason. In place of `AbortSignal.any`, which holds its sources weakly in Node 20:
 * an `AbortSignal.timeout` that nobody else holds is collected, and its time never comes (nodejs/node#54614). Listeners of
 * long-lived sources go with the first abort, so one of the sources should have an end, as a time-out has.
 */
export function anySignal(...sources: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  for (const source of sources) {
    if (source.aborted) controller.abort(source.reason);
    source.addEventListener('abort', () => controller.abort(source.reason), { once: true, signal: controller.signal });
  }
  return controller.signal;
}
