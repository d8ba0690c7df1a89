import { type ResourceLimits, Worker } from 'node:worker_threads';

export interface ThreadOptions {
  /** The module beside which lies what the thread runs, `worker`: compiled in the build, TypeScript in the sources. */
  beside: string;
  name: string;
  /** The database that it opens. */
  file: string;
  resourceLimits?: ResourceLimits;
}

/** A thread of our own on the database; it keeps no process from ending. */
export function startThread({ beside, name, file, resourceLimits = {} }: ThreadOptions): Worker {
  const isSource = beside.endsWith('.ts');
  const url = new URL(isSource ? './worker.ts' : './worker.js', beside);
  const worker = new Worker(isSource ? new URL('./from-source.mjs', import.meta.url) : url, {
    name,
    workerData: { file, module: url.href },
    execArgv: [],
    resourceLimits,
  });
  worker.unref();
  return worker;
}
