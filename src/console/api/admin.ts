import type { InferRequestType, InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type ApiKey = InferResponseType<typeof client.keys.$get>[number];
type NewUser = InferRequestType<typeof client.users.$post>['json'];
type UserChange = InferRequestType<(typeof client.users)[':id']['$patch']>['json'];
type NewWebhook = InferRequestType<typeof client.webhooks.$post>['json'];

/** For administrators: people, keys of other programs, outgoing webhooks, and who changed what. */
export const adminApi = {
  addUser: (user: NewUser) => read(client.users.$post({ json: user })),
  changeUser: (id: string, change: UserChange) => read(client.users[':id'].$patch({ param: { id }, json: change })),
  removeUser: (id: string) => read(client.users[':id'].$delete({ param: { id } })),
  keys: () => read(client.keys.$get()),
  /** The answer has the key itself, this once. */
  addKey: (name: string) => read(client.keys.$post({ json: { name } })),
  revokeKey: (id: string) => read(client.keys[':id'].$delete({ param: { id } })),
  webhooks: () => read(client.webhooks.$get()),
  /** The answer has the secret, this once. */
  addWebhook: (webhook: NewWebhook) => read(client.webhooks.$post({ json: webhook })),
  setWebhook: (id: string, isActive: boolean) =>
    read(client.webhooks[':id'].$patch({ param: { id }, json: { isActive } })),
  removeWebhook: (id: string) => read(client.webhooks[':id'].$delete({ param: { id } })),
  deliveries: (id: string) => read(client.webhooks[':id'].deliveries.$get({ param: { id } })),
  audit: () => read(client.audit.$get()),
};
