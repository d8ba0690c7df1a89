import { hc, type InferResponseType } from 'hono/client';
import type { Api } from '../http/api.ts';

const client = hc<Api>('/api');

/** A refused request; `code` is the server's word for it. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function read<T>(answer: Promise<Response & { json(): Promise<T> }>): Promise<T> {
  const response = await answer;
  if (response.ok) return response.json();
  const body: { error?: { code?: string; message?: string } } = await response.json().catch(() => ({}));
  throw new ApiError(response.status, body.error?.code ?? 'internal', body.error?.message ?? response.statusText);
}

export type TicketRow = InferResponseType<typeof client.tickets.$get>['rows'][number];
export type TicketPage = InferResponseType<(typeof client.tickets)[':id']['$get']>;
export type TimelineLine = InferResponseType<(typeof client.conversations)[':id']['$get']>['timeline'][number];

export const api = {
  me: () => read(client.me.$get()),
  /** `after`: `next` of the page before. */
  tickets: (query: { state?: TicketRow['ticket']['state']; after?: string }) => read(client.tickets.$get({ query })),
  ticket: (id: string) => read(client.tickets[':id'].$get({ param: { id } })),
  async setState(id: string, version: number, to: TicketRow['ticket']['state']) {
    return read(post<{ status: string }>(`/api/tickets/${id}/state`, { version, to }));
  },
  conversations: () => read(client.conversations.$get({ query: {} })),
  /** `after`: `seq` of the last line that is shown. */
  conversation: (id: string, after: number) =>
    read(client.conversations[':id'].$get({ param: { id }, query: { after: String(after) } })),
  undelivered: () => read(client.undelivered.$get()),
  quarantine: () => read(client.quarantine.$get()),
  channels: () => read(client.channels.$get()),
  setUp: (body: { token: string; name: string; email: string; password: string }) => read(post('/api/setup', body)),
  signIn: (email: string, password: string) =>
    read(post<{ twoFactorRedirect?: boolean }>('/auth/sign-in/email', { email, password })),
  verifyCode: (code: string) => read(post('/auth/two-factor/verify-totp', { code })),
  signOut: () => read(post('/auth/sign-out', {})),
};

async function post<T>(path: string, body: unknown): Promise<Response & { json(): Promise<T> }> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
