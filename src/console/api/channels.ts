import type { InferResponseType } from 'hono/client';
import { client, post, read } from './call.ts';

export type ChannelState = InferResponseType<(typeof client.channels)[':accountId']['state']['$get']>;
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
  state: (accountId: string) => read(client.channels[':accountId'].state.$get({ param: { accountId } })),
  /** Tries the account at its provider; nobody is written to. */
  test: (accountId: string) => read(client.channels[':accountId'].test.$post({ param: { accountId } })),
  resume: (accountId: string) => read(client.channels[':accountId'].resume.$post({ param: { accountId } })),
  list: () => read(client.channels.$get()),
  pairing: (accountId: string) => read<Pairing>(fetch(pairingOf(accountId))),
  /** By camera; with a number, by a code that is typed into that phone. */
  startPairing: (accountId: string, { phone, cutsOff }: { phone: string; cutsOff: boolean }) =>
    post<Pairing>(pairingOf(accountId), { cutsOff, ...(phone === '' ? {} : { phone }) }),
};
