import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../lib/log.ts';

export const ROLES = ['agent', 'supervisor', 'grievance-officer', 'admin'] as const;
export type UserRole = (typeof ROLES)[number];

/** The client's address as this server saw it; a header of that name from outside is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-redress-client';
const MIN_PASSWORD_LENGTH = 12;

export const newUserSchema = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200).toLowerCase(),
  password: z.string().min(MIN_PASSWORD_LENGTH, `at least ${MIN_PASSWORD_LENGTH} characters`).max(128),
  role: z.enum(ROLES),
});
export type NewUser = z.infer<typeof newUserSchema>;

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  /** Brands that this person sees; null: all. */
  brandIds: readonly string[] | null;
}

export interface Auth {
  /** Sign-in, sign-out and the like, below /auth. */
  handler(request: Request): Promise<Response>;
  /** Who is asking, or null. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  createUser(user: NewUser): Promise<void>;
  /** A link for the first administrator that works once and until the next start; null once there is a user. */
  setupToken(): Promise<string | null>;
  /** @throws AppError `auth.forbidden` for a wrong or used token */
  setUp(token: string, user: Omit<NewUser, 'role'>): Promise<void>;
}

export interface AuthOptions {
  /** What db/ hands out for it. */
  database: NonNullable<BetterAuthOptions['database']>;
  secret: string;
  publicUrl: string;
  log: Logger;
}

const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES).catch('agent'),
  brandIds: z.string(),
});

/** Password and one-time codes (TOTP) by better-auth; nobody signs up by himself. */
export function createAuth({ database, secret, publicUrl, log }: AuthOptions): Auth {
  const auth = betterAuth({
    database,
    secret,
    baseURL: publicUrl,
    basePath: '/auth',
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_PASSWORD_LENGTH },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'agent' },
        brandIds: { type: 'string', input: false, defaultValue: '*' },
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
  let setup: Buffer | null = null;

  async function hasUsers(): Promise<boolean> {
    const context = await auth.$context;
    return (await context.internalAdapter.countTotalUsers()) > 0;
  }

  async function createUser({ password, ...user }: NewUser): Promise<void> {
    const context = await auth.$context;
    if ((await context.internalAdapter.findUserByEmail(user.email)) !== null) {
      throw new AppError('conflict', `there is a user with the address ${user.email} already`);
    }
    const created = await context.internalAdapter.createUser(
      { ...user, emailVerified: true, brandIds: '*' },
      { method: 'other' },
    );
    await context.internalAdapter.linkAccount({
      userId: created.id,
      accountId: created.id,
      providerId: 'credential',
      password: await context.password.hash(password),
    });
  }

  return {
    handler: (request) => auth.handler(request),
    async signedIn(headers) {
      const session = await auth.api.getSession({ headers });
      const user = userSchema.safeParse(session?.user);
      if (!user.success) return null;
      const { brandIds, ...rest } = user.data;
      return { ...rest, brandIds: brandIds === '*' ? null : brandIds.split(',') };
    },
    createUser,
    async setupToken() {
      if (await hasUsers()) return null;
      const token = randomBytes(32).toString('base64url');
      setup = hashOf(token);
      return token;
    },
    async setUp(token, user) {
      if (setup === null || !timingSafeEqual(setup, hashOf(token)) || (await hasUsers())) {
        throw new AppError(
          'auth.forbidden',
          'this link has been used or is of an earlier start; look at the last start for a new one',
        );
      }
      setup = null;
      await createUser({ ...user, role: 'admin' });
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
