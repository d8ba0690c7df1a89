import type { TicketSearch } from '../../src/core/search.ts';
import type { ReportReads } from '../stores/reports.ts';
import { createReadingThread } from './thread.ts';

/** Somebody sits before the answer. Milliseconds. */
const SEARCH_TIMEOUT_MS = 10_000;
const REPORT_TIMEOUT_MS = 60_000;

export interface Reading {
  search: TicketSearch;
  reports: ReportReads;
  close(): Promise<void>;
}

/** Search and reports off the event loop, in a thread each: nobody's search waits for a report. */
export function openReading(file: string): Reading {
  const searching = createReadingThread({ file });
  const reporting = createReadingThread({ file });
  return {
    search: { find: (...args) => searching.ask({ call: 'find', args }, SEARCH_TIMEOUT_MS) },
    reports: {
      report: (...args) => reporting.ask({ call: 'report', args }, REPORT_TIMEOUT_MS),
      register: (...args) => reporting.ask({ call: 'register', args }, REPORT_TIMEOUT_MS),
    },
    async close() {
      await Promise.all([searching.close(), reporting.close()]);
    },
  };
}
