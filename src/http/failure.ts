import { HTTPException } from 'hono/http-exception';
import { AppError, type ErrorCode, fromUnknown, httpStatusOf } from '../core/errors.ts';

/** What hono's own middleware refuses, in our words. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'input.invalid',
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'not-found',
  413: 'too-large',
};

/** Anything thrown as one AppError. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof HTTPException) {
    return new AppError(CODE_OF_STATUS[thrown.status] ?? 'internal', thrown.message, { cause: thrown });
  }
  return fromUnknown(thrown);
}

/** A refusal that says more than its code: what is new, how it stands now. */
export function refusal(code: ErrorCode, message: string, more: Record<string, unknown>): HTTPException {
  const status = httpStatusOf(code);
  const res = Response.json({ error: { code, message }, ...more }, { status });
  return new HTTPException(409, { res, message });
}

/** An error as JSON with the status that its code has, and its `details.reason`; what is internal stays inside. */
export function failure(error: AppError): Response {
  const status = httpStatusOf(error.code);
  const message =
    status >= 500 ? OUTWARD_MESSAGE[status === 503 ? 'later' : status === 504 ? 'slow' : 'internal'] : error.message;
  const headers = { ...NEVER_A_PAGE, ...(status === 503 ? { 'retry-after': '2' } : {}) };
  const { reason } = error.details;
  return Response.json(
    { error: { code: error.code, message }, ...(reason === undefined ? {} : { reason }) },
    { status, headers },
  );
}

/** Wherever it happened: what an address says of an error must neither run nor stay. */
const NEVER_A_PAGE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
};

const OUTWARD_MESSAGE = {
  internal: 'something went wrong here; it has been noted',
  later: 'this cannot be answered at the moment; try again in a few seconds',
  slow: 'this took too long and was ended; ask for a shorter period, or for more exact words',
} as const;
