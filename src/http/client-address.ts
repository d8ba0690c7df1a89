import { isIP } from 'node:net';
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

/** Whom limits count: an address, or of version 6 the network that a provider gives to one customer (/64). */
export function clientNetwork(context: Context, trustedProxies: number): string | null {
  const address = clientAddress(context, trustedProxies);
  if (address === null || isIP(address) !== 6) return address;
  const [, four] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (four !== undefined) return four;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0');
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(':').toLowerCase()}::/64`;
}

/** From this machine itself, and not through a proxy on it. */
export function isLocal(context: Context): boolean {
  const isForwarded =
    context.req.header('x-forwarded-for') !== undefined || context.req.header('forwarded') !== undefined;
  return !isForwarded && LOOPBACK.has(clientAddress(context) ?? '');
}
