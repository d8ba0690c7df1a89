import type { Privacy } from '../../src/core/privacy.ts';
import type { Reach } from '../../src/core/reach.ts';
import type { Client } from '../client.ts';
import { accountState } from '../stores/account-state.ts';
import { addressedTo } from '../stores/erase-traces.ts';
import { silentSince } from '../stores/privacy.ts';
import { createReportReads } from '../stores/reports.ts';
import { createSearch } from '../stores/search.ts';

/** What is asked of a reading thread: whatever walks over many rows. */
export function createCalls({ read }: Pick<Client, 'read'>) {
  return {
    find: createSearch({ read }).find,
    ...createReportReads({ read }),
    account: (...args: Parameters<Reach['account']>) => read((db) => accountState(db, ...args)),
    silentSince: (...args: Parameters<Privacy['silentSince']>) => read((db) => silentSince(db, ...args)),
    addressedTo: (brandId: string, contactId: string) => read((db) => addressedTo(db, brandId, contactId)),
  };
}

export type Calls = ReturnType<typeof createCalls>;
export type Question = { [Call in keyof Calls]: { call: Call; args: Parameters<Calls[Call]> } }[keyof Calls];
