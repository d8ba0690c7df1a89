import type { JobQueue } from '../core/queue.ts';
import type { Logger } from '../lib/log.ts';
import { createBullmqQueue } from './bullmq.ts';
import type { Tracing } from './tracing.ts';

export { examineRedis } from './examine.ts';
export { createMemoryQueue } from './memory.ts';
export { openTracing, type Tracing } from './tracing.ts';

export interface QueueOptions {
  /** Redis, for several processes; null: embedded in this process. */
  redisUrl: string | null;
  /** Keeps installations apart on one Redis. Default `redress`. */
  prefix?: string;
  /** Where the embedded queue keeps its empty database, to start faster the next time. Default: nowhere. */
  templateFile?: string;
  /** OpenTelemetry's way across the queue. Default: none. */
  tracing?: Tracing | undefined;
  /** Whether a bell for this very process is taken without the queue. Default: yes, unless the queue carries traces. */
  isDirect?: boolean;
  log: Logger;
}

/** @throws AppError `queue.unavailable`, `config.invalid` */
export async function openQueue({
  redisUrl,
  prefix = 'redress',
  templateFile,
  tracing,
  isDirect = tracing === undefined,
  log,
}: QueueOptions): Promise<JobQueue> {
  // Loaded on demand: the embedded database takes seconds and memory that Redis does not need.
  const backend =
    redisUrl === null
      ? await (await import('./embedded.ts')).openEmbedded(templateFile ?? null)
      : await (await import('./redis.ts')).openRedis(redisUrl, prefix, log);
  return createBullmqQueue(backend, { log, tracing, isDirect });
}
