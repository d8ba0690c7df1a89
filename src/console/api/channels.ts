import type { InferResponseType } from 'hono/client';
import { client, post, read } from './call.ts';

export type ChannelRow = InferResponseType<typeof client.channels.$get>[number];

/** How far linking a phone has come: a picture to scan, a code to type, or done. */
export interface Pairing {
  state: 'idle' | 'starting' | 'waiting' | 'paired' | 'failed';
  qr?: string;
  code?: string;
  detail?: string;
}

const pairingOf = (accountId: string): string => `/api/channels/${encodeURIComponent(accountId)}/pairing`;

export const channelsApi = {
  list: () => read(client.channels.$get()),
  pairing: (accountId: string) => read<Pairing>(fetch(pairingOf(accountId))),
  /** By camera; with a number, by a code that is typed into that phone. */
  startPairing: (accountId: string, phone: string) =>
    post<Pairing>(pairingOf(accountId), phone === '' ? {} : { phone }),
};
