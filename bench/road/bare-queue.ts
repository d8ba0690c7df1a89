import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { openQueue } from '../../src/queue/index.ts';
import { type RoadFigures, timed } from './figures.ts';

/** The least that any road on this queue could cost: one no-op job per message, waited for in the same process. */
export async function bareQueue(options: {
  redisUrl: string | null;
  jobs: number;
  inFlight: number;
}): Promise<RoadFigures> {
  return options.redisUrl === null ? bareEmbedded(options) : bareRedis({ ...options, redisUrl: options.redisUrl });
}

async function bareRedis({
  redisUrl,
  jobs,
  inFlight,
}: {
  redisUrl: string;
  jobs: number;
  inFlight: number;
}): Promise<RoadFigures> {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const workerConnection = connection.duplicate();
  const queue = new Queue('bare', { connection });
  const done = new Map<string, () => void>();
  const worker = new Worker('bare', async (job) => done.get(job.id ?? '')?.(), {
    connection: workerConnection,
    concurrency: 8,
    removeOnComplete: { count: 0 },
  });
  const figures = await timed(jobs, inFlight, async (_, n) => {
    const id = `job-${n}`;
    const finished = new Promise<void>((resolve) => done.set(id, resolve));
    await queue.add('noop', { id }, { jobId: id, removeOnComplete: true });
    await finished;
    done.delete(id);
  });
  await worker.close();
  await queue.close();
  connection.disconnect();
  workerConnection.disconnect();
  return figures;
}

/** On the embedded backend through our own port, since there is no other way into it, and with every bell through the queue. */
async function bareEmbedded({ jobs, inFlight }: { jobs: number; inFlight: number }): Promise<RoadFigures> {
  const queue = await openQueue({ redisUrl: null, isDirect: false, log: pino({ level: 'silent' }) });
  const done = new Map<string, () => void>();
  const listener = await queue.listen('bare', async (id) => done.get(id)?.(), { concurrency: 8 });
  const figures = await timed(jobs, inFlight, async (_, n) => {
    const id = `job-${n}`;
    const finished = new Promise<void>((resolve) => done.set(id, resolve));
    await queue.ring('bare', id);
    await finished;
    done.delete(id);
  });
  await listener.stop(5_000);
  await queue.close();
  return figures;
}
