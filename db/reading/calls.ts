import type { Client } from '../client.ts';
import { createReportReads } from '../stores/reports.ts';
import { createSearch } from '../stores/search.ts';

/** What is asked of a reading thread: the ports' own calls. */
export function createCalls(client: Pick<Client, 'read'>) {
  return { find: createSearch(client).find, ...createReportReads(client) };
}

type Calls = ReturnType<typeof createCalls>;
export type Question = { [Call in keyof Calls]: { call: Call; args: Parameters<Calls[Call]> } }[keyof Calls];
