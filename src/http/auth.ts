import { createHash, randomBytes } from 'node:crypto';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../lib/log.ts';
import { parse } from './parse.ts';
import { originsOf } from './policy.ts';

export const ROLES = ['agent', 'supervisor', 'grievance-officer', 'admin'] as const;
export type UserRole = (typeof ROLES)[number];

/** The client's address as this server saw it; a header of that name from outside is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-redress-client';
const MIN_PASSWORD_LENGTH = 12;
/** How long the link for the first administrator works, milliseconds; each start makes a new one. */
const SETUP_TOKEN_LIFE_MS = 7 * 24 * 60 * 60 * 1000;
const ALL_BRANDS = '*';
/** People of the demo have no password; they do not count as the first user. */
const NOBODY_SIGNS_IN = '@demo.invalid';

const brandIdsSchema = z.array(z.string());
export const newUserSchema = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200).toLowerCase(),
  password: z.string().min(MIN_PASSWORD_LENGTH, `at least ${MIN_PASSWORD_LENGTH} characters`).max(128),
  role: z.enum(ROLES),
  /** Brands that this person sees; null: all. */
  brandIds: brandIdsSchema.nullable().default(null),
});
export const setupSchema = newUserSchema
  .pick({ name: true, email: true, password: true })
  .extend({ token: z.string() });
export type NewUser = z.input<typeof newUserSchema>;

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  /** Brands that this person sees; null: all. */
  brandIds: readonly string[] | null;
}

/** What is left out stays: a default would be filled in, `.partial()` or not. */
export const userChangeSchema = newUserSchema.pick({ name: true, role: true }).partial().extend({
  brandIds: brandIdsSchema.nullable().optional(),
  /** The brands that were shown: where somebody else changed them meanwhile, nothing is changed. */
  shownBrandIds: brandIdsSchema.nullable().optional(),
});
export type UserChange = z.output<typeof userChangeSchema>;

export interface OpenSession {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  address: string | null;
  browser: string | null;
}

export interface Auth {
  /** Sign-in, sign-out and the like, below /auth. */
  handler(request: Request): Promise<Response>;
  /** Who is asking, or null. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** @throws AppError `conflict` where the address is taken, `input.invalid` */
  createUser(user: NewUser): Promise<void>;
  /** @throws AppError `not-found`, `conflict` for the last administrator */
  changeUser(userId: string, change: UserChange): Promise<void>;
  /**
   * Ends their sessions; their name stays in the histories. What is to be done while they can still be found comes
   * `first`: where it fails, removing them can be tried again. @throws AppError as above
   */
  removeUser(userId: string, first?: () => Promise<unknown>): Promise<void>;
  /** Where somebody is signed in. */
  sessions(userId: string): Promise<OpenSession[]>;
  /** @throws AppError `not-found` for somebody else's */
  endSession(userId: string, sessionId: string): Promise<void>;
  /** For a link that makes the first administrator, once; null where there is a user already. */
  setupToken(): Promise<string | null>;
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

const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES).catch('agent'),
  brandIds: z.string().transform((stored) => (stored === ALL_BRANDS ? null : brandIdsSchema.parse(JSON.parse(stored)))),
});

