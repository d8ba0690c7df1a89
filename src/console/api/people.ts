import type { InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type Person = InferResponseType<typeof client.people.$get>[number];

/** The people of the console, and what each was told. */
export const peopleApi = {
  people: () => read(client.people.$get()),
  setStatus: (status?: 'available' | 'away') =>
    read(client.me.status.$post({ json: status === undefined ? {} : { status } })),
  notifications: () => read(client.notifications.$get()),
  unread: () => read(client.notifications.unread.$get()),
  markRead: (ids: string[] | null) => read(client.notifications.read.$post({ json: { ids } })),
};
