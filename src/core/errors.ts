/** The closed list of what can go wrong. HTTP status and retry decision are derived from the code by the tables below. */
export type ErrorCode =
  | 'input.invalid'
  | 'config.invalid'
  | 'auth.required'
  | 'auth.forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'store.busy'
  | 'store.failed'
  /** A question to the store took too long and was ended. */
  | 'store.slow'
  | 'queue.unavailable'
  | 'provider.transient'
  | 'provider.permanent'
  | 'internal';

const HTTP_STATUS: Record<ErrorCode, number> = {
  'input.invalid': 400,
  'config.invalid': 500,
  'auth.required': 401,
  'auth.forbidden': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'store.busy': 503,
  'store.failed': 503,
  'store.slow': 504,
  'queue.unavailable': 503,
  'provider.transient': 502,
  'provider.permanent': 502,
  internal: 500,
};

const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'store.busy',
  'store.failed',
  'queue.unavailable',
  'provider.transient',
]);

export interface AppErrorOptions {
  cause?: unknown;
  /** Safe to log: ids and numbers, never text or addresses of people. */
  details?: Record<string, string | number | boolean>;
}

/** The one error class that crosses folders. The message is for operators and says what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, string | number | boolean>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Turns anything thrown into an AppError and keeps the original as its cause. */
export function fromUnknown(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('internal', message, { cause: thrown });
}

export function httpStatusOf(code: ErrorCode): number {
  return HTTP_STATUS[code];
}

export function isRetryable(code: ErrorCode): boolean {
  return RETRYABLE.has(code);
}