/** Password and one-time codes (TOTP) by better-auth; nobody signs up by himself. */
export function createAuth({ database, secret, publicUrl, log, passwords }: AuthOptions): Auth {
  const auth = betterAuth({
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

  async function createUser(user: NewUser): Promise<void> {
    const { password, brandIds, ...rest } = parse(newUserSchema, user);
    const context = await auth.$context;
    if ((await context.internalAdapter.findUserByEmail(rest.email)) !== null) {
      throw new AppError('conflict', 'there is a user with this address already', {
        details: { reason: 'address-taken' },
      });
    }
    const created = await context.internalAdapter.createUser(
      { ...rest, emailVerified: true, brandIds: storedBrands(brandIds) },
      { method: 'other' },
    );
    await context.internalAdapter.linkAccount({
      userId: created.id,
      accountId: created.id,
      providerId: 'credential',
      password: await context.password.hash(password),
    });
  }

  async function userOf(userId: string): Promise<SignedIn> {
    const { internalAdapter } = await auth.$context;
    const found = await internalAdapter.findUserById(userId);
    if (found === null) throw new AppError('not-found', 'no such user');
    return userSchema.parse(found);
  }

  /**
   * Whoever locks everybody out of the settings, those of one brand too, cannot be helped by anybody.
   * @throws AppError `conflict`
   */
  async function refuseLastAdmin({ id, role, brandIds }: SignedIn): Promise<void> {
    if (role !== 'admin') return;
    const { adapter } = await auth.$context;
    const admins = await adapter.findMany({ model: 'user', where: [{ field: 'role', value: 'admin' }] });
    const others = admins.map((admin) => userSchema.parse(admin)).filter((admin) => admin.id !== id);
    const isSeen = (brandId: string): boolean => others.some((other) => other.brandIds?.includes(brandId));
    const isLast = others.length === 0 || brandIds === null || !brandIds.every(isSeen);
    if (isLast && !others.some((other) => other.brandIds === null))
      throw new AppError('conflict', 'this is the last administrator', { details: { reason: 'last-administrator' } });
  }

  /** Two administrators who take each other's rights at the same time are both refused. */
  async function takeRights(user: SignedIn, set: { role?: string; brandIds?: string; name?: string }): Promise<void> {
    const { internalAdapter } = await auth.$context;
    await refuseLastAdmin(user);
    await internalAdapter.updateUser(user.id, set);
    try {
      await refuseLastAdmin(user);
    } catch (error) {
      await internalAdapter.updateUser(user.id, { role: user.role, brandIds: storedBrands(user.brandIds) });
      throw error;
    }
  }

  return {
    async changeUser(userId, { brandIds, shownBrandIds, ...change }) {
      const user = await userOf(userId);
      if (
        shownBrandIds !== undefined &&
        !(seesAll(shownBrandIds, user) && seesAll(user.brandIds, { brandIds: shownBrandIds }))
      )
        throw new AppError('conflict', 'somebody changed this person meanwhile; look at them again');
      const scope = brandIds === undefined ? {} : { brandIds: storedBrands(brandIds) };
      const set = Object.fromEntries(
        Object.entries({ ...change, ...scope }).filter(([, value]) => value !== undefined),
      );
      const isLess = (change.role ?? 'admin') !== 'admin' || (brandIds !== undefined && !seesAll(brandIds, user));
      if (isLess) return takeRights(user, set);
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updateUser(userId, set);
    },
    async removeUser(userId, first) {
      const user = await userOf(userId);
      // Their rights go first: those can be given back.
      if (user.role === 'admin') await takeRights(user, { role: 'agent' });
      await first?.();
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUser(userId);
    },
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
    createUser,
    async setupToken() {
      if (await hasUsers()) return null;
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(Date.now() + SETUP_TOKEN_LIFE_MS);
      const { internalAdapter } = await auth.$context;
      await internalAdapter.createVerificationValue({ identifier: setupKey(token), value: 'first-admin', expiresAt });
      return token;
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
      await createUser({ ...user, role: 'admin' });
    },
  };
}

function storedBrands(brandIds: SignedIn['brandIds']): string {
  return brandIds === null ? ALL_BRANDS : JSON.stringify(brandIds);
}

/** Whether whoever sees these brands sees all that the other one does. */
function seesAll(brandIds: SignedIn['brandIds'], other: Pick<SignedIn, 'brandIds'>): boolean {
  return brandIds === null || other.brandIds?.every((id) => brandIds.includes(id)) === true;
}

/** Only the hash is stored: who reads the database cannot use the link. */
function setupKey(token: string): string {
  return `setup:${createHash('sha256').update(token).digest('hex')}`;
}
