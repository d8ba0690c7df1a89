export interface Rounds {
  start(): void;
  /** Waits for the round that is under way. Idempotent. */
  stop(): Promise<void>;
}

/** Does something every so often, one round at a time; what fails in one is left for the next. */
export function inRounds(work: () => Promise<void>, everyMs: number, failed: (reason: string) => void): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed(String(error));
    }
    running = null;
  };
  return {
    start() {
      timer = setInterval(() => {
        running ??= round();
      }, everyMs);
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
