import type { InferRequestType, InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type OrderOnDesk = InferResponseType<(typeof client.tickets)[':id']['orders']['$get']>[number];
export type FoundOrder = Extract<OrderOnDesk, { outcome: 'found' }>;
type Act = InferRequestType<(typeof client.tickets)[':id']['order-actions']['$post']>['json'];
export type OrderActionBody = Act['action'];
export type ActResult = InferResponseType<(typeof client.tickets)[':id']['order-actions']['$post']>;

/** The orders of a ticket, and what is done to them in the shop's system. */
export const ordersApi = {
  list: (ticketId: string) => read(client.tickets[':id'].orders.$get({ param: { id: ticketId } })),
  /** `key`: the same for every try of one action. */
  act: (ticketId: string, body: { orderNumber: string; key: string; action: OrderActionBody }) =>
    read(client.tickets[':id']['order-actions'].$post({ param: { id: ticketId }, json: body })),
};
