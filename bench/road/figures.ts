export interface RoadFigures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Resident memory of this process at the end. */
  memoryMb: number;
}

/** Sums up the times of single messages after the warm-up, and the time of all of them together. */
export function figuresOf(latenciesMs: readonly number[], seconds: number): RoadFigures {
  const sorted = [...latenciesMs].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: latenciesMs.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    memoryMb: process.memoryUsage.rss() / 1024 / 1024,
  };
}

/** Runs `total` tasks with `inFlight` of them at once and times each; the first tenth is not counted. */
export async function timed(
  total: number,
  inFlight: number,
  task: (lane: number, n: number) => Promise<void>,
): Promise<RoadFigures> {
  const warmUp = Math.floor(total / 10);
  let next = 0;
  let startedAt = performance.now();
  const latencies: number[] = [];
  await Promise.all(
    Array.from({ length: inFlight }, async (_, lane) => {
      for (let n = next++; n < total; n = next++) {
        if (n === warmUp) startedAt = performance.now();
        const before = performance.now();
        await task(lane, n);
        if (n >= warmUp) latencies.push(performance.now() - before);
      }
    }),
  );
  return figuresOf(latencies, (performance.now() - startedAt) / 1000);
}
