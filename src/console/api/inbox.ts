import { client, read } from './call.ts';

type Query = Parameters<typeof client.tickets.$get>[0]['query'];
export type TicketFilter = Omit<Query, 'after'> & { q?: string };
export type TicketPageOf = Awaited<ReturnType<typeof inboxApi.tickets>>;
export type TicketRow = TicketPageOf['rows'][number];

/** Lists of tickets and what stands beside them. */
export const inboxApi = {
  /** `after`: `next` of the page before. */
  tickets: (filter: TicketFilter, after: string | null) =>
    read(client.tickets.$get({ query: after === null ? filter : { ...filter, after } })),
  counts: () => read(client.tickets.counts.$get()),
  undelivered: () => read(client.undelivered.$get()),
  quarantine: () => read(client.quarantine.$get()),
};
