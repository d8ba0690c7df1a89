import { client, pageAt, read } from './call.ts';

export const conversationsApi = {
  list: (after: string | null) => read(client.conversations.$get({ query: pageAt(after) })),
  /** `after`: `seq` of the last line that is shown. */
  get: (id: string, after: number) =>
    read(client.conversations[':id'].$get({ param: { id }, query: { after: String(after) } })),
  hold: (id: string, body: { holder: 'person' | 'bot'; expected: string | null; force?: boolean }) =>
    read(client.conversations[':id'].hold.$post({ param: { id }, json: body })),
  openTicket: (id: string, body: { kind: 'complaint' | 'request'; summary: string; orderNumber: string | null }) =>
    read(client.conversations[':id'].tickets.$post({ param: { id }, json: body })),
};
