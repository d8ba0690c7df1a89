import { client, pageAt, read } from './call.ts';

type Query = Parameters<typeof client.tickets.$get>[0]['query'];
export type TicketFilter = Omit<Query, 'after'> & { q?: string };
export type QuarantineFilter = Omit<Parameters<typeof client.quarantine.$get>[0]['query'], 'after'>;
export type TicketPageOf = Awaited<ReturnType<typeof inboxApi.tickets>>;
export type HandWord = Parameters<(typeof client.undelivered)[':outboundId']['$post']>[0]['json']['word'];
export type TicketRow = TicketPageOf['rows'][number];

/** Lists of tickets and what stands beside them. */
export const inboxApi = {
  /** `after`: `next` of the page before. */
  tickets: (filter: TicketFilter, after: string | null) =>
    read(client.tickets.$get({ query: { ...filter, ...pageAt(after) } })),
  counts: () => read(client.tickets.counts.$get()),
  /** Of what stands beside the tickets. */
  countsBeside: () => read(client.counts.$get()),
  undelivered: (after: string | null) => read(client.undelivered.$get({ query: pageAt(after) })),
  settle: (outboundId: string, word: HandWord) =>
    read(client.undelivered[':outboundId'].$post({ param: { outboundId }, json: { word } })),
  /** The same answer in many tickets, with files. */
  answerMany: (ids: readonly string[], { text, key }: { text: string; key: string }, files: readonly File[]) => {
    const body = new FormData();
    for (const id of ids) body.append('ids', id);
    body.append('text', text);
    body.append('key', key);
    for (const file of files) body.append('files', file);
    return read<BulkAnswer>(fetch('/api/tickets/bulk-reply', { method: 'POST', body }));
  },
  quarantine: (filter: QuarantineFilter, after: string | null) =>
    read(client.quarantine.$get({ query: { ...filter, ...pageAt(after) } })),
  mergeReviews: (after: string | null) => read(client['merge-reviews'].$get({ query: pageAt(after) })),
  decideMerge: (reviewId: string, decision: 'merged' | 'apart') =>
    read(client['merge-reviews'][':reviewId'].$post({ param: { reviewId }, json: { decision } })),
  quarantined: (id: string) => read(client.quarantine[':id'].$get({ param: { id } })),
  release: (id: string) => read(client.quarantine[':id'].release.$post({ param: { id } })),
};

/** What became of each, of those that were named. */
export interface BulkAnswer {
  done: number;
  results: { id: string; outcome: string; reason: string | null }[];
}
