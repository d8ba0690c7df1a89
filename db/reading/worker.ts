import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { fromUnknown } from '../../src/core/errors.ts';
import { openReader } from '../client.ts';
import { createCalls, type Question } from './calls.ts';
import type { Answer } from './thread.ts';

/* Runs in a thread of its own: one question after the other, on a connection that cannot write. */

const { file } = z.object({ file: z.string() }).parse(workerData);
const calls = createCalls(openReader(file));

parentPort?.on('message', (question: Question) => void answer(question));

async function answer(question: Question): Promise<void> {
  const said: Answer = await ask(question).then(
    (value) => ({ value }),
    (thrown) => {
      const { code, message } = fromUnknown(thrown);
      return { code, message };
    },
  );
  parentPort?.postMessage(said);
}

async function ask({ call, args }: Question): Promise<unknown> {
  return Reflect.apply(calls[call], undefined, args);
}
