import type { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../src/core/errors.ts';
import { startThread } from '../threads/start.ts';
import type { Question } from './calls.ts';

export type Answer = { value: unknown } | { code: ErrorCode; message: string };

export interface ReadingThread {
  /**
   * Questions are answered one after the other; `timeoutMs` counts from when a question's turn comes. A thread that dies is begun again with the next question.
   * @throws AppError `store.slow` after `timeoutMs`, `store.failed` where the thread died, `store.busy` while ended ones still run
   */
  ask<T>(question: Question, timeoutMs: number): Promise<T>;
  close(): Promise<void>;
}

export interface ReadingThreadOptions {
  /** The database; it has to be there, with its schema up to date. */
  file: string;
}

/** A thread that is ended stops when SQLite gives the word back, which may take as long as its question: no more than these at once. */
const MAX_ENDING = 2;
/** A report that needs more than this ends its thread, and not the process. */
const MAX_HEAP_MB = 512;

interface Waiting {
  question: Question;
  timeoutMs: number;
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/** Asks on a thread and a connection of its own, so that a long walk over the database holds up nobody else. */
export function createReadingThread({ file }: ReadingThreadOptions): ReadingThread {
  const waiting: Waiting[] = [];
  let running: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | null = null;
  const ending = new Set<Worker>();

  function next(): void {
    if (running !== null) return;
    running = waiting.shift() ?? null;
    if (running === null) return;
    if (worker === null && ending.size >= MAX_ENDING) {
      finish(new AppError('store.busy', 'earlier questions that were ended still keep the reading threads busy'));
      return;
    }
    worker ??= begin();
    const { question, timeoutMs } = running;
    timer = setTimeout(() => {
      end(new AppError('store.slow', `the database did not answer within ${timeoutMs} ms; the question was ended`));
    }, timeoutMs);
    worker.postMessage(question);
  }

  function finish(answer: Answer | AppError): void {
    clearTimeout(timer);
    const asked = running;
    running = null;
    if (answer instanceof AppError) asked?.reject(answer);
    else if ('value' in answer) asked?.resolve(answer.value);
    else asked?.reject(new AppError(answer.code, answer.message));
    next();
  }

  /** The thread is given up; what it was asked fails with `error`, what waits goes to the next one. */
  function end(error: AppError): void {
    const old = worker;
    worker = null;
    if (old !== null) {
      ending.add(old);
      void old.terminate().then(() => ending.delete(old));
    }
    finish(error);
  }

  function begin(): Worker {
    const begun = startThread({
      beside: import.meta.url,
      name: 'reading',
      file,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const ifPresent = (act: () => void) => (): void => {
      if (worker === begun) act();
    };
    begun.on('message', (answer: Answer) => ifPresent(() => finish(answer))());
    begun.on('error', (cause) =>
      ifPresent(() => end(new AppError('store.failed', `the reading thread failed: ${cause.message}`, { cause })))(),
    );
    begun.on(
      'exit',
      ifPresent(() => end(new AppError('store.failed', 'the reading thread ended before it answered'))),
    );
    return begun;
  }

  return {
    ask: <T>(question: Question, timeoutMs: number) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ question, timeoutMs, resolve, reject });
        next();
      }),
    async close() {
      for (const { reject } of waiting.splice(0)) reject(closed());
      if (worker !== null) end(closed());
      await Promise.all([...ending].map((old) => old.terminate()));
    },
  };
}

function closed(): AppError {
  return new AppError('store.failed', 'the database was closed');
}
