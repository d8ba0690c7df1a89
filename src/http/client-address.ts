import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Address of the socket's other end, or null for a request that came without one. A header is believed only as far as
 * our own proxies wrote it: each appends what it saw, so the client is so many places from the end.
 */
export function clientAddress(context: Context, trustedProxies = 0): string | null {
  if (trustedProxies > 0) {
    const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
    const seen = hops.at(-trustedProxies);
    if (seen !== undefined && seen !== '') return seen;
  }
  try {
    return getConnInfo(context).remote.address ?? null;
  } catch {
    return null;
  }
}

/** From this machine itself, and not through a proxy on it. */
export function isLocal(context: Context): boolean {
  const isForwarded =
    context.req.header('x-forwarded-for') !== undefined || context.req.header('forwarded') !== undefined;
  return !isForwarded && LOOPBACK.has(clientAddress(context) ?? '');
}
