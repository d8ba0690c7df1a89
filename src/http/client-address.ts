import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Address of the socket's other end, or null for a request that came without one. No header of the request is believed. */
export function clientAddress(context: Context): string | null {
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
