import { createHash, randomBytes } from 'node:crypto';

const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A visitor's secret: 256 random bits, kept by the browser alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The session's public id: a hash, so that what is stored and logged does not open the session.
 * Null where the request bears no token of ours (RFC 6750, section 2.1).
 */
export function sessionOf(request: Request): string | null {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined || !TOKEN_SHAPE.test(token)) return null;
  return createHash('sha256').update(token).digest('hex');
}
