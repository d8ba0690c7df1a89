import type { Calls, Question } from './calls.ts';
import { createReadingThread } from './thread.ts';

/** Somebody sits before the answer. Milliseconds. */
const SEARCH_TIMEOUT_MS = 10_000;
const WALK_TIMEOUT_MS = 60_000;

export interface Reading {
  calls: Calls;
  close(): Promise<void>;
}

/** What walks over many rows, off the event loop: search in a thread of its own, since nobody's search waits for a report. */
export function openReading(file: string): Reading {
  const searching = createReadingThread({ file });
  const walking = createReadingThread({ file });
  const walk = <T>(question: Question): Promise<T> => walking.ask(question, WALK_TIMEOUT_MS);
  return {
    calls: {
      find: (...args) => searching.ask({ call: 'find', args }, SEARCH_TIMEOUT_MS),
      report: (...args) => walk({ call: 'report', args }),
      register: (...args) => walk({ call: 'register', args }),
      account: (...args) => walk({ call: 'account', args }),
      silentSince: (...args) => walk({ call: 'silentSince', args }),
      addressedTo: (...args) => walk({ call: 'addressedTo', args }),
    },
    async close() {
      await Promise.all([searching.close(), walking.close()]);
    },
  };
}
