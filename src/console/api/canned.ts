import type { InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type CannedReply = InferResponseType<(typeof client)['canned-replies']['$get']>[number];
type CannedBody = Omit<CannedReply, 'id'>;

export const cannedApi = {
  list: () => read(client['canned-replies'].$get()),
  /** `new` makes one; the version is that which was looked at. */
  save: (id: string, body: CannedBody) => read(client['canned-replies'][':id'].$put({ param: { id }, json: body })),
  remove: (id: string) => read(client['canned-replies'][':id'].$delete({ param: { id } })),
};
