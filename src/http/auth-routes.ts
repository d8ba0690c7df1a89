import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { CLIENT_ADDRESS_HEADER } from './auth.ts';
import { clientAddress, clientNetwork } from './client-address.ts';
import type { HttpDeps } from './deps.ts';
import { failure } from './failure.ts';
import { dataHeaders, originsOf, sameOrigin } from './policy.ts';

/** What the console uses. better-auth has more (a name or picture of one's own choosing, passwords tried by a session): closed. */
const GET = ['/get-session', '/list-sessions'];
const POST = [
  '/sign-out',
  '/change-password',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
];
/** An address, passwords, a code. */
const MAX_BYTES = 16 * 1024;
const HOUR_MS = 60 * 60 * 1000;
/**
 * Wrong passwords in an hour, beside better-auth's five tries a minute: of one account, from wherever (NIST SP 800-63B,
 * 5.2.2 has 100), and from one address, so that no single one of them can shut an account by trying.
 */
const MAX_OF_ACCOUNT = 100;
const MAX_FROM_ADDRESS = 20;
/** Tries at signing in are of no brand. */
const NO_BRAND = '';
const signInSchema = z.object({ email: z.string().trim().toLowerCase() });

type Deps = Pick<HttpDeps, 'auth' | 'publicUrl' | 'trustedProxies' | 'clock'> & {
  services: { store: Pick<HttpDeps['services']['store'], 'attempts'> };
};

/** Signing in and out, and what everybody may do with their own sign-in, below `/auth`. */
export function authRoutes({ auth, publicUrl, trustedProxies, clock, services }: Deps) {
  const { attempts } = services.store;
  const pass = (context: Context): Promise<Response> => auth.handler(withClientAddress(context, trustedProxies));
  const tooLarge = () => failure(new AppError('too-large', 'no request for signing in is larger than 16 kB'));

  return new Hono()
    .use(dataHeaders, sameOrigin(originsOf(publicUrl)), bodyLimit({ maxSize: MAX_BYTES, onError: tooLarge }))
    .on('GET', GET, pass)
    .on('POST', POST, pass)
    .post('/sign-in/email', async (context) => {
      const { email = '' } =
        signInSchema.safeParse(
          await context.req.raw
            .clone()
            .json()
            .catch(() => null),
        ).data ?? {};
      const limits = [
        [`sign-in:${createHash('sha256').update(email).digest('hex')}`, MAX_OF_ACCOUNT],
        [`sign-in-address:${clientNetwork(context, trustedProxies)}`, MAX_FROM_ADDRESS],
      ] as const;
      const keys = limits.map(([key]) => key);
      const now = clock.now();
      const since = new Date(now.getTime() - HOUR_MS);
      const counts = await attempts.count(NO_BRAND, keys, since);
      if (limits.some(([key, most]) => (counts.get(key) ?? 0) >= most)) {
        return context.json({ code: 'TOO_MANY', message: 'too many wrong passwords; try again in an hour' }, 429);
      }
      const response = await pass(context);
      if (response.status === 401) await attempts.add(NO_BRAND, keys, now, since);
      return response;
    });
}

/** Sign-in limits count by address; only the socket's own is believed. */
function withClientAddress(context: Context, trustedProxies: number): Request {
  const headers = new Headers(context.req.raw.headers);
  headers.delete('x-forwarded-for');
  headers.set(CLIENT_ADDRESS_HEADER, clientAddress(context, trustedProxies) ?? '');
  return new Request(context.req.raw, { headers });
}
