import { type ResourceLimits, Worker } from 'node:worker_threads';

export interface ThreadOptions {
  /** What the thread runs: beside `besides`, without its ending. In the build it is compiled; in the sources it is TypeScript. */
  module: string;
  besides: string;
  name: string;
  /** The database that it opens. */
  file: string;
  resourceLimits?: ResourceLimits;
}

/** A thread of our own on the database; it keeps no process from ending. */
export function startThread({ module, besides, name, file, resourceLimits = {} }: ThreadOptions): Worker {
  const isSource = besides.endsWith('.ts');
  const url = new URL(`${module}${isSource ? '.ts' : '.js'}`, besides);
  const worker = new Worker(isSource ? new URL('./from-source.mjs', import.meta.url) : url, {
    name,
    workerData: { file, module: url.href },
    execArgv: [],
    resourceLimits,
  });
  worker.unref();
  return worker;
}
