/**
 * Runs `work` with a signal that is aborted after `timeoutMs` milliseconds with a `TimeoutError`, as `AbortSignal.timeout` is.
 * Its timer ends with the work; that one's stays until it runs out, which is thousands of them where every message has one.
 */
export async function withDeadline<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException(`it took longer than ${timeoutMs} ms`, 'TimeoutError')),
    timeoutMs,
  );
  timer.unref();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
