import { hc } from 'hono/client';
import type { Api } from '../../http/api.ts';
import { setSessionEnded } from '../session/expiry.ts';

/** The server's word for who is not signed in. */
export const ENDED = 'auth.required';

/** Knows every route of the API and what it takes and gives; nothing is written twice. */
export const client = hc<Api>('/api');

/** Like `grievanceOfficer.email`, and what is wrong with it. */
export interface FieldFault {
  path: string;
  message: string;
}

/** A refused request; `code` is the server's word for it. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  /** Which of the known reasons it was, where there is one. */
  readonly reason: string | null;
  /** Which fields are wrong, where the server says so. */
  readonly fields: readonly FieldFault[];
  constructor(status: number, code: string, message: string, { reason, fields }: Pick<Failure, 'reason' | 'fields'>) {
    super(message);
    this.reason = reason ?? null;
    this.fields = fields ?? [];
    this.status = status;
    this.code = code;
  }
}

/** The API's own errors, and better-auth's. */
interface Failure {
  error?: { code?: string; message?: string };
  reason?: string;
  fields?: FieldFault[];
  code?: string;
  message?: string;
}

/** @throws ApiError where the server says no, TypeError where it cannot be reached */
export async function read<T>(answer: Promise<Response & { json(): Promise<T> }>): Promise<T> {
  const response = await answer;
  if (response.ok) return response.json();
  const body: Failure = await response.json().catch(() => ({}));
  const { code, message } = body.error ?? body;
  if (code === ENDED) setSessionEnded(true);
  throw new ApiError(response.status, code ?? 'internal', message ?? response.statusText, body);
}

/** For what is not in the typed client: sign-in, and the set-up. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  return read<T>(
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );
}

export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;
export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.code === 'conflict';

/** `after`: `next` of the page before; null: the first one. */
export const pageAt = (after: string | null) => (after === null ? {} : { after });
