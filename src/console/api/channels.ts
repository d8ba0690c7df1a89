import { client, read } from './call.ts';

export type ChannelRow = Awaited<ReturnType<typeof channelsApi.list>>[number];

/** How the pairing of a WhatsApp number stands: a picture to scan, a code to type, or done. */
export interface Pairing {
  state: string;
  qr?: string | null;
  code?: string | null;
}

export const channelsApi = {
  list: () => read(client.channels.$get()),
  pairing: (accountId: string) => read<Pairing>(fetch(`/api/channels/${encodeURIComponent(accountId)}/pairing`)),
};
