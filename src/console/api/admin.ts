import type { InferRequestType, InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type ApiKey = InferResponseType<typeof client.keys.$get>[number];
type NewUser = InferRequestType<typeof client.users.$post>['json'];
type UserChange = InferRequestType<(typeof client.users)[':id']['$patch']>['json'];
type NewPassword = InferRequestType<(typeof client.users)[':id']['password']['$put']>['json'];
type NewKey = InferRequestType<typeof client.keys.$post>['json'];
export type AddedKey = InferResponseType<typeof client.keys.$post>;
export type AddedWebhook = InferResponseType<typeof client.webhooks.$post>;
export const WEBHOOK_EVENTS = ['ticket.opened', 'ticket.changed'] as const satisfies NewWebhook['events'];
type NewWebhook = InferRequestType<typeof client.webhooks.$post>['json'];

/** For administrators: people, keys of other programs, outgoing webhooks, and who changed what. */
export const adminApi = {
  addUser: (user: NewUser) => read(client.users.$post({ json: user })),
  changeUser: (id: string, change: UserChange) => read(client.users[':id'].$patch({ param: { id }, json: change })),
  setPassword: (id: string, password: NewPassword) =>
    read(client.users[':id'].password.$put({ param: { id }, json: password })),
  removeUser: (id: string) => read(client.users[':id'].$delete({ param: { id } })),
  keys: () => read(client.keys.$get()),
  /** The answer has the key itself, this once. */
  addKey: (key: NewKey) => read(client.keys.$post({ json: key })),
  revokeKey: (id: string) => read(client.keys[':id'].$delete({ param: { id } })),
  webhooks: () => read(client.webhooks.$get()),
  /** The answer has the secret, this once. */
  addWebhook: (webhook: NewWebhook) => read(client.webhooks.$post({ json: webhook })),
  setWebhook: (id: string, isActive: boolean) =>
    read(client.webhooks[':id'].$patch({ param: { id }, json: { isActive } })),
  /** The answer has the new secret, this once. */
  rotateSecret: (id: string) => read(client.webhooks[':id'].secret.$post({ param: { id } })),
  retryDelivery: (id: string, deliveryId: string) =>
    read(client.webhooks[':id'].deliveries[':deliveryId'].retry.$post({ param: { id, deliveryId } })),
  removeWebhook: (id: string) => read(client.webhooks[':id'].$delete({ param: { id } })),
  deliveries: (id: string) => read(client.webhooks[':id'].deliveries.$get({ param: { id } })),
  audit: () => read(client.audit.$get()),
};
