import { client, post, read } from './call.ts';

const { calls } = client;

/** The softphone: who waits, being there, and what is done to calls. */
export const callsApi = {
  list: () => read(calls.$get()),
  token: (accountId: string) => read(calls.token.$post({ json: { accountId } })),
  /** Null: only a sign of life. */
  presence: (isAvailable: boolean | null) => read(calls.presence.$post({ json: { isAvailable } })),
  take: ({ accountId, callSid }: CallName) => post<OpenCall>(`/api/calls/${callSid}/take`, { accountId }),
  move: ({ accountId, callSid }: CallName, to: MoveTo) =>
    post<{ status: 'asked' }>(`/api/calls/${callSid}/move`, { accountId, to }),
  /** The page goes away: no answer can be waited for. */
  leave: () =>
    void fetch('/api/calls/presence', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ isAvailable: false }),
    }).catch(() => {}),
};

export interface CallName {
  accountId: string;
  callSid: string;
}
export type MoveTo = { kind: 'queue' | 'hold' } | { kind: 'agent'; agentId: string };
export type CallList = Awaited<ReturnType<typeof callsApi.list>>;
export type OpenCall = CallList['open'][number];
