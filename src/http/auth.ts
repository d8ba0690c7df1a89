import { createHash, randomBytes } from 'node:crypto';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../lib/log.ts';
import {
  ALL_BRANDS,
  createPeople,
  MIN_PASSWORD_LENGTH,
  type NewUser,
  NOBODY_SIGNS_IN,
  type People,
  type SignedIn,
  userSchema,
} from './people.ts';
import { originsOf } from './policy.ts';

/** The client's address as this server saw it; a header of that name from outside is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-redress-client';
/** How long the link for the first administrator works, milliseconds; each start makes a new one. */
const SETUP_TOKEN_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

export interface OpenSession {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  address: string | null;
  browser: string | null;
}

export interface Auth extends People {
  /** Sign-in, sign-out and the like, below /auth. */
  handler(request: Request): Promise<Response>;
  /** Who is asking, or null. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** Where somebody is signed in. */
  sessions(userId: string): Promise<OpenSession[]>;
  /** @throws AppError `not-found` for somebody else's */
  endSession(userId: string, sessionId: string): Promise<void>;
  /** For a link that makes the first administrator, once; null where there is a user already. */
  setupToken(): Promise<string | null>;
  /** Whether that link can still be used. */
  isSetupOpen(token: string): Promise<boolean>;
  /** @throws AppError `auth.forbidden` for a wrong or used token */
  setUp(token: string, user: Pick<NewUser, 'name' | 'email' | 'password'>): Promise<void>;
}

export interface AuthOptions {
  /** What db/ hands out for it. */
  database: NonNullable<BetterAuthOptions['database']>;
  secret: string;
  publicUrl: string;
  log: Logger;
  /** How passwords are kept. Default: better-auth's scrypt. */
  passwords?: Passwords;
}

export type Passwords = Required<NonNullable<NonNullable<BetterAuthOptions['emailAndPassword']>['password']>>;

/** Password and one-time codes (TOTP) by better-auth; nobody signs up by himself. */
export function createAuth({ database, secret, publicUrl, log, passwords }: AuthOptions): Auth {
  const auth = betterAuth<BetterAuthOptions>({
    database,
    secret,
    baseURL: publicUrl,
    basePath: '/auth',
    trustedOrigins: originsOf(publicUrl),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      ...(passwords && { password: passwords }),
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'agent' },
        brandIds: { type: 'string', input: false, defaultValue: ALL_BRANDS },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 5 }, '/two-factor/*': { window: 60, max: 5 } },
    },
    advanced: {
      useSecureCookies: publicUrl.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    logger: { log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ message }, 'auth') },
    plugins: [twoFactor({ issuer: 'Redress' })],
  });

  async function hasUsers(): Promise<boolean> {
    const { internalAdapter } = await auth.$context;
    const madeUp = [{ field: 'email', operator: 'ends_with' as const, value: NOBODY_SIGNS_IN }];
    return (await internalAdapter.countTotalUsers()) > (await internalAdapter.countTotalUsers(madeUp));
  }

  const people = createPeople(() => auth.$context);

  return {
    ...people,
    async sessions(userId) {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.listSessions(userId)).map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
        id,
        createdAt,
        expiresAt,
        address: ipAddress ?? null,
        browser: userAgent ?? null,
      }));
    },
    async endSession(userId, sessionId) {
      const { internalAdapter } = await auth.$context;
      const found = (await internalAdapter.listSessions(userId)).find(({ id }) => id === sessionId);
      if (found === undefined) throw new AppError('not-found', 'no such session');
      await internalAdapter.deleteSession(found.token);
    },
    handler: (request) => auth.handler(request),
    async signedIn(headers) {
      const session = await auth.api.getSession({ headers });
      return session === null ? null : userSchema.parse(session.user);
    },
    async setupToken() {
      if (await hasUsers()) return null;
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(Date.now() + SETUP_TOKEN_LIFE_MS);
      const { internalAdapter } = await auth.$context;
      await internalAdapter.createVerificationValue({ identifier: setupKey(token), value: 'first-admin', expiresAt });
      return token;
    },
    async isSetupOpen(token) {
      if (await hasUsers()) return false;
      const { internalAdapter } = await auth.$context;
      const link = await internalAdapter.findVerificationValue(setupKey(token));
      return link !== null && link.expiresAt > new Date();
    },
    async setUp(token, user) {
      const { internalAdapter } = await auth.$context;
      // Of two requests with the same link one gets it: it is taken out before anything is made.
      const isOpen = !(await hasUsers()) && (await internalAdapter.consumeVerificationValue(setupKey(token))) !== null;
      if (!isOpen) {
        throw new AppError(
          'auth.forbidden',
          'this link has been used or is too old; a start without users prints a new one',
        );
      }
      await people.createUser({ ...user, role: 'admin' });
    },
  };
}

/** Only the hash is stored: who reads the database cannot use the link. */
function setupKey(token: string): string {
  return `setup:${createHash('sha256').update(token).digest('hex')}`;
}
